"""A coordinator adds a region or a language, without a developer."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from safekeeping import audit

from .models import Region
from .permissions import is_coordinator
from .signals import language_added, region_added


def _require_coordinator(user) -> None:
    if not is_coordinator(user):
        raise PermissionDenied(_("Only coordinators add regions and languages."))


@transaction.atomic
def add_region(*, code: str, name: str, countries=(), by) -> Region:
    """A region, with whatever the rooms above make for it: drafts of its front page in every language.

    Raises: PermissionDenied, ValidationError (a code that is taken).
    """
    _require_coordinator(by)
    region = Region(code=code, name=name, countries=list(countries))
    region.full_clean()
    region.save()
    region_added.send(Region, region=region, user=by)
    audit.record("region.added", actor_id=by.pk, subject=f"region:{region.pk}", facts={"code": code})
    return region


@transaction.atomic
def add_language(language_code: str, *, by) -> Locale:
    """A content language, with drafts of the structure pages in it.

    Raises: PermissionDenied.
    """
    _require_coordinator(by)
    locale, created = Locale.objects.get_or_create(language_code=language_code)
    if created:
        language_added.send(Locale, locale=locale, user=by)
        facts = {"language": language_code}
        audit.record("language.added", actor_id=by.pk, subject=f"locale:{locale.pk}", facts=facts)
    return locale
