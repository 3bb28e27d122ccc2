"""What can be signed, found by the identity that all its languages share."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from editorial.models import Placement
from home.public_pages import best_version, public_pages
from home.shell import Language, Shell, shell_for

from ..models.signable import SignablePage


@dataclass(frozen=True)
class Signable:
    """A public content that takes signatures, in the best language there is for the reader.

    page: the specific page. language: the page's own. asked: the code of the reader's.
    """

    placement: Placement
    page: Page
    shell: Shell
    language: Language
    asked: str

    @property
    def url(self) -> str:
        return self.shell.address_of(self.page)

    @property
    def is_foreign(self) -> bool:
        return self.language.code != self.asked


def find_signable(key: UUID, code: str | None = None) -> Signable | None:
    """The public page of a content in the reader's language, else in its original; None where nothing of it
    is public or it takes no signatures. Three statements.

    Arguments: key, the translation key; code, the reader's language (default: the active one).
    """
    code = code or get_language() or settings.LANGUAGE_CODE
    shell = shell_for(code)
    versions = list(public_pages().filter(translation_key=key))
    if not versions:
        return None
    page = best_version(versions, shell.language.locale_id).specific
    placement = page.placement
    if not isinstance(page, SignablePage) or not page.takes_signatures or placement is None:
        return None
    return Signable(placement, page, shell, shell.by_locale(page.locale_id) or shell.language, code)
