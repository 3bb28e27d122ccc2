"""The ten steps of the tour: who does what, and where their button leads."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from demonstration.models import DemoPage

CONTINUE = _("Continue as {handle}")
TO_READ, TO_RELEASE, TO_TRANSLATE = "congo-radio", "kenya-well", "macedonia-lake"


def version(label: str, language: str) -> Page:
    """A page of the demonstration in a language. Raises Page.DoesNotExist."""
    key = DemoPage.objects.get(label=label).translation_key
    return Page.objects.get(translation_key=key, locale__language_code=language)


def screen(name: str, label: str, language: str) -> Callable[[], str]:
    """Address of an editors' screen for that page, worked out when it is asked for."""
    return lambda: reverse(name, args=[version(label, language).pk])


@dataclass(frozen=True)
class Scene:
    """One button. `handle` empty: a reader's link, without signing in."""

    name: str
    says: Promise
    address: Callable[[], str]
    handle: str = ""

    @property
    def label(self) -> str:
        return str(self.says).format(handle=self.handle)


@dataclass(frozen=True)
class Step:
    title: Promise
    text: Promise
    scenes: tuple[Scene, ...] = field(default_factory=tuple)


STEPS = (
    Step(
        _("Read this month’s story in Arabic"),
        _("It was written in French, in Congo. Change the language: the page keeps its place."),
        (Scene("read", _("Read it"), lambda: version(TO_READ, "ar").get_url()),),
    ),
    Step(
        _("Submit a story, and be refused your own sign-off"),
        _("The page says who can sign it. You cannot: you wrote it, and four eyes are never relaxed."),
        (
            Scene(
                "submit",
                CONTINUE,
                screen("editorial:submit", TO_RELEASE, "en"),
                "kenya-editor",
            ),
            Scene(
                "own-sign-off",
                _("Try to sign it as {handle}"),
                screen("editorial:sign_off", TO_RELEASE, "en"),
                "kenya-editor",
            ),
        ),
    ),
    Step(
        _("Do not see it from another region"),
        _("Macedonia’s approver finds nothing of Kenya’s drafts: not in the queue, the explorer, or search."),
        (
            Scene(
                "other-region",
                CONTINUE,
                lambda: reverse("editorial:queue"),
                "macedonia-approver",
            ),
        ),
    ),
    Step(
        _("Sign it off, twice"),
        _("The region answers for the text, then safety for the people in it. Two persons, never one."),
        (
            Scene(
                "regional",
                CONTINUE,
                screen("editorial:sign_off", TO_RELEASE, "en"),
                "kenya-approver",
            ),
            Scene(
                "safety",
                CONTINUE,
                screen("editorial:sign_off", TO_RELEASE, "en"),
                "kenya-safety",
            ),
        ),
    ),
    Step(
        _("See it live"),
        _("Nobody pressed a publish button: there is none. The second signature released it."),
        (Scene("live", _("Read it as anybody"), lambda: version(TO_RELEASE, "en").get_url()),),
    ),
    Step(
        _("Translate a string, and sign the translation"),
        _("One text of this French translation is missing. Then somebody else answers for the French."),
        (
            Scene(
                "translate",
                CONTINUE,
                screen("wagtailadmin_pages:edit", TO_TRANSLATE, "fr"),
                "fr-translator",
            ),
            Scene(
                "language",
                CONTINUE,
                screen("editorial:sign_off", TO_TRANSLATE, "fr"),
                "fr-reviewer",
            ),
        ),
    ),
    Step(
        _("Take it down in every language"),
        _("One reason, one tap: pages, files, feeds and search. It returns only with fresh signatures."),
        (
            Scene(
                "takedown",
                CONTINUE,
                screen("editorial:take_down", TO_RELEASE, "en"),
                "kenya-lead",
            ),
        ),
    ),
    Step(
        _("See what waits for whom"),
        _("A coordinator sees every waiting sign-off by region and age, and signs none of them."),
        (
            Scene(
                "waiting",
                CONTINUE,
                lambda: reverse("editorial:queue"),
                "coordinator",
            ),
        ),
    ),
    Step(
        _("See yourself as others do"),
        _(
            "A member’s profile as members, leads and the public see it. Nobody sees more than its owner "
            "chose."
        ),
        (
            Scene(
                "see-as",
                CONTINUE,
                lambda: reverse("directory:seen_by", args=["members"]),
                "member-07",
            ),
        ),
    ),
    Step(
        _("Ask for a skill, and be brought together"),
        _("Ask for “Urgent appeals”, now. Who is asked reads your summary alone; two yeses open a thread."),
        (
            Scene("ask", _("Ask as {handle}"), lambda: reverse("directory:new_request"), "member-21"),
            Scene("answer", _("Answer as {handle}"), lambda: reverse("directory:asks"), "member-24"),
            Scene(
                "second-yes",
                _("Say the second yes as {handle}"),
                lambda: reverse("directory:introductions"),
                "member-21",
            ),
        ),
    ),
)

SCENES = {scene.name: scene for step in STEPS for scene in step.scenes}
