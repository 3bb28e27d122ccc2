"""The blocks of the demonstration's files as the raw value of a stream field.

Block ids are made from the page's label and the block's place, so that a translation has the ids of its
original: translators' strings are found by them.
"""

import uuid

from demonstration.loading.files import Files

NAMESPACE = uuid.UUID("6b1f7f0e-2018-4627-8a60-a705ba000028")
GATED = ("paragraph", "quote", "image")


class Body:
    """Builds the stream field of one page in one language."""

    def __init__(self, label: str, files: Files):
        self.label = label
        self.files = files

    def value(self, blocks: list[dict]) -> list[dict]:
        """Raw stream data. A warning takes the block after it behind itself, as its words announce."""
        built: list[dict] = []
        numbered = iter(enumerate(blocks))
        for number, block in numbered:
            if block["kind"] == "warning":
                inner_number, inner = next(numbered)
                built.append(self.warning(number, block, self.block(inner_number, inner)))
            else:
                built.append(self.block(number, block))
        return built

    def block(self, number: int, block: dict) -> dict:
        return self.typed(f"{number}", *getattr(self, block["kind"])(number, block))

    def typed(self, place: str, kind: str, value) -> dict:
        return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, f"{self.label}/{place}"))}

    def heading(self, number, block):
        return "heading", block["text"]

    def paragraph(self, number, block):
        return "paragraph", block["text"]

    def quote(self, number, block):
        return "quote", {"quote": block["text"], "attribution": block.get("attribution", "")}

    def fact_box(self, number, block):
        return "fact", {"title": block["title"], "text": block["text"], "source": ""}

    def image(self, number, block):
        picture = {
            "image": self.files.image(block["picture"]).pk,
            "decorative": block.get("decorative", False),
            "alt_text": block.get("alt", ""),
        }
        return "image", {"picture": picture, "caption": block.get("caption", ""), "credit": ""}

    def audio(self, number, block):
        recording = self.files.sound(block["sound"]).pk
        value = {"title": block["title"], "recording": recording, "length": block.get("length", "")}
        return "audio", {**value, "transcript": rich(block["transcript"])}

    def download(self, number, block):
        document = self.files.document(block["document"]).pk
        return "download", {"document": document, "title": block["title"], "note": block.get("note", "")}

    def timeline(self, number, block):
        events = [
            self.typed(f"{number}/{row}", "item", {"when": entry["date"], "what": rich(entry["text"])})
            for row, entry in enumerate(block["entries"])
        ]
        return "timeline", {"title": block.get("title", ""), "events": events}

    def warning(self, number: int, block: dict, inner: dict) -> dict:
        if inner["type"] not in GATED:
            raise ValueError(f"{self.label}: block {number} warns of a {inner['type']}")
        value = {"kinds": [block["warning"]], "note": block["text"], "content": [inner]}
        return self.typed(f"{number}", "warning", value)


def rich(text: str) -> str:
    """Plain lines of the files where the page wants rich text."""
    return text if not text or text.startswith("<") else f"<p>{text}</p>"
