"""Buttons of a page in its editor's header and in listings. In a listing they ask the database nothing."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from regions.permissions import is_coordinator, may_name_stand_in

from .models import RegionalPage


def header_buttons(page, user, view_name=None, next_url=None):
    """All that the person can do with the page, for the menu behind the three dots."""
    if not isinstance(page, RegionalPage) or page.placement is None:
        return
    rights = page.permissions_for_user(user)
    step = page.current_workflow_task_state
    if step is not None and step.task.specific.is_signer(page, user):
        yield _button("sign_off", _("Sign-off"), page, "clipboard-list", 1)
    if rights.writes_here() and not page.workflow_in_progress:
        yield _button("submit", _("Submit for sign-off"), page, "resubmit", 2)
    if page.is_translation and rights.can_withdraw_credit():
        yield _button("credit", _("Translator credit"), page, "user", 66)
    yield from listing_buttons(page, user)
    if is_coordinator(user):
        yield _button("emergency", _("Emergency release"), page, "warning", 80)
        yield _button("transfer", _("Give to another region"), page, "arrow-right-full", 81)
    if may_name_stand_in(user, page.placement.region):
        yield from _stand_in_buttons(page)


def listing_buttons(page, user, next_url=None):
    if not isinstance(page, RegionalPage) or page.placement is None:
        return
    rights = page.permissions_for_user(user)
    yield _button("history", _("History of all languages"), page, "history", 70)
    if rights.writes_here() and not page.is_translation:
        yield _button("translate", _("Translate"), page, "wagtail-localize-language", 60)
    if rights.can_end_preview_links():
        yield _button("preview_links", _("Preview links"), page, "view", 65)
    if rights.can_take_down():
        yield _button("take_down", _("Take down"), page, "download", 90)


def _stand_in_buttons(page):
    from_workflow = page.get_workflow()
    for task in from_workflow.tasks if from_workflow else []:
        kind = task.specific.kind
        if kind in ("regional", "safety"):
            words = {"kind": kind.label}
            url = reverse("editorial:stand_in", args=[page.pk, kind])
            yield Button(_("Stand-in: %(kind)s") % words, url, icon_name="user", priority=85)


def _button(name: str, label: str, page, icon: str, priority: int) -> Button:
    url = reverse(f"editorial:{name}", args=[page.pk])
    return Button(label, url, icon_name=icon, priority=priority)
