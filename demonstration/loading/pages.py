"""Pages of the demonstration in memory, from their files: one page type, one language at a time."""

import copy
import datetime
import json
from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import Locale

from demonstration.loading.body import Body
from demonstration.loading.files import Files
from demonstration.reading import STREAMS, Entry


@dataclass
class PageMaker:
    """Makes unsaved pages of one entry. `facts` are the fields that are the same in every language."""

    entry: Entry
    model: type
    files: Files
    facts: dict

    @property
    def field_names(self) -> set[str]:
        return {field.name for field in self.model._meta.get_fields()}

    def page(self, language: str, *, changed: bool = False):
        """The page in a language; `changed`, with the words of the entry's later change."""
        words = self.changed_words(language) if changed else self.entry.words[language]
        plain = self.field_names - set(STREAMS)
        fields = {name: text for name, text in words.items() if name in plain and isinstance(text, str)}
        fields["search_description"] = words.get("seo", "")
        for name in set(STREAMS) & self.field_names:
            # Block ids are made from it: those of the body have been so since before there were others.
            label = self.entry.label if name == "body" else f"{self.entry.label}/{name}"
            fields[name] = json.dumps(Body(label, self.files).value(words.get(name, [])))
        for name in NOTES & self.field_names:
            fields[name] = json.dumps(self.notes(name, language))
        return self.model(
            locale=Locale.objects.get(language_code=language), live=False, **{**fields, **self.facts}
        )

    def notes(self, name: str, language: str) -> list[dict]:
        """What was told after the release: dated, with words in every language of the story."""
        body = Body(self.entry.label, self.files)
        built = []
        for number, note in enumerate(self.entry.meta.get(name, [])):
            day = timezone.localdate() - datetime.timedelta(days=note["days_ago"])
            said = {part: note[part].get(language, "") for part in ("title", "text") if part in note}
            built.append(body.typed(f"{name}/{number}", NOTES_KIND[name], {"date": day.isoformat(), **said}))
        return built

    def changed_words(self, language: str) -> dict:
        """`change.place` names one string, as "body.5.text" or "title"."""
        words = copy.deepcopy(self.entry.words[language])
        change = self.entry.meta["change"]
        original = language == self.entry.meta["original"]
        text = change["text"] if original else change.get("translations", {}).get(language)
        if text is not None:
            *path, last = [int(part) if part.isdigit() else part for part in change["place"].split(".")]
            target = words
            for part in path:
                target = target[part]
            target[last] = text
        return words


def overwrite(page, words) -> None:
    """Gives a draft the words of an in-memory page."""
    for field in type(words)._meta.get_fields():
        translated = getattr(field, "concrete", False) and field.name in TRANSLATED
        if translated:
            setattr(page, field.attname, getattr(words, field.attname))


NOTES_KIND = {"corrections": "correction", "updates": "update"}
NOTES = frozenset(NOTES_KIND)
TRANSLATED = NOTES | frozenset(
    {
        "title",
        "slug",
        "standfirst",
        "body",
        "rules",
        "byline",
        "ask",
        "hero_alt",
        "search_description",
        "contact",
        "place",
        "used_where",
        "worked",
        "failed",
        "risk",
    }
)


def backdate(page, days_ago: float, *, first: bool = True) -> None:
    """Moves a release into the past: dates are relative to the day the demonstration is loaded."""
    released = timezone.now() - datetime.timedelta(days=days_ago)
    page.last_published_at = released
    fields = ["last_published_at"]
    if first:
        page.first_published_at = released
        fields.append("first_published_at")
    page.save(update_fields=fields)
