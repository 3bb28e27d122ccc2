"""Opening a link: it shows the version it was made for, exactly, or nothing."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log as log_action
from wagtail.models import Page, Revision, get_default_page_content_type

from safekeeping import audit

from ..content import matches
from ..models import Ended, PreviewLink, RegionalPage
from .ending import revoke
from .making import hash_of


@dataclass(frozen=True)
class Opened:
    """version: the page as it was given out; None where it is public by now, at the address."""

    link: PreviewLink
    version: RegionalPage | None = None
    address: str = ""


@sensitive_variables("token")
def open_link(token: str) -> Opened | None:
    """Counts one opening. None for a token that is unknown, used up, run out or revoked, and where the
    version does not say any more what was given out.

    A page that came out meanwhile leads on to its public address, and counts nothing.
    """
    link = PreviewLink.objects.open().filter(token_hash=hash_of(token)).first()
    if link is None:
        return None
    page = Page.objects.filter(pk=link.page_id).first()
    if page is None:
        revoke([link], Ended.DELETED)
        return None
    if page.live and page.last_published_at and page.last_published_at >= link.made_at:
        return Opened(link, address=page.get_url())
    version = version_of(link)
    if version is None:
        revoke([link], Ended.CHANGED)
        return None
    return Opened(link, version) if count_opening(link, page) else None


def version_of(link: PreviewLink) -> RegionalPage | None:
    """The page as it was given out; None where its revision is gone or says something else by now."""
    revisions = Revision.objects.filter(base_content_type=get_default_page_content_type())
    revision = revisions.filter(pk=link.revision_id, object_id=str(link.page_id)).first()
    version = revision and revision.as_object()
    return version if version is not None and matches(link.content_hash, version) else None


@transaction.atomic
def count_opening(link: PreviewLink, page: Page) -> bool:
    """Whether this one was among those that are left: one statement decides between several at once, and
    against a takedown."""
    audit.take_turn()  # a takedown of several contents has the chain in hand when it comes to the links
    left = PreviewLink.objects.open().filter(pk=link.pk)
    if not left.update(openings_left=F("openings_left") - 1):
        return False
    log_action(page, "editorial.preview_opened")
    audit.record("preview_link.opened", subject=f"preview_link:{link.pk}")
    return True


def with_public_facts(version: RegionalPage) -> RegionalPage:
    """With what its public languages say meanwhile (a place withheld, warnings), as when it is served."""
    rows = type(version).objects.for_reading().filter(pk=version.pk)
    row = rows.first()
    for name in rows.query.annotations if row else ():
        setattr(version, name, getattr(row, name))
    return version
