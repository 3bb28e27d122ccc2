"""The history of a content in plain words, all languages together, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageLogEntry

from .models import SignOff, Withdrawal
from .people import names_of

# What the log's actions mean to a reader; what is not here is left to Wagtail's own history.
WORDS = {
    "wagtail.create": _("%(name)s began it"),
    "wagtail.copy": _("%(name)s made it as a copy"),
    "wagtail.revert": _("%(name)s went back to an older version"),
    "wagtail.workflow.start": _("%(name)s submitted it for sign-off"),
    "wagtail.workflow.resume": _("%(name)s submitted it again"),
    "wagtail.workflow.reject": _("%(name)s sent it back"),
    "wagtail.workflow.cancel": _("%(name)s stopped the sign-off"),
    "wagtail.publish": _("It became public; the last step was by %(name)s"),
    "wagtail.unpublish": _("%(name)s took it down"),
    "wagtail.rename": _("%(name)s changed its title"),
    "wagtail.move": _("%(name)s moved it"),
    "editorial.takedown": _("%(name)s took it down in every language"),
    "editorial.transfer": _("%(name)s gave it to another region"),
    "editorial.emergency": _("%(name)s released it in an emergency, without its full sign-off"),
    "editorial.stand_in": _("%(name)s named a stand-in"),
    "editorial.credit_withdrawn": _("%(name)s took the translator’s name away"),
    "editorial.preview_made": _("%(name)s made a preview link"),
    "editorial.preview_opened": _("Somebody opened a preview link"),
    "editorial.preview_revoked": _("%(name)s revoked a preview link"),
    "editorial.preview_ended": _("A preview link stopped by itself"),
}
# Written once for each language of a content, and meant once.
OF_ALL_LANGUAGES = frozenset({"editorial.takedown", "editorial.transfer"})
SIGNED = _("%(name)s gave the %(kind)s")
SIGNED_AS_STAND_IN = _("%(name)s gave the %(kind)s, as a stand-in from another region")
WITHDRAWN = _("The %(kind)s of %(name)s ended")


@dataclass(frozen=True)
class Event:
    """words: a sentence; comment: what the person wrote with it; language: empty for all of them."""

    when: datetime
    words: str
    comment: str = ""
    language: str = ""


def chronicle(placement) -> list[Event]:
    """Everything that happened to a content and that its people should know."""
    pages = Page.objects.filter(translation_key=placement.translation_key).select_related("locale")
    languages = {page.pk: str(page.locale) for page in pages}
    events = _from_log(languages) + _from_signatures(placement)
    return sorted(events, key=lambda event: event.when, reverse=True)


def _from_log(languages: dict[int, str]) -> list[Event]:
    entries = list(PageLogEntry.objects.filter(page__in=languages, action__in=WORDS).order_by("timestamp"))
    names = names_of(entry.user_id for entry in entries)
    events, told = [], set()
    for entry, name in zip(entries, names, strict=True):
        comment = str(entry.data.get("reason") or entry.data.get("comment") or "")
        language = languages[entry.page_id]
        if entry.action in OF_ALL_LANGUAGES:
            act = (entry.action, entry.user_id, comment, entry.timestamp.replace(second=0, microsecond=0))
            if act in told:
                continue
            told.add(act)
            language = ""
        events.append(Event(entry.timestamp, WORDS[entry.action] % {"name": name}, comment, language))
    return events


def _from_signatures(placement) -> list[Event]:
    given = list(
        SignOff.objects.filter(translation_key=placement.translation_key)
        .exclude(kind="emergency")
        .select_related("locale")
    )
    ended = list(
        Withdrawal.objects.filter(sign_off__translation_key=placement.translation_key).select_related(
            "sign_off__locale"
        )
    )
    names = names_of([one.user_id for one in given] + [one.sign_off.user_id for one in ended])
    events = []
    for one, name in zip(given, names, strict=False):
        sentence = SIGNED_AS_STAND_IN if one.as_stand_in else SIGNED
        words = sentence % {"name": name, "kind": one.get_kind_display()}
        events.append(Event(one.created_at, words, one.comment, str(one.locale)))
    for end, name in zip(ended, names[len(given) :], strict=True):
        words = WITHDRAWN % {"name": name, "kind": end.sign_off.get_kind_display()}
        events.append(Event(end.created_at, words, "", str(end.sign_off.locale)))
    return events
