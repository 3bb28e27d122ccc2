"""The sign-off page: the text as readers will see it, what changed, who signed, and the two answers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import policy, signing, submission
from ..changes import changes_since_release, side_by_side
from ..content import pictures_used
from ..models import Kind, SignOff
from ..people import names_of
from ..pictures.checking import shown_to
from .base import ContentScreen, address, fresh

ANSWERS = ("approve", "reject")


class SignOffScreen(ContentScreen):
    page_title = gettext_lazy("Sign-off")
    header_icon = "clipboard-list"
    template_name = "editorial/sign_off.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.step = self.page.current_workflow_task_state
        self.task = self.step and self.step.task.specific
        self.forms = {}
        self.lost_words = ""
        if self.task is not None:
            self.forms = {answer: self.form_of(answer) for answer in ANSWERS}

    def form_of(self, answer: str):
        """The form of one answer, filled in when it was posted. The two share their field's name."""
        given = self.request.POST if self.request.POST.get("answer") == answer else None
        form = signing.form_for(self.task.kind, answer)(given, auto_id=f"{answer}_%s")
        if not self.page.live or not self.step.revision.as_object().may_be_minor(self.page):
            form.fields.pop("minor", None)  # a change of what? Or one that every language has to say
        return form

    def post(self, request, *args, **kwargs):
        answer = request.POST.get("answer")
        if self.step is None or str(self.step.pk) != request.POST.get("step") or answer not in ANSWERS:
            messages.error(request, _("This step is over: somebody else was here first."))
            self.lost_words = request.POST.get("comment", "")
        elif not self.forms[answer].is_valid():
            messages.error(request, _("Something is missing below. Nothing was sent, and nothing is lost."))
        elif self.attempt(signing.act, self.step, request.user, answer, request.POST.dict()):
            messages.success(request, self.outcome(answer))
            return redirect("wagtailadmin_home")
        return self.render_to_response(self.get_context_data())

    def outcome(self, answer: str) -> str:
        """What happened, and what comes next."""
        page = fresh(self.page)
        title = page.get_admin_display_title()
        step = page.current_workflow_task_state
        if answer == "reject":
            return _("“%(title)s” went back to its author with your comment.") % {"title": title}
        if step is not None and step.task_id == self.task.pk:
            return _("You signed “%(title)s”. One more person has to sign this step.") % {"title": title}
        if step is not None:
            words = {"title": title, "step": step.task.specific.kind.label}
            return _("You signed “%(title)s”. Next comes: %(step)s.") % words
        if page.live and page.live_revision_id == self.step.revision_id:
            return _("You signed “%(title)s”. It is public now.") % {"title": title}
        return _("You signed “%(title)s”. It is fully signed and waits for its release.") % {"title": title}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.step is None:
            return context | {"lost_words": self.lost_words}
        version = self.step.revision.as_object()
        user = self.request.user
        return context | {
            "step": self.step,
            "kind": self.task.kind,
            "forms": self.forms,
            "lost_words": self.lost_words,
            "refused": signing.refusal(self.task, self.page, user, task_state_id=self.step.pk),
            "may_send_back": self.task.is_signer(self.page, user),
            "text_url": address("text", self.page),
            "submitted_by": names_of([self.step.workflow_state.requested_by_id])[0],
            "pictures": shown_to(user, pictures_used(version)),
            "changes": changes_since_release(self.page, version, self.request),
            "credit": version.credit,
            "rows": side_by_side(self.page, version) if self.page.is_translation else [],
            "signed": self.signatures(),
            "still": self.still_to_sign(),
        }

    def signatures(self) -> list[dict]:
        """Who signed this very version, and as what."""
        given = SignOff.objects.standing().of(self.page).filter(content_hash=self.step.specific.content_hash)
        given = list(given.order_by("created_at"))
        names = names_of([sign_off.user_id for sign_off in given])
        return [{"sign_off": one, "name": name} for one, name in zip(given, names, strict=True)]

    def still_to_sign(self) -> list[dict]:
        """The current and the later steps, with the people who could take them now."""
        submitter = self.step.workflow_state.requested_by or self.page.owner or self.request.user
        steps = submission.outlook(self.page, submitter)
        positions = [step.task.pk for step in steps]
        later = steps[positions.index(self.task.pk) :] if self.task.pk in positions else []
        gave = {one["sign_off"].user_id: one["sign_off"].kind for one in self.signatures()}
        return [
            {
                "kind": step.task.kind,
                "needed": policy.needs_of(self.page).regional if step.task.kind == Kind.REGIONAL else 1,
                "people": [person for person in step.people if person.pk not in gave],
            }
            for step in later
        ]


class TextScreen(ContentScreen):
    """The submitted version (or the latest draft) as readers would see it, for the frame above."""

    def get(self, request, *args, **kwargs):
        step = self.page.current_workflow_task_state
        revision = step.revision if step else self.page.get_latest_revision()
        if revision is None:
            raise Http404
        version = revision.as_object()
        return version.make_preview_request(request, version.default_preview_mode)
