"""Whether a story has the consents it needs. Said without any name: editors and approvers read it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from ..models import ConsentRecord, Scope, StoryPage, Use
from .uses import harmless_pictures, uses_in, uses_of

WORDS = {
    Scope.TEXT: gettext_lazy("consent to the words"),
    Scope.NAME: gettext_lazy("consent to the public byline"),
    Scope.IMAGE: gettext_lazy("consent to the pictures"),
    Scope.VOICE: gettext_lazy("consent to the voice or film"),
    Scope.COUNTRY: gettext_lazy("consent to naming the country"),
}


@dataclass(frozen=True)
class ConsentState:
    """missing: the scopes that nobody agreed to, in the order of the table. waits: whether a consent ended
    and nobody said what the story does without it."""

    missing: tuple[str, ...] = ()
    waits: bool = False

    @property
    def is_complete(self) -> bool:
        return not self.missing and not self.waits

    @property
    def reasons(self) -> list[str]:
        """What is missing, in words."""
        reasons = [str(WORDS[Scope(scope)]) for scope in self.missing]
        return [*reasons, _("an answer to a consent that has ended")] if self.waits else reasons


def state_from(uses: set[str], records: Iterable[ConsentRecord]) -> ConsentState:
    records = list(records)
    covered = set()
    for record in records:
        if record.is_in_force:
            covered |= record.scopes_for(Use.SITE)
    missing = tuple(scope for scope in Scope.values if scope in uses - covered)
    return ConsentState(missing, any(record.waits for record in records))


def facts_of_records():
    """Records without what is private: nothing is decrypted to ask whether they are valid."""
    private = ("person", "reach", "risk", "reason", "other_language", "told_by")
    return ConsentRecord.objects.defer(*private)


def state_of(page) -> ConsentState:
    """Of one story as it stands in memory, in any language: two queries."""
    return state_from(uses_of(page), facts_of_records().of_story(page))


def states_of(stories: Iterable) -> dict:
    """Translation key → state, of the newest version of each original: three queries for all of them."""
    stories = list(stories)
    versions = Revision.objects.filter(pk__in=[story.latest_revision_id for story in stories])
    contents = {int(pk): loaded(content) for pk, content in versions.values_list("object_id", "content")}
    harmless = harmless_pictures(contents.values())
    keys = {story.translation_key for story in stories}
    records: dict = {key: [] for key in keys}
    for record in facts_of_records().filter(placement__translation_key__in=keys).select_related("placement"):
        records[record.placement.translation_key].append(record)
    return {
        story.translation_key: state_from(
            uses_in(contents.get(story.pk, {}), harmless), records[story.translation_key]
        )
        for story in stories
    }


def loaded(content) -> dict:
    return json.loads(content) if isinstance(content, str) else content


def consent_is_given(page) -> list[str]:
    """The release condition: what this version of a story shows of people, somebody agreed to it.

    Asked of every release of every page; two queries, and only for stories. A translation asks for the
    records of its original.
    """
    return state_of(page).reasons if isinstance(page, StoryPage) else []
