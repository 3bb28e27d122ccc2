"""Plain text: nothing invisible."""

import unicodedata

ORDER_CHANGERS = set(range(0x202A, 0x202F)) | set(range(0x2066, 0x206A))


def text_leftovers(content: bytes) -> list[str]:
    text = content.decode("utf-8")
    found = []
    if any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in text):
        found.append("control characters")
    if any(ord(sign) in ORDER_CHANGERS for sign in text):
        found.append("characters that turn the order around")
    if text.startswith("WEBVTT") and "\nNOTE" in text:
        found.append("notes of the makers")
    return found
