"""Small screens with one form each: naming a stand-in, emergency release, transfer, start of a
translation."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from regions.models import Region
from regions.permissions import is_coordinator, may_name_stand_in

from .. import release
from ..emergency import SHORTEST_REASON, emergency_release
from ..models import Kind
from ..offers import languages_to_offer, offer_translation
from ..standins import ACTS, candidates, name_stand_in
from ..transfers import transfer
from .base import ContentScreen


def reason_field(**options):
    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    return forms.CharField(label=gettext_lazy("Reason"), widget=widget, max_length=1000, **options)


class ActScreen(ContentScreen):
    """One form, one service, one message."""

    template_name = "editorial/act.html"
    form_class: type[forms.Form]
    explanation: str | Promise = ""
    button: str | Promise = ""
    done: str | Promise = ""
    is_serious = False

    def get_form(self) -> forms.Form:
        return self.form_class(self.request.POST if self.request.method == "POST" else None)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.form = None

    def act(self, answers: dict) -> None:
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        self.form = self.get_form()
        if self.form.is_valid() and self.attempt(self.act, self.form.cleaned_data):
            messages.success(request, self.done % {"title": self.page.get_admin_display_title()})
            return redirect("editorial:history", self.page.pk)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            form=self.form or self.get_form(),
            explanation=self.explanation,
            button=self.button,
            is_serious=self.is_serious,
            **kwargs,
        )


class StandInScreen(ActScreen):
    page_title = gettext_lazy("Name a stand-in")
    header_icon = "user"
    explanation = gettext_lazy(
        "Your region has nobody left who can take this step. Somebody of another region who does the same "
        "there may take it for this one text, for 14 days. It is shown on the sign-off."
    )
    button = gettext_lazy("Name as stand-in")
    done = gettext_lazy("The stand-in for “%(title)s” is named and knows.")
    task: Any

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        tasks = [task.specific for task in self.page.get_workflow().tasks] if self.page.has_workflow else []
        self.task = next((task for task in tasks if task.kind == kwargs["kind"] and task.kind in ACTS), None)
        if self.task is None:
            raise Http404

    def is_open_to(self, user) -> bool:
        return may_name_stand_in(user, self.page.region)

    def get_form(self):
        form = forms.Form(self.request.POST if self.request.method == "POST" else None)
        form.fields["person"] = forms.ModelChoiceField(
            candidates(self.page, self.task.kind),
            label=_("Person"),
            widget=forms.RadioSelect,
            empty_label=None,
        )
        return form

    def act(self, answers):
        name_stand_in(self.page, self.task, answers["person"], by=self.request.user)

    def get_page_subtitle(self):
        return f"{super().get_page_subtitle()} · {Kind(self.task.kind).label}"


class EmergencyForm(forms.Form):
    reason = reason_field(min_length=SHORTEST_REASON)


class EmergencyScreen(ActScreen):
    page_title = gettext_lazy("Emergency release")
    header_icon = "warning"
    explanation = gettext_lazy(
        "You answer alone for what the region or the language would sign. The safety check is never "
        "replaced. Your reason is kept, and all leads are told."
    )
    button = gettext_lazy("Release now")
    done = gettext_lazy("“%(title)s” was released. All leads are told.")
    is_serious = True

    form_class = EmergencyForm

    def is_open_to(self, user) -> bool:
        return is_coordinator(user)

    def act(self, answers):
        emergency_release(self.page, by=self.request.user, reason=answers["reason"])

    def get_context_data(self, **kwargs):
        draft = self.page.get_latest_revision_as_object()
        missing = release.missing(draft) if self.page.latest_revision_id else []
        return super().get_context_data(missing=missing, **kwargs)


class TransferScreen(ActScreen):
    page_title = gettext_lazy("Give to another region")
    header_icon = "arrow-right-full"
    explanation = gettext_lazy(
        "From now on the other region edits it and signs it, in every language. A sign-off that is under "
        "way stops, and what was signed has to be signed anew there."
    )
    button = gettext_lazy("Give it to this region")
    done = gettext_lazy("“%(title)s” belongs to the other region now.")
    is_serious = True

    def get_form(self):
        form = forms.Form(self.request.POST if self.request.method == "POST" else None)
        others = Region.objects.active().exclude(pk=self.page.placement.region_id)
        form.fields["region"] = forms.ModelChoiceField(others, label=_("Region"), empty_label=None)
        form.fields["reason"] = reason_field()
        return form

    def is_open_to(self, user) -> bool:
        return is_coordinator(user)

    def act(self, answers):
        transfer(self.page.placement, answers["region"], by=self.request.user, reason=answers["reason"])


class TranslateScreen(ActScreen):
    page_title = gettext_lazy("Translate")
    header_icon = "wagtail-localize-language"
    explanation = gettext_lazy(
        "A draft begins in each language you choose. Translators find it on their first page. Nothing "
        "becomes public before the language signs it."
    )
    button = gettext_lazy("Begin")
    done = gettext_lazy("Translations of “%(title)s” begin.")

    def is_open_to(self, user) -> bool:
        return bool(languages_to_offer(self.page, user)) or self.page.permissions_for_user(user).writes_here()

    def get_form(self):
        form = forms.Form(self.request.POST if self.request.method == "POST" else None)
        free = languages_to_offer(self.page, self.request.user)
        form.fields["languages"] = forms.ModelMultipleChoiceField(
            Locale.objects.filter(pk__in=[locale.pk for locale in free]),
            label=_("Languages"),
            widget=forms.CheckboxSelectMultiple,
        )
        return form

    def act(self, answers):
        offer_translation(self.page, answers["languages"], by=self.request.user)
