"""The screens of a region's people about signatures."""

import csv

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django_countries import countries

from editorial.models import Placement
from editorial.views.base import Screen
from regions.permissions import may_sign_regional, regions_seen_by, sees_region, sees_some_region

from ...models import Signature
from ..counting import count
from . import vetting
from .figures import rows_of, weeks_of

MOST_NAMES = 100


class ListScreen(Screen):
    page_title = gettext_lazy("Signatures")
    header_icon = "list-ul"
    template_name = "campaigns/admin/signatures.html"

    def is_open_to(self, user) -> bool:
        return sees_some_region(user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(rows=rows_of(regions_seen_by(self.request.user)), **kwargs)


class ContentScreen(Screen):
    """About one content that can be signed. For everybody but its region's people there is no such page."""

    page_title = gettext_lazy("Signatures")
    header_icon = "list-ul"
    template_name = "campaigns/admin/signatures_of.html"
    placement: Placement

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.placement = get_object_or_404(
            Placement.objects.select_related("region"), pk=kwargs["placement_id"]
        )
        if not sees_region(request.user, self.placement.region):
            raise Http404
        rows = [row for row in rows_of([self.placement.region]) if row.placement.pk == self.placement.pk]
        if not rows:
            raise Http404
        self.row = rows[0]

    def is_open_to(self, user) -> bool:
        return sees_region(user, self.placement.region)

    def get_page_subtitle(self):
        return self.row.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        names = Signature.objects.filter(placement=self.placement)
        return super().get_context_data(
            row=self.row,
            tally=count(self.placement),
            weeks=weeks_of(self.placement),
            to_look_at=list(names.to_look_at()[:MOST_NAMES]),
            shown=list(names.shown().order_by("-looked_at", "-pk")[:MOST_NAMES]),
            may_look=may_sign_regional(self.request.user, self.placement.region),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        rows = Signature.objects.filter(placement=self.placement).select_related("placement__region")
        signature = rows.filter(public_id=str(request.POST.get("signature", ""))[:32]).first()
        if signature is not None:
            self.answer(signature, request.POST.get("answer", ""))
        return redirect("signatures:of", self.placement.pk)

    def answer(self, signature: Signature, answer: str) -> None:
        acts = {
            "show": lambda: vetting.look_at(signature, shown=True, by=self.request.user),
            "keep-away": lambda: vetting.look_at(signature, shown=False, by=self.request.user),
            "take-away": lambda: vetting.take_away(signature, by=self.request.user),
        }
        if answer not in acts:
            return
        try:
            if acts[answer]():
                messages.success(self.request, _("Stored."))
            else:
                messages.info(self.request, _("Somebody else answered first, or it was removed."))
        except PermissionDenied as refused:
            messages.error(self.request, str(refused))


class ExportScreen(ContentScreen):
    """Numbers alone: what everybody may know, and how many confirmed in each week."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, **kwargs):
        tally, weeks = count(self.placement), weeks_of(self.placement)
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="signatures-{self.placement.pk}.csv"'
        response.write("\ufeff")  # spreadsheets read Arabic and Chinese only so
        table = csv.writer(response)
        table.writerow([pgettext("heading of a table of numbers", "What"), _("Number")])
        table.writerow([_("People"), self.row.people])
        table.writerow([_("Organisations"), self.row.organisations])
        for code, number in tally.countries:
            table.writerow([_("%(country)s, at least") % {"country": countries.name(code)}, number])
        for day, number in weeks.weeks:
            table.writerow([_("Week of %(day)s") % {"day": day.isoformat()}, number])
        return response
