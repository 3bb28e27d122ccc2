"""Preview links of one page in its one language: making, listing, revoking."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from ..models import PreviewLink
from ..people import names_of
from ..preview_links.ending import revoke_by_hand
from ..preview_links.making import make_link
from ..text import refuse_direction_controls
from .base import ContentScreen


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy(
            "For the people who work on this page, for instance “check of the quotes”. Name nobody who is "
            "in danger."
        ),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def clean_purpose(self):
        return refuse_direction_controls(self.cleaned_data["purpose"])


@method_decorator(never_cache, name="dispatch")
class PreviewLinksScreen(ContentScreen):
    """The answer to the POST shows the address, once; it is never part of a message or a session."""

    page_title = gettext_lazy("Preview links")
    header_icon = "view"
    template_name = "editorial/preview_links/links.html"
    http_method_names = ["get", "head", "post"]
    form: PurposeForm | None = None

    def is_open_to(self, user) -> bool:
        return self.page.permissions_for_user(user).can_end_preview_links()

    def post(self, request, *args, **kwargs):
        if "revoke" in request.POST:
            return self.revoke(request.POST["revoke"])
        self.form = form = PurposeForm(request.POST)
        self.made: list = []
        if form.is_valid() and self.attempt(self.make, form.cleaned_data["purpose"]):
            self.form = None
        return self.render_to_response(self.get_context_data(made=self.made and self.made[0]))

    def make(self, purpose: str) -> None:
        _link, token = make_link(self.page, by=self.request.user, purpose=purpose)
        with translation.override(self.page.locale.language_code):
            self.made.append(self.request.build_absolute_uri(reverse("preview", args=[token])))

    def revoke(self, link_id: str):
        link = get_object_or_404(PreviewLink, pk=link_id, page_id=self.page.pk)
        if self.attempt(revoke_by_hand, link, self.page, by=self.request.user):
            messages.success(self.request, _("The link is revoked. Its address shows nothing any more."))
        return redirect("editorial:preview_links", self.page.pk)

    def get_context_data(self, **kwargs):
        links = list(PreviewLink.objects.filter(page_id=self.page.pk).order_by("-made_at"))
        names = names_of(link.made_by_id for link in links)
        rows = list(zip(links, names, strict=True))
        return super().get_context_data(form=self.form or PurposeForm(), rows=rows, **kwargs)
