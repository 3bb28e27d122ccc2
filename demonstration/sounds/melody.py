"""Plays the demonstration's one sound into embarcadere.wav, by hand: python demonstration/sounds/melody.py

A thumb piano made of decaying sine waves; needs nothing but the standard library.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 16_000
SECONDS = 8
# (start in seconds, frequency in hertz): four notes up, the same four down, the last one left hanging.
NOTES = [
    (0.1, 261.6),
    (0.9, 329.6),
    (1.7, 392.0),
    (2.5, 440.0),
    (3.7, 440.0),
    (4.5, 392.0),
    (5.3, 329.6),
    (6.1, 261.6),
]
# A lamella's overtones: (multiple of the tone, loudness, decay per second)
OVERTONES = [(1.0, 0.55, 1.6), (2.0, 0.18, 3.0), (5.4, 0.08, 9.0)]


def loudness(moment):
    """The air's displacement at a moment in seconds, between -1 and 1."""
    value = 0.0
    for start, tone in NOTES:
        age = moment - start
        if age >= 0:
            attack = min(1.0, age / 0.006)
            value += attack * sum(
                part * math.exp(-decay * age) * math.sin(2 * math.pi * tone * times * age)
                for times, part, decay in OVERTONES
            )
    fade = min(1.0, (SECONDS - moment) / 0.8)
    return max(-1.0, min(1.0, value * 0.6 * fade))


if __name__ == "__main__":
    with wave.open(str(Path(__file__).with_name("embarcadere.wav")), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        samples = (int(32_000 * loudness(step / RATE)) for step in range(RATE * SECONDS))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
