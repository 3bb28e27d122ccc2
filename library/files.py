"""The files of a resource as rows of its page. No queries."""

from dataclasses import dataclass
from typing import Any

from home.languages import WRITTEN_LANGUAGES
from home.prepared import raw_of


@dataclass(frozen=True)
class ResourceFile:
    """One file. code: its language; name: that language in the reader's words; is_own: it is the reader's."""

    code: str
    name: str
    document: Any
    offline: bool
    is_own: bool


def in_order_for(code: str, files) -> list[ResourceFile]:
    """The reader's language first, then the order of the editors; rows whose file is gone are left out.

    Arguments: code, the reader's language; files, the value of the page's field.
    """
    names = dict(WRITTEN_LANGUAGES)
    rows = [
        ResourceFile(
            code=block.value["language"],
            name=names.get(block.value["language"], block.value["language"]),
            document=block.value["document"],
            offline=block.value["offline"],
            is_own=block.value["language"] == code,
        )
        for block in files
        if block.value["document"]
    ]
    return sorted(rows, key=lambda row: not row.is_own)


def languages_of(files) -> list[str]:
    """Codes of the languages there is a file in; reads the stored value, no document."""
    return list(dict.fromkeys(row["value"]["language"] for row in raw_of(files)))
