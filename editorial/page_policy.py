"""Explorer, search, choosers and reports, for all page types at once."""

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from regions.mandates import mandates_of
from regions.models import Mandate
from regions.roles import Act

from .models import Placement, RegionalPage

PAGE_ACTIONS = frozenset({"add", "change", "lock", "unlock", "view", "choose"})


class RegionalPagePolicy(PagePermissionPolicy):
    """Answers in one statement, from indexed subqueries on the placement. Group permissions grant
    nothing: every method of the parent that asks for them is answered here."""

    def get_all_permissions_for_user(self, user):
        return []

    def user_has_any_permission(self, user, actions):
        return bool(PAGE_ACTIONS & set(actions)) and bool(mandates_of(user))

    def user_has_any_permission_for_instance(self, user, actions, instance):
        page = instance.specific_deferred
        if not isinstance(page, RegionalPage):
            return mandates_of(user).is_coordinator and "publish" not in actions
        tester = page.permissions_for_user(user)
        answers = {
            "add": tester.can_edit,
            "change": tester.can_edit,
            "delete": tester.can_delete,
            "bulk_delete": tester.can_delete,
            "lock": tester.can_lock,
            "unlock": tester.can_unlock,
        }
        return any(answers[action]() for action in actions if action in answers)

    def instances_user_has_any_permission_for(self, user, actions):
        if not PAGE_ACTIONS & set(actions):
            return self.model._default_manager.none()
        own = mandates_of(user).regions(Act.WRITE)
        return self._shown(user, Q(region__in=own, source_locale=OuterRef("locale")))

    def explorable_instances(self, user):
        mandates = mandates_of(user)
        pages = self._shown(user, Q(region__in=mandates.regions(Act.SEE)) | Q(region__is_network=True))
        if mandates and not self._sees_all(mandates):
            pages |= self.model._default_manager.filter(depth=1)
        return pages

    def instances_with_direct_explore_permission(self, user):
        return Page.objects.filter(depth=1) if mandates_of(user) else Page.objects.none()

    def users_with_any_permission(self, actions, include_superusers=True):
        rows = Mandate.objects.in_force().values("user")
        return get_user_model().objects.filter(is_active=True, pk__in=rows)

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True):
        people = self.users_with_any_permission(actions)
        able = [
            user.pk for user in people if self.user_has_any_permission_for_instance(user, actions, instance)
        ]
        return people.filter(pk__in=able)

    @staticmethod
    def _sees_all(mandates) -> bool:
        return mandates.everywhere(Act.SEE)

    def _shown(self, user, by_placement: Q):
        """Pages whose placement fits, and the translations in the person's languages."""
        mandates = mandates_of(user)
        pages = self.model._default_manager.all()
        if not mandates:
            return pages.none()
        if self._sees_all(mandates):
            return pages
        placement = Placement.objects.filter(translation_key=OuterRef("translation_key"))
        shown = Q(Exists(placement.filter(by_placement)))
        if languages := mandates.languages(Act.TRANSLATE):
            translated = Exists(placement.exclude(source_locale=OuterRef("locale")))
            shown |= Q(translated, locale__in=languages)
        return pages.filter(shown)
