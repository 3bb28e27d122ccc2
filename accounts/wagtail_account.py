"""Wagtail's account page keeps what is Wagtail's, the look; the rest is on our own pages."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel, ThemeSettingsPanel
from wagtail.users.models import UserProfile


class AccountView(WagtailAccountView):
    """Without names, e-mail, password, picture: Wagtail's forms ask for what we do not keep."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        user = self.request.user
        return [ThemeSettingsPanel(self.request, user, UserProfile.get_for_user(user))]


def own_account_item(request: HttpRequest) -> dict[str, object]:
    return {
        "url": reverse("account_overview"),
        "label": _("Name, language, sign-in"),
        "help_text": _("What others see of you, your password, your second factor."),
    }
