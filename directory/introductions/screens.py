"""Safety's screens. A list names reports by number; the words are shown for a press that is kept."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.menu import MenuItem

from editorial.views.base import Screen

from ..browse.telling import lines_for
from ..models import SafetyReport
from . import reports

SHOWN = 200


@method_decorator(never_cache, name="dispatch")
class ReportsScreen(Screen):
    page_title = gettext_lazy("What was not safe")
    header_icon = "warning"
    template_name = "directory/introductions/admin/reports.html"
    http_method_names = ["get", "head"]

    def is_open_to(self, user) -> bool:
        return reports.reads_somewhere(user)

    def get_context_data(self, **kwargs):
        rows = list(reports.reports_for(self.request.user)[:SHOWN])
        return super().get_context_data(
            waiting=[row for row in rows if row.settled_at is None],
            settled=[row for row in rows if row.settled_at],
            unusual=lines_for(self.request.user),
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class ReportScreen(Screen):
    """One report, closed at first. For everybody but its safety people there is no such page."""

    header_icon = "warning"
    template_name = "directory/introductions/admin/report.html"
    http_method_names = ["get", "head", "post"]
    report: SafetyReport
    opened: SafetyReport | None = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = reports.reports_for(request.user).filter(pk=kwargs["report_id"]).first()
        if found is None:
            raise Http404("no report")
        self.report = found

    def is_open_to(self, user) -> bool:
        return reports.reads_somewhere(user)

    def get_page_title(self):
        return _("Report %(number)s") % {"number": self.report.pk}

    def post(self, request, *args, **kwargs) -> HttpResponse:
        if "settle" in request.POST:
            reports.settle(self.report, by=request.user)
            messages.success(request, _("Marked as taken care of."))
            return redirect("safety_reports:list")
        self.opened = reports.read(self.report, by=request.user)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        return super().get_context_data(report=self.report, opened=self.opened, **kwargs)


addresses = [
    path("safety-reports/", ReportsScreen.as_view(), name="list"),
    path("safety-reports/<int:report_id>/", ReportScreen.as_view(), name="report"),
]


def register() -> list:
    return [path("", include((addresses, "safety_reports"), namespace="safety_reports"))]


class ForSafety(MenuItem):
    def is_shown(self, request):
        return reports.reads_somewhere(request.user)


def menu_item():
    address = reverse("safety_reports:list")
    return ForSafety(_("What was not safe"), address, name="safety-reports", icon_name="warning", order=396)
