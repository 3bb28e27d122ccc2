"""The admin area's own API, which its menus ask for pages."""

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter


class Pages(PagesAdminAPIViewSet):
    """Without search, which no screen uses: it cannot filter by the rights of a person, and fails."""

    known_query_parameters = PagesAdminAPIViewSet.known_query_parameters - {"search", "search_operator"}


def replace_pages(router: WagtailAPIRouter) -> None:
    router.register_endpoint("pages", Pages)
