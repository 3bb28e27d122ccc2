"""Naming the translator, and taking the name away: one field, which nothing fills in but the person."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import credits
from ..translation import why_unchangeable
from .base import ContentScreen

# No browser is to complete it with the person's own name, remember it, or send it to a spelling service.
PLAIN = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "dir": "auto"}


class CreditForm(forms.Form):
    credit = forms.CharField(
        label=gettext_lazy("Name that readers see"),
        help_text=gettext_lazy(
            "It will be public: on the page, for search engines, and in every copy that somebody makes. A "
            "pseudonym is welcome. If being known as the translator could put you or somebody else at risk, "
            "leave it empty. It becomes public with the next sign-off of this translation."
        ),
        max_length=credits.LONGEST,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
    )


class CreditScreen(ContentScreen):
    page_title = gettext_lazy("Translator credit")
    header_icon = "user"
    template_name = "editorial/credit.html"
    form: CreditForm | None = None

    def is_open_to(self, user) -> bool:
        return self.page.is_translation and self.page.permissions_for_user(user).can_withdraw_credit()

    def post(self, request, *args, **kwargs):
        """Whoever sends the field empty wants nobody named: at once, not after the next sign-off."""
        self.form = CreditForm(request.POST)
        withdraws = request.POST.get("answer") == "withdraw"
        if withdraws or self.form.is_valid():
            name = "" if withdraws else self.form.cleaned_data["credit"]
            if self.name(name) if name else self.withdraw():
                return redirect("editorial:credit", self.page.pk)
        return self.render_to_response(self.get_context_data())

    def name(self, name: str) -> bool:
        done = self.attempt(credits.name_translator, self.page, name, by=self.request.user)
        if done:
            words = _("The name is in the draft. Readers see it once this is signed off.")
            messages.success(self.request, words)
        return done

    def withdraw(self) -> bool:
        done = self.attempt(credits.withdraw, self.page, by=self.request.user)
        if done:
            messages.success(self.request, _("Nobody is named as the translator."))
        return done

    def get_context_data(self, **kwargs):
        refused = why_unchangeable(self.page, self.request.user)
        public, newest = credits.credits_of(self.page)
        return super().get_context_data(
            refused=refused,
            form=None if refused else self.form or CreditForm(initial={"credit": newest}),
            public=public,
            newest=newest,
            has_credit=credits.has_credit(self.page),
            **kwargs,
        )
