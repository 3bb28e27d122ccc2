"""The library, the Charter and the toolbox of the demonstration: what a page of theirs holds once for all
languages."""

import datetime
import json
import zoneinfo

from demonstration.loading.body import Body
from demonstration.loading.files import Files
from demonstration.reading import Entry

OPENS, CLOSES = datetime.time(9), datetime.time(17)


def facts_of(entry: Entry, files: Files) -> dict:
    """The fields of a page that its file gives once for all languages."""
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


def of_article(entry: Entry, files: Files) -> dict:
    code = entry.meta["code"]
    return {"code": code, "slug": code, "source_url": entry.meta["source_url"]}


def of_tool(entry: Entry, files: Files) -> dict:
    return {"slug": entry.meta["code"], "kind": entry.meta["kind"], "source_url": entry.meta["source_url"]}


FACTS = {
    "CharterArticlePage": of_article,
    "InsightPage": of_insight,
    "MeetingPage": of_meeting,
    "ResourcePage": of_resource,
    "ToolPage": of_tool,
}
