"""The library of the demonstration."""

import datetime
import json
import zoneinfo

from demonstration.loading.body import Body
from demonstration.loading.files import Files
from demonstration.reading import Entry

OPENS, CLOSES = datetime.time(9), datetime.time(17)


def facts_of(entry: Entry, files: Files) -> dict:
    """The fields of a library page that its file gives once for all languages."""
    return FACTS[entry.meta["type"]](entry, files)


def of_insight(entry: Entry, files: Files) -> dict:
    return {"kind": entry.meta["kind"], "year": entry.meta["year"]}


def of_resource(entry: Entry, files: Files) -> dict:
    """With a printed file for each language."""
    body = Body(entry.label, files)
    rows = [
        body.typed(
            f"files/{number}", "file", {"language": language, "document": document.pk, "offline": True}
        )
        for number, language in enumerate(entry.meta["files"])
        for document in [files.document(f"{entry.label}-{language}")]
    ]
    return {**of_insight(entry, files), "files": json.dumps(rows)}


def of_meeting(entry: Entry, files: Files) -> dict:
    zone = zoneinfo.ZoneInfo(entry.meta["zone"])
    return {
        "starts_at": datetime.datetime.combine(entry.meta["starts"], OPENS, zone),
        "ends_at": datetime.datetime.combine(entry.meta["ends"], CLOSES, zone),
        "zone": entry.meta["zone"],
        "spoken": entry.meta["spoken"],
        "place_policy": entry.meta["place_policy"],
    }


FACTS = {"InsightPage": of_insight, "ResourcePage": of_resource, "MeetingPage": of_meeting}
