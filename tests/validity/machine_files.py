"""Whether feeds and sitemaps are what their standards say. Each function returns what is wrong, in words."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
JSON_FEED = "https://jsonfeed.org/version/1.1"


@cache
def schema(name: str):
    kind = etree.RelaxNG if name.endswith(".rng") else etree.XMLSchema
    return kind(etree.parse(HERE / name))


def _against(name: str, content: bytes) -> list[str]:
    found = schema(name)
    found.validate(etree.fromstring(content))
    return [str(error) for error in found.error_log]


def sitemap(content: bytes) -> list[str]:
    return _against("sitemap.xsd", content)


def atom(content: bytes) -> list[str]:
    """RFC 4287: the grammar, and what a grammar cannot say."""
    tree = etree.fromstring(content)
    ids = [entry.findtext(f"{ATOM}id") for entry in tree.iter(f"{ATOM}entry")]
    rels = [link.get("rel") for link in tree.findall(f"{ATOM}link")]
    return [
        *_against("atom.rng", content),
        *(["one id twice"] if len(ids) != len(set(ids)) else []),
        *(["no link to itself"] if rels.count("self") != 1 else []),
        *(f"id is no address: {one}" for one in ids if not urlsplit(one).scheme),
    ]


def rss(content: bytes) -> list[str]:
    """RSS 2.0.11 and the advice of the RSS Advisory Board's best practices."""
    tree = etree.fromstring(content)
    channel = tree.find("channel")
    wrong = [
        f"channel without {name}" for name in ("title", "link", "description") if not channel.findtext(name)
    ]
    links = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    wrong += ["no link to itself"] if len(links) != 1 or tree.get("version") != "2.0" else []
    guids = [item.findtext("guid") for item in channel.findall("item")]
    wrong += ["one guid twice"] if len(guids) != len(set(guids)) else []
    for item in channel.findall("item"):
        wrong += _rss_item(item)
    return wrong


def _rss_item(item) -> list[str]:
    title = item.findtext("title") or item.findtext("description")
    guid = item.find("guid")
    wrong = [] if title else ["item without words"]
    wrong += [] if _is_absolute(item.findtext("link")) else ["item without address"]
    if guid is None or not guid.text or (guid.get("isPermaLink") != "false" and not _is_absolute(guid.text)):
        wrong.append("item without guid")
    try:
        parsedate_to_datetime(item.findtext("pubDate") or "")
    except ValueError:
        wrong.append("item without a date")
    return wrong


def json_feed(content: bytes) -> list[str]:
    """JSON Feed 1.1."""
    feed = json.loads(content)
    wrong = [] if feed.get("version") == JSON_FEED and feed.get("title") else ["no version or title"]
    wrong += [
        f"{name} is no address" for name in ("home_page_url", "feed_url") if not _is_absolute(feed.get(name))
    ]
    ids = [item.get("id") for item in feed["items"]]
    wrong += ["one id twice"] if len(ids) != len(set(ids)) else []
    for item in feed["items"]:
        wrong += (
            [] if isinstance(item.get("id"), str) and _is_absolute(item.get("url")) else ["item without id"]
        )
        wrong += [] if {"content_text", "content_html"} & item.keys() else ["item without words"]
        for name in ("date_published", "date_modified"):
            wrong += [] if datetime.fromisoformat(item[name]).tzinfo else [f"{name} without zone"]
        wrong += [] if all(isinstance(tag, str) for tag in item.get("tags", ())) else ["a tag is no text"]
    return wrong


def _is_absolute(address: str | None) -> bool:
    parts = urlsplit(address or "")
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


CHECKS = {"rss": rss, "atom": atom, "json": json_feed}
