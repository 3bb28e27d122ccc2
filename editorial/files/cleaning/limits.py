"""How much one upload may be. Bytes as they arrive, pixels and frames as they unfold: a file of a few
kilobytes can unfold to gigabytes."""

MEGABYTE = 1024 * 1024

MAX_BYTES = {
    "picture": 20 * MEGABYTE,
    "pdf": 30 * MEGABYTE,
    "office": 30 * MEGABYTE,
    "sound": 60 * MEGABYTE,
    "text": 2 * MEGABYTE,
}
MAX_BYTES_OF_ANY = max(MAX_BYTES.values())

MAX_PIXELS = 64_000_000  # the sharpest phones make 50 million
MAX_SIDE = 20_000
MAX_FRAMES = 400
MAX_ANIMATED_PIXELS = 60_000_000  # all frames together, held in memory while they are written

MAX_UNPACKED = 120 * MEGABYTE  # one office file, or all streams of one PDF
MAX_UNPACKED_PART = 60 * MEGABYTE
MAX_PARTS = 2_000
MAX_PDF_OBJECTS = 200_000
