"""Taking content down: a reason, one button, and what it did."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from ..listing import takedown_list, takes_down_anything, with_places
from ..takedown import take_down
from .base import ContentScreen, Screen

# code -> (what the log and the history say, whether the old address must not tell that it ever existed)
REASONS = {
    "danger": (gettext_lazy("Somebody could be in danger"), False),
    "consent": (gettext_lazy("A consent was withdrawn"), True),
    "mistake": (gettext_lazy("There is a mistake in it"), False),
    "other": (gettext_lazy("Another reason"), False),
}


class TakedownForm(forms.Form):
    """A reason is chosen already: in danger nobody should have to type on a phone."""

    why = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=[(code, label) for code, (label, _silent) in REASONS.items()],
        widget=forms.RadioSelect,
        initial="danger",
    )
    words = forms.CharField(
        label=gettext_lazy("In your words"),
        help_text=gettext_lazy("Not needed now. It is kept in the history; name nobody who is in danger."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=1000,
        required=False,
    )

    @property
    def reason(self) -> str:
        label = str(REASONS[self.cleaned_data["why"]][0])
        words = self.cleaned_data["words"].strip()
        return f"{label}: {words}" if words else label

    @property
    def silent(self) -> bool:
        return REASONS[self.cleaned_data["why"]][1]


class TakedownScreen(ContentScreen):
    page_title = gettext_lazy("Take down")
    header_icon = "warning"
    template_name = "editorial/take_down.html"
    form: TakedownForm

    def is_open_to(self, user) -> bool:
        return self.page.permissions_for_user(user).can_take_down()

    def post(self, request, *args, **kwargs):
        self.form = TakedownForm(request.POST)
        if not self.form.is_valid():
            messages.error(request, _("Something is missing below. Nothing was taken down yet."))
            return self.render_to_response(self.get_context_data())
        given = {"reason": self.form.reason, "silent": self.form.silent}
        if self.attempt(take_down, self.page.placement, by=request.user, **given):
            return redirect("editorial:taken_down", self.page.pk)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = getattr(self, "form", None) or TakedownForm()
        return context | {"form": form, "languages": public_languages(self.page)}


class TakenDownScreen(ContentScreen):
    """What happened, and the way back."""

    page_title = gettext_lazy("Taken down")
    header_icon = "warning"
    template_name = "editorial/taken_down.html"

    def is_open_to(self, user) -> bool:
        return self.page.permissions_for_user(user).can_take_down()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pages = self.page.placement.pages()
        return context | {
            "original": pages[0],
            "still_public": public_languages(self.page),
            "has_translations": len(pages) > 1,
            "writes": pages[0].permissions_for_user(self.request.user).writes_here(),
        }


class TakedownListScreen(Screen):
    """What is public of the person's regions, to be found and taken down on a phone."""

    page_title = gettext_lazy("Take something down")
    header_icon = "warning"
    template_name = "editorial/take_down_list.html"

    def is_open_to(self, user) -> bool:
        return takes_down_anything(user)

    def get_context_data(self, **kwargs):
        words = self.request.GET.get("q", "").strip()[:100]
        (pages,) = with_places(takedown_list(self.request.user, words))
        return super().get_context_data(pages=pages, words=words, **kwargs)


def public_languages(page) -> list[str]:
    pages = Page.objects.filter(translation_key=page.translation_key, live=True).select_related("locale")
    return [str(one.locale) for one in pages]
