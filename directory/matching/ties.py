"""Chance that can be repeated: a keyed number for every person and request, and for every pair of them.

Equal pairs must be decided by something. The order of rows would favour whoever joined first, and a plain
hash could be aimed at by choosing a key; a keyed one is fair, the same in every process, and known to nobody
outside.
"""

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

SHORTEST_KEY = 16
MIXERS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))


def lots(kind: bytes, numbers: Iterable[int], key: bytes) -> NDArray[np.uint64]:
    """A number of 64 bits for each of these.

    `kind` keeps a request's number apart from a person's. `key`: 16 to 64 bytes; change it and chance falls
    anew. Raises ValueError for a key that is too short or too long.
    """
    if not SHORTEST_KEY <= len(key) <= blake2b.MAX_KEY_SIZE:
        raise ValueError(f"the key of the lots has {len(key)} bytes, not 16 to 64")
    drawn = b"".join(
        blake2b(str(number).encode(), key=key, digest_size=8, person=kind).digest() for number in numbers
    )
    return np.frombuffer(drawn, dtype="<u8").astype(np.uint64)


def pair_lots(one: np.uint64, others: NDArray[np.uint64], below: int) -> NDArray[np.int64]:
    """A number from 0 to `below` - 1, a power of two, for one request with each of these people."""
    mixed = others ^ one
    for shift, mixer in zip(SHIFTS, MIXERS, strict=False):
        mixed = (mixed ^ (mixed >> shift)) * mixer
    mixed ^= mixed >> SHIFTS[-1]
    return (mixed & np.uint64(below - 1)).astype(np.int64)
