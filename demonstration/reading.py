"""Reads the demonstration's files; demonstration/content/README.md describes them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOM = Path(__file__).resolve().parent
CONTENT = ROOM / "content"
SHELVES = ("stories", "pages", "library", "charter", "toolbox", "campaigns")
# The parts of a page that are made of blocks.
STREAMS = ("body", "rules")
# What a translator never touches: the same in every language of a page.
FACTS = ("kind", "picture", "decorative", "sound", "document", "warning")


@dataclass(frozen=True)
class Entry:
    """One page: its facts once (`meta`), its words per language (`words["fr"]["title"]`)."""

    shelf: str
    meta: dict
    words: dict[str, dict]

    @property
    def label(self) -> str:
        return self.meta["label"]

    @property
    def original(self) -> dict:
        """The words in the language that the page was written in."""
        return self.words[self.meta["original"]]


def shelf(name: str) -> list[Entry]:
    """Every page of a shelf, by label. Raises TOMLDecodeError."""
    return [_entry(name, folder) for folder in sorted((CONTENT / name).iterdir()) if folder.is_dir()]


def members() -> list[dict]:
    """The 28 members; content/README.md says what is known of each."""
    return _read(CONTENT / "members.toml")["member"]


def former_members() -> list[dict]:
    """Those who erased everything: they have no account any more."""
    return _read(CONTENT / "members.toml")["former"]


def requests() -> list[dict]:
    """What members ask each other for, in order."""
    return _read(CONTENT / "exchange.toml")["request"]


def cases() -> list[dict]:
    """What people without an account ask for, in order."""
    return _read(CONTENT / "intake.toml")["case"]


def outside_lines() -> list[dict]:
    """Invented organisations that help."""
    return _read(CONTENT / "outside.toml")["line"]


def signatures() -> list[dict]:
    """Who signed which content, by the content's label; the file itself says what is known of them."""
    return _read(CONTENT / "signatures.toml")["signed"]


def clinics() -> list[dict]:
    """Sessions of the clinic: label, language, phase, by, facilitator, advisers, campaign, title, about,
    stuck, days_ago, and every word with who wrote it, its kind, what it names and what it answers."""
    return _read(CONTENT / "clinic.toml")["session"]


def public_profiles() -> list[dict]:
    """Who has a public page: handle, written_in, skills, languages, words (name, text) in each language."""
    return _read(CONTENT / "public_profiles.toml")["profile"]


def shape(words: dict) -> list[tuple]:
    """What translations share with their original: kinds of blocks in order, facts, lengths of timelines."""
    return [
        (*((fact, block[fact]) for fact in FACTS if fact in block), len(block.get("entries", ())))
        for stream in STREAMS
        for block in words.get(stream, [])
    ]


def strings(words: dict) -> dict[str, str]:
    """Every word a reader sees, by place: {"title": …, "body.3.text": …, "body.5.entries.0.date": …}."""
    found = {name: text for name, text in words.items() if isinstance(text, str)}
    for name, rows in words.items():
        if name not in STREAMS and not isinstance(rows, str):
            found |= {f"{name}.{n}.{part}": text for n, row in enumerate(rows) for part, text in row.items()}
    for stream in STREAMS:
        for number, block in enumerate(words.get(stream, [])):
            found |= _strings_of(f"{stream}.{number}", block)
    return found


def _strings_of(place: str, block: dict) -> dict[str, str]:
    found = {}
    for name, value in block.items():
        if name == "entries":
            for row, line in enumerate(value):
                found |= {f"{place}.entries.{row}.{part}": text for part, text in line.items()}
        elif name not in FACTS:
            found[f"{place}.{name}"] = value
    return found


def picture(name: str) -> Path:
    return ROOM / "pictures" / f"{name}.webp"


def sound(name: str) -> Path:
    return ROOM / "sounds" / f"{name}.wav"


def document(name: str) -> Path:
    """A PDF, or plain text where there is none."""
    printed = ROOM / "documents" / f"{name}.pdf"
    return printed if printed.exists() else printed.with_suffix(".txt")


def _entry(name: str, folder: Path) -> Entry:
    words = {file.stem: _read(file) for file in sorted(folder.glob("*.toml")) if file.stem != "meta"}
    return Entry(name, _read(folder / "meta.toml"), words)


def _read(file: Path) -> dict:
    return tomllib.loads(file.read_text(encoding="utf-8"))
