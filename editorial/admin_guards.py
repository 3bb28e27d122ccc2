"""What Wagtail's own admin views leave open."""

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from regions.permissions import is_coordinator

from .models.placement import lock_all, placements_around


def no_alias(request, page):
    """CopyView makes aliases with skip_permission_checks; no alias of content ever goes public."""
    if request.method == "POST" and request.POST.get("alias"):
        raise PermissionDenied


def lock_what_goes(request, page):
    """A page that is deleted takes along what is recorded (a consent, a month), and writes to its parent."""
    if request.method == "POST":
        lock_all(placements_around(page))


def no_foreign_drafts(pages, request):
    """Choosers show what is public, and what the person may see anyway. They name a public page by its
    draft's title: while that differs, others do not find it. Asked of the ids alone: the search behind the
    chooser filters by no other field."""
    visible = policy_registry.get_by_type(Page).explorable_instances(request.user)
    public = Q(live=True, draft_title=F("title"))
    offered = Page.objects.filter(public | Q(pk__in=visible.values("pk")))
    return pages.filter(pk__in=offered.order_by().values("pk"))


def with_placements(parent_page, pages, request):
    """One query for the placements of a whole listing, instead of one a row."""
    return pages.prefetch_related("placement")


# Reports that name the pages of all regions; the first is left to coordinators.
REPORTS_OF_ALL_REGIONS = frozenset({"site-history", "aging-pages", "page-types-usage"})


def no_reports_of_all_regions(request, menu_items):
    kept = {"site-history"} if is_coordinator(request.user) else set()
    menu_items[:] = [item for item in menu_items if item.name not in REPORTS_OF_ALL_REGIONS - kept]
