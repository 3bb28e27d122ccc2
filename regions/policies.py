"""Permission policies for records that carry a region (images, documents, …)."""

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.permission_policies import ModelPermissionPolicy

from .mandates import mandates_of
from .models import Mandate, Region
from .roles import Act, roles_that_may

LOOKING = frozenset({"view", "choose"})


class RegionScopedPolicy(ModelPermissionPolicy):
    """Whoever writes in a region keeps its records; who sees the region may look and choose.

    `field` names the foreign key to the region. Records of the network may be looked at and chosen by
    everybody who writes anywhere.
    """

    def __init__(self, model, field="region"):
        super().__init__(model)
        self.field = field

    def get_all_permissions_for_user(self, user):
        return set()

    def user_has_permission(self, user, action):
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user, actions):
        mandates = mandates_of(user)
        if LOOKING & set(actions) and mandates:
            return True
        return mandates.is_coordinator or bool(mandates.regions(Act.WRITE))

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user, actions):
        mandates = mandates_of(user)
        records = self.model._default_manager.all()
        if not mandates:
            return records.none()
        if mandates.is_coordinator:
            return records
        allowed = Q(**{f"{self.field}__in": mandates.regions(Act.WRITE)})
        if LOOKING & set(actions):
            # By the key alone: the search behind the choosers follows no relation.
            shown = Q(pk__in=mandates.regions(Act.SEE)) | Q(is_network=True)
            allowed |= Q(**{f"{self.field}__in": Region.objects.filter(shown).order_by().values("pk")})
        return records.filter(allowed)

    def users_with_any_permission(self, actions):
        act = Act.SEE if LOOKING & set(actions) else Act.WRITE
        rows = Mandate.objects.in_force().filter(role__in=roles_that_may(act) | {"coordinator"})
        return get_user_model().objects.filter(is_active=True, pk__in=rows.values("user"))

    def users_with_any_permission_for_instance(self, actions, instance):
        people = self.users_with_any_permission(actions)
        able = [
            user.pk for user in people if self.user_has_any_permission_for_instance(user, actions, instance)
        ]
        return people.filter(pk__in=able)
