"""The screen of safety: what a strike would touch, then the strike, then the proof."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ..views.base import Screen
from ..wagtail_localize_guard import placed_page
from .forms import StrikeForm
from .scope import StrikeRefused, scope_for
from .service import preview, strike


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class StrikeScreen(Screen):
    """Everything is posted, nothing stands in an address. Rights are asked at every step, by the services."""

    page_title = gettext_lazy("Strike a name from history")
    header_icon = "warning"
    template_name = "editorial/strike/strike.html"
    http_method_names = ["get", "head", "post"]
    page = None
    form: StrikeForm | None = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if "page_id" in kwargs:
            self.page = placed_page(kwargs["page_id"])

    @property
    def placement(self):
        return self.page and self.page.placement

    def is_open_to(self, user) -> bool:
        try:
            scope_for(user, self.placement)
        except StrikeRefused:
            return False
        return True

    def post(self, request, *args, **kwargs):
        self.form = form = StrikeForm(request.POST)
        outcome = {}
        if form.is_valid():
            try:
                act = self.struck if "strike" in request.POST and form.was_seen else self.seen
                outcome = act(form)
            except (PermissionDenied, ValidationError) as refused:
                messages.error(request, " ".join(getattr(refused, "messages", [str(refused)])))
        else:
            messages.error(request, _("Something is missing below. Nothing was struck yet."))
        return self.render_to_response(self.get_context_data(**outcome))

    def seen(self, form: StrikeForm) -> dict:
        found = preview(form.wanted, self.placement, by=self.request.user)
        form.show_again()
        return {"found": found, "total": sum(finding.count for finding in found), "looked": True}

    def struck(self, form: StrikeForm) -> dict:
        given = {key: form.cleaned_data[key] for key in ("replacement", "reason")}
        outcome = strike(form.wanted, placement=self.placement, by=self.request.user, **given)
        self.form = None  # the answer does not repeat the text
        return {"outcome": outcome}

    def get_context_data(self, **kwargs):
        form = self.form or StrikeForm()
        whole = scope_for(self.request.user, self.placement).everything
        return super().get_context_data(form=form, page=self.page, whole=whole, **kwargs)
