"""Who may look at, choose and change images and documents: by region, as the pages' policy does."""

from wagtail.models import Collection, Page
from wagtail.permissions import policy_registry

from regions.permissions import sees_region
from regions.policies import RegionScopedPolicy

from .public_use import pages_that_use


class RegionalFilePolicy(RegionScopedPolicy):
    """Collections are not used: everything lies in the root collection and the region decides."""

    def collections_user_has_any_permission_for(self, user, actions):
        return Collection.objects.filter(depth=1)

    def collections_user_has_permission_for(self, user, action):
        return self.collections_user_has_any_permission_for(user, [action])


def may_see(user, file) -> bool:
    """Whether somebody signed in may have the bytes of a file that is not public: people of its region,
    and those who may see a page that uses it (the translators of that page)."""
    if sees_region(user, file.region):
        return True
    if policy_registry.get_by_type(type(file)).user_has_permission_for_instance(user, "choose", file):
        return True
    pages = policy_registry.get_by_type(Page).explorable_instances(user)
    return pages.filter(depth__gt=1, pk__in=pages_that_use(file).values("pk")).exists()
