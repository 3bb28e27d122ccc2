"""What members and the region's people do with a public page, as verbs."""

from contextlib import contextmanager

from django.test import TestCase
from wagtail.models import Page

from directory.models import DirectoryPage, PublicProfilePage
from directory.public_page.draft import fresh_draft, profile_of, save_draft, seal_of
from directory.public_page.sending import send
from tests.actions import fresh, release_page, release_translation, sign_off, signer_of, somebody, translate
from tests.actions import release_structure as release_home
from tests.factories import MemberFactory, skill

NAME, TEXT = "Acacia Wind", "I teach people how to keep their telephones quiet."


@contextmanager
def committed():
    """Inside a test's transaction: what waits for the commit is done at the end."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield


def directory_page(language: str = "en") -> DirectoryPage:
    """The directory's own page, signed and public."""
    release_home(language)
    page = DirectoryPage.objects.get(locale__language_code=language)
    if page.live:
        return page
    if page.is_translation:
        directory_page("en")
        translate(page.original, language)
        return release_translation(page)
    return release_page(page, by=somebody("coordinator"))


def open_member(**facts):
    """An active member who chose "Open", with a skill and a language."""
    skill("digital-security")
    facts = {"preset": "open", "languages": ["en:3"], "offers": ["digital-security"], **facts}
    return MemberFactory(**facts)


def write(member, **words):
    """A draft, as the form would keep it."""
    start = fresh_draft(member, "en")
    kept = {"written_in": "en", "skills": start.skills, "languages": start.languages}
    return save_draft(member, {**kept, "name": NAME, "text": TEXT, **words})


def send_page(member, **words) -> PublicProfilePage:
    """Writes and sends; the page as its signers find it."""
    if words or profile_of(member) is None:
        write(member, **words)
    page = send(member, agreed_to=seal_of(profile_of(member)))
    return PublicProfilePage.objects.get(pk=page.pk)


def sign_all(page: Page) -> Page:
    """Every step by whoever's it is."""
    while page.current_workflow_task_state:
        with committed():
            page = sign_off(page, by=signer_of(page))
    return page


def public_page(member=None, *languages: str, **words) -> PublicProfilePage:
    """A public page of Kenya, also in these languages."""
    directory_page()
    page = sign_all(send_page(member or open_member(), **words))
    assert page.live
    for language in languages:
        directory_page(language)
        with committed():
            release_translation(translate(page, language))
    return fresh(page)
