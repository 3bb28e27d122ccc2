"""Submitting: who can sign each step, and one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regions.permissions import may_name_stand_in

from .. import submission
from ..credits import credits_of
from ..drafts import gaps_of, sent_back_comment
from ..standins import ACTS
from ..translation import progress, translation_of
from .base import ContentScreen, address


class SubmitScreen(ContentScreen):
    page_title = gettext_lazy("Submit for sign-off")
    header_icon = "resubmit"
    template_name = "editorial/submit.html"

    def is_open_to(self, user) -> bool:
        return self.page.permissions_for_user(user).writes_here()

    def post(self, request, *args, **kwargs):
        if self.attempt(self.submit, by=request.user):
            words = {"title": self.page.get_admin_display_title()}
            messages.success(request, _("“%(title)s” is submitted. The people who can sign it know.") % words)
            return redirect("wagtailadmin_home")
        return self.render_to_response(self.get_context_data())

    def submit(self, *, by):
        if gaps := self.gaps():
            raise PermissionDenied(_("Fill these in first: %(fields)s.") % {"fields": ", ".join(gaps)})
        service = submission.submit_translation if self.is_translated() else submission.submit_for_sign_off
        service(self.page, by=by)

    def gaps(self) -> list[str]:
        """A translation is built from its strings when it is submitted; only an original has fields that
        a draft may have left empty."""
        return [] if self.is_translated() else gaps_of(self.page)

    def is_translated(self) -> bool:
        return self.page.is_translation and translation_of(self.page) is not None

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        done, total = progress(self.page) if self.page.is_translation else (0, 0)
        return context | {
            "steps": submission.outlook(self.page, self.request.user),
            "stand_in_kinds": [str(kind) for kind in ACTS],
            "names_stand_ins": may_name_stand_in(self.request.user, self.page.region),
            "gaps": self.gaps(),
            "done": done,
            "missing": total - done,
            "total": total,
            "is_under_sign_off": self.page.workflow_in_progress,
            "sent_back": sent_back_comment(self.page),
            "credit": credits_of(self.page)[1],
            "text_url": address("text", self.page),
        }
