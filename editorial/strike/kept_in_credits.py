"""Names of translators. They are taken away as a whole: nobody is called "…", no page comes down for it."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .. import credits
from ..models import RegionalPage
from .kept_by_wagtail import versions
from .matching import Wanted
from .places import Finding
from .scope import Scope


class Credits:
    where = _("translator credit")

    def find(self, scope: Scope, wanted: Wanted) -> list[Finding]:
        """What stands in pages; what stands in their versions is counted with those."""
        return [
            Finding(
                f"{self.where}: {page.get_admin_display_title()} ({page.locale})", page._meta.label, count
            )
            for page in pages_with_credit(scope, wanted)
            if (count := wanted.count(page.translator_credit))
        ]

    def strike(self, scope: Scope, wanted: Wanted, replacement: str, *, user=None) -> int:
        """Returns in how many versions the name stood. The replacement is not used."""
        found = list(pages_with_credit(scope, wanted))
        found.sort(key=lambda page: page.placement.pk if page.placement else 0)  # locked in one order
        return sum(credits.withdrawn(page, user=user) for page in found)


def pages_with_credit(scope: Scope, wanted: Wanted) -> Iterator[RegionalPage]:
    """Pages in reach of whose credits, in the row or in any version, one holds the text."""
    in_versions = {
        int(page_id)
        for page_id, name in versions(scope).values_list("object_id", "content__translator_credit").iterator()
        if name and page_id.isdigit() and wanted.count(name)
    }
    for page in scope.pages.specific().select_related("locale").iterator(chunk_size=100):
        named = isinstance(page, RegionalPage) and page.translator_credit
        if page.pk in in_versions or (named and wanted.count(page.translator_credit)):
            yield page
