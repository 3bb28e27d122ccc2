"""Lets the holders of a mandate into Wagtail's admin area; groups play no part."""

from collections.abc import Callable

from .mandates import mandates_of
from .permissions import may_enter_admin
from .roles import Act


def may_offer_translations(user) -> bool:
    """wagtail-localize asks one permission for the whole site before it asks anything else; what it lets
    through is asked again about the page."""
    mandates = mandates_of(user)
    return mandates.is_coordinator or bool(mandates.regions(Act.WRITE) or mandates.languages(Act.TRANSLATE))


ANSWERS: dict[str, Callable] = {
    "wagtailadmin.access_admin": may_enter_admin,
    "wagtail_localize.submit_translation": may_offer_translations,
}


class MandateBackend:
    """Answers the permissions above from mandates. Signs nobody in."""

    def authenticate(self, request, **credentials):
        return None

    def get_user(self, user_id):
        return None

    def has_perm(self, user_obj, perm, obj=None):
        return perm in ANSWERS and ANSWERS[perm](user_obj)

    def has_module_perms(self, user_obj, app_label):
        return False
