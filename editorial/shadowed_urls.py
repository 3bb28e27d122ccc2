"""Addresses of Wagtail's admin area that stand before its own, because no hook reaches them.

What is not offered answers 404. The rest are Wagtail's views with the question that they forget.
"""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import chooser
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.utils.urlpatterns import decorate_urlpatterns

from regions.permissions import is_coordinator

from .admin_guards import no_foreign_drafts


def not_offered(request, *args, **kwargs):
    raise Http404


def choosable(request):
    return no_foreign_drafts(Page.objects.all(), request)


class Browse(chooser.BrowseView):
    """Shows the page it opens with its title, whoever asks."""

    def get(self, request, parent_page_id=None):
        if parent_page_id is None:
            parent_page_id = Page.get_first_root_node().pk
        visible = policy_registry.get_by_type(Page).explorable_instances(request.user)
        if not visible.filter(pk=parent_page_id).exists():
            raise PermissionDenied
        return super().get(request, parent_page_id)


class ChosenMultiple(chooser.ChosenMultipleView):
    """Answers the title of any page it is asked for."""

    def get(self, request):
        asked = [pk for pk in request.GET.getlist("id") if pk.isdigit()]
        if choosable(request).filter(pk__in=asked).count() < len(set(asked)):
            raise PermissionDenied
        return super().get(request)


class ExternalLink(chooser.ExternalLinkView):
    """Fails on a form without its only field."""

    def post(self, request):
        if f"{self.form_prefix}-url" not in request.POST:
            raise BadRequest("no address")
        return super().post(request)


class SiteHistory(LogEntriesView):
    """Every title there ever was, also of deleted pages; a superuser is for configuration."""

    def dispatch(self, request, *args, **kwargs):
        if not is_coordinator(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


urlpatterns = [
    # Writes that no screen of the admin area uses.
    path("api/main/pages/<int:pk>/action/<str:action_name>/", not_offered),
    path("collections/<int:collection_id>/privacy/", not_offered),
    path("failwhale/", not_offered),  # fails on purpose, for whoever asks
    # They name the pages of all regions.
    re_path(r"^reports/(aging-pages|page-types-usage)/(results/)?$", not_offered),
    path("reports/site-history/", SiteHistory.as_view()),
    path("reports/site-history/results/", SiteHistory.as_view(results_only=True)),
    path("choose-page/", Browse.as_view()),
    path("choose-page/<int:parent_page_id>/", Browse.as_view()),
    path("choose-page/chosen-multiple/", ChosenMultiple.as_view()),
    path("choose-external-link/", ExternalLink.as_view()),
    # Mandates and placements name a language for ever, and superusers configure no languages.
    path("locales/delete/<int:pk>/", not_offered),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, never_cache)
