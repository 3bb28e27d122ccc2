"""Members of the demonstration who have a public page: they write it in the form, their region signs it, and
translators bring it into the other languages."""

from django.db import transaction
from wagtail.models import Locale

from demonstration.loading import signing
from demonstration.loading.signing import Cast, fresh
from demonstration.reading import public_profiles
from directory.models import Member, PublicProfilePage
from directory.public_page.draft import fresh_draft, profile_of, save_draft, seal_of
from directory.public_page.forms import PublicPageForm
from directory.public_page.sending import send
from directory.visibility import may_be_public


def load_public_profiles(cast: Cast, tick) -> None:
    """Each once, in a transaction of its own; nothing for a member who is not there, or not open."""
    for entry in public_profiles():
        member = Member.objects.filter(user__handle=entry["handle"]).select_related("region", "user").first()
        if member is not None and may_be_public(member) and profile_of(member) is None:
            publish(member, entry, cast)
        tick()


@transaction.atomic
def publish(member: Member, entry: dict, cast: Cast) -> PublicProfilePage:
    """Raises ValueError where the form refuses what the entry says."""
    language = entry["written_in"]
    form = PublicPageForm(member, typed(entry), instance=fresh_draft(member, language))
    if not form.is_valid():
        raise ValueError(f"{entry['handle']}: {form.errors}")
    seal = seal_of(save_draft(member, form.cleaned_data))
    page = signing.sign_all(fresh(send(member, agreed_to=seal)), cast)
    for other in sorted(set(entry["words"]) - {language}):
        draft = signing.translate(page, in_words(page, entry["words"][other], other), cast, other)
        signing.sign_all(signing.submit_translation(draft, cast), cast)
    return page


def typed(entry: dict) -> dict:
    facts = {name: entry[name] for name in ("written_in", "skills", "languages")}
    return {**facts, **entry["words"][entry["written_in"]]}


def in_words(page: PublicProfilePage, words: dict, language: str) -> PublicProfilePage:
    """The page in another language, in memory: its strings are what translators write."""
    draft = fresh(page)  # once it is public, its newest version is this very object
    draft.locale = Locale.objects.get(language_code=language)
    draft.title, draft.text = words["name"], words["text"]
    return draft
