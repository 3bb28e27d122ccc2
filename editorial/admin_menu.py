"""The menu of the admin area: what an editor needs, and nothing of the machine room."""

from django.conf import settings
from django.shortcuts import resolve_url
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from regions.permissions import may_enter_admin

from .listing import takes_down_anything

# About the whole site: for who configures it.
MACHINE_ROOM = frozenset({"reports", "settings"})
LEADS_ELSEWHERE = frozenset({"help"})  # to Wagtail's own sites; ours is docs/editors.md


class ForPeople(MenuItem):
    def is_shown(self, request):
        return may_enter_admin(request.user)


class ForTakedown(MenuItem):
    def is_shown(self, request):
        return takes_down_anything(request.user)


def sign_off_item():
    return ForPeople(
        _("Sign-off"), reverse("editorial:queue"), name="sign-off", icon_name="clipboard-list", order=20
    )


def translations_item():
    return ForPeople(
        _("Translations"),
        reverse("editorial:translations"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=30,
    )


def takedown_item():
    return ForTakedown(
        _("Take down"), reverse("editorial:take_down_list"), name="take-down", icon_name="download", order=40
    )


def without_machine_room(request, menu_items) -> None:
    hidden = LEADS_ELSEWHERE if request.user.is_superuser else LEADS_ELSEWHERE | MACHINE_ROOM
    menu_items[:] = [item for item in menu_items if item.name not in hidden]


def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


def admin_js():
    """The script that keeps a form's words, with what it says. Its words stand in an element: a script
    file has no language."""
    words = {
        "ping": reverse("editorial:still_signed_in"),
        "sign-in": f"{resolve_url(settings.LOGIN_URL)}?next={reverse('wagtailadmin_home')}",
        "sign-in-label": gettext("Sign in again in a new tab"),
        "signed-out": gettext("Your sign-in has ended. Your text is still here and not saved yet."),
        "offline": gettext("There is no connection. Your text is still here; save it when you are back."),
        "again": gettext("You are signed in again. Save your text now."),
    }
    attributes = format_html_join("", ' data-{}="{}"', words.items())
    script = static("js/keep-text.js")
    return format_html(
        '<div id="keep-text" hidden{}></div><script src="{}" defer></script>', attributes, script
    )
