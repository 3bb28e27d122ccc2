"""The screens. For people whose screen it is not, a campaign has none."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from editorial.views.base import Screen
from regions.permissions import regions_seen_by

from ..models import ActionPage, CampaignPage, Need, Partner
from ..signatures.desk.figures import rows_of
from ..states import Visibility
from . import asking, keeping, rights
from .due import campaigns_of, closing_soon
from .forms import NeedForm, PartnerForm


class OverviewScreen(Screen):
    page_title = gettext_lazy("Campaigns")
    header_icon = "globe"
    template_name = "campaigns/desk/overview.html"
    http_method_names = ["get", "head"]

    def is_open_to(self, user) -> bool:
        return rights.looks_after_campaigns(user)

    def get_context_data(self, **kwargs):
        user, rows = self.request.user, campaigns_of(self.request.user)
        shown = [(row, rights.may_keep_partners(user, row.campaign.region)) for row in rows]
        due = [(row, keeps) for row, keeps in shown if row.reasons]
        others = [(row, keeps) for row, keeps in shown if not row.reasons]
        looks = [row for row in rows_of(regions_seen_by(user)) if row.to_look_at]
        return super().get_context_data(
            due=due, others=others, closing=closing_soon(user), to_look_at=looks, **kwargs
        )


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class BesideScreen(Screen):
    """Rows beside one campaign: a list, a form for one more, buttons at each."""

    http_method_names = ["get", "head", "post"]
    header_icon = "group"
    model: type
    form_class: type
    page_class: type = CampaignPage
    acts: dict = {}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(self.page_class, pk=kwargs["page_id"])
        if page.placement is None or page.original is None:
            raise Http404
        self.campaign, self.placement = page.original, page.placement
        if not self.is_open_to(request.user):
            raise Http404

    def get(self, request, *args, **kwargs):
        self.form = self.form_class() if self.writes() else None
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = self.form_class() if self.writes() else None
        act = request.POST.get("act", "")
        try:
            if act in self.acts:
                self.acts[act](self.row(), by=request.user)
            elif not self.add():
                messages.error(request, _("Something is missing below. Nothing was saved yet."))
                return self.render_to_response(self.get_context_data())
        except PermissionDenied as refused:
            messages.error(request, str(refused))
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("Saved."))
        return redirect(request.path)

    def row(self):
        """The row that a button stood at. Gone meanwhile, or never of this campaign: 404."""
        asked = self.request.POST.get("row", "")
        if not asked.isdecimal() or len(asked) > 18:
            raise Http404("no such row")
        return get_object_or_404(self.rows(), pk=int(asked))

    def rows(self):
        return self.model.objects.filter(placement=self.placement)

    def add(self) -> bool:
        self.form = self.form_class(self.request.POST)
        if not self.writes() or not self.form.is_valid():
            return False
        self.save(self.form.cleaned_data)
        return True

    def save(self, facts: dict) -> None:
        raise NotImplementedError

    def writes(self) -> bool:
        raise NotImplementedError

    def get_page_subtitle(self):
        return self.campaign.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            campaign=self.campaign, rows=self.rows(), form=self.form, writes=self.writes(), **kwargs
        )


class PartnersScreen(BesideScreen):
    page_title = gettext_lazy("Partners")
    template_name = "campaigns/desk/partners.html"
    model, form_class = Partner, PartnerForm
    acts = {
        "remove": keeping.remove_partner,
        "members": lambda row, by: keeping.show_partner(row, Visibility.MEMBERS, by=by),
        "hide": lambda row, by: keeping.show_partner(row, Visibility.HIDDEN, by=by),
    }

    def is_open_to(self, user) -> bool:
        return rights.may_keep_partners(user, self.placement.region)

    def writes(self) -> bool:
        return True

    def save(self, facts):
        keeping.add_partner(self.placement, by=self.request.user, **facts)


class NeedsScreen(BesideScreen):
    page_title = gettext_lazy("Needs")
    template_name = "campaigns/desk/needs.html"
    model, form_class = Need, NeedForm
    acts = {"close": asking.close, "open": asking.reopen, "remove": keeping.remove_need}

    def is_open_to(self, user) -> bool:
        return rights.may_read_needs(user, self.placement.region)

    def writes(self) -> bool:
        return rights.may_keep_needs(self.request.user, self.placement.region)

    def save(self, facts):
        keeping.add_need(self.placement, by=self.request.user, **facts)

    def get_context_data(self, **kwargs):
        return super().get_context_data(may_ask=rights.takes_part_in_directory(self.request.user), **kwargs)


class AskScreen(NeedsScreen):
    """The one need that an ask action stands for, and the way into the directory."""

    page_title = gettext_lazy("Ask in the directory")
    template_name = "campaigns/desk/ask.html"
    page_class = ActionPage

    def add(self) -> bool:
        self.form = None
        asking.need_of_action(self.campaign, by=self.request.user)
        return True

    def rows(self):
        return Need.objects.filter(action=self.placement)

    def is_open_to(self, user) -> bool:
        return self.campaign.is_ask and super().is_open_to(user)
