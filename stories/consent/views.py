"""The screens of safety. What is private is shown only to somebody who asks for it, by a button: that is
posted, and kept in the audit chain."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.models import Page

from editorial.takedown import take_down
from editorial.views.base import Screen
from regions.permissions import may_keep_consents, may_keep_consents_anywhere

from ..models import ConsentRecord, ConsentTask, Settled, StoryPage
from . import records
from .forms import ConsentForm, EraseForm, NobodyForm, WithdrawForm
from .listing import covered, stories_for, tasks_for
from .state import ConsentState, facts_of_records, states_of
from .tasks import is_public

# Without what is private: only `records.read` reads it.
RECORDS = facts_of_records().select_related("placement__region")


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class KeeperScreen(Screen):
    """A screen about one story's consents. For everybody but its safety people there is no such page."""

    header_icon = "key"
    http_method_names = ["get", "head", "post"]
    story: StoryPage
    form = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(Page, pk=self.page_id()).specific
        if not isinstance(page, StoryPage) or page.placement is None or page.original is None:
            raise Http404
        self.story, self.placement = page.original, page.placement
        if not may_keep_consents(request.user, self.placement.region):
            raise Http404

    def page_id(self) -> int:
        return self.kwargs["page_id"]

    def is_open_to(self, user) -> bool:
        return may_keep_consents(user, self.placement.region)

    def get_page_subtitle(self):
        return self.story.get_admin_display_title()

    def attempt(self, act, *args, **kwargs):
        """What the service returns, or None where it refuses; then the form stays filled in."""
        try:
            return act(*args, by=self.request.user, **kwargs)
        except PermissionDenied as refused:
            messages.error(self.request, str(refused) or _("You may not do this."))
        except ValidationError as invalid:
            messages.error(self.request, " ".join(invalid.messages))
        return None

    def again(self, message: str = ""):
        """The form as it was filled in."""
        if message:
            messages.error(self.request, message)
        return self.render_to_response(self.get_context_data())

    def done(self, message: str):
        messages.success(self.request, message)
        return redirect("consent:story", self.story.pk)

    def state(self) -> ConsentState:
        """Of the newest version, also where it is no more than a draft."""
        return states_of([self.story])[self.story.translation_key]

    def get_context_data(self, **kwargs):
        return super().get_context_data(story=self.story, form=self.form, **kwargs)


class ListScreen(Screen):
    page_title = gettext_lazy("Consent")
    header_icon = "key"
    template_name = "stories/consent/list.html"

    def is_open_to(self, user) -> bool:
        return may_keep_consents_anywhere(user)

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(tasks=tasks_for(user), rows=stories_for(user), **kwargs)


class StoryScreen(KeeperScreen):
    """What one story has and what it lacks; without a name."""

    page_title = gettext_lazy("Consent")
    template_name = "stories/consent/story.html"
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs):
        found = list(RECORDS.filter(placement=self.placement))
        return super().get_context_data(**kwargs) | {
            "state": self.state(),
            "records": [(record, covered(record)) for record in found],
            "is_public": is_public(self.placement),
        }


class AddScreen(KeeperScreen):
    page_title = gettext_lazy("Record a consent")
    template_name = "stories/consent/add.html"
    form_class: type = ConsentForm

    def get(self, request, *args, **kwargs):
        self.form = self.form_class()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = self.form_class(request.POST)
        if not self.form.is_valid():
            return self.again(_("Something is missing below. Nothing was saved yet."))
        if self.attempt(self.record, self.placement) is None:
            return self.again()
        return self.done(_("The consent is recorded."))

    def get_context_data(self, **kwargs):
        return super().get_context_data(state=self.state(), **kwargs)

    def record(self, placement, *, by):
        return records.record_consent(placement, by=by, **self.form.facts)


class NobodyScreen(AddScreen):
    page_title = gettext_lazy("Nobody’s consent is needed")
    form_class = NobodyForm

    def record(self, placement, *, by):
        return records.declare_nobody(placement, by=by, **self.form.cleaned_data)


class RecordBase(KeeperScreen):
    record: ConsentRecord

    def page_id(self) -> int:
        self.record = get_object_or_404(RECORDS, pk=self.kwargs["record_id"])
        key = self.record.placement.translation_key
        page = Page.objects.filter(translation_key=key).order_by("pk").first()
        return page.pk if page else 0

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            record=self.record, covered=covered(self.record), is_public=is_public(self.placement), **kwargs
        )


class RecordScreen(RecordBase):
    """One record: closed at first. Opened, it is its own form."""

    template_name = "stories/consent/record.html"
    opened: ConsentRecord | None = None

    def get_page_title(self):
        return self.record.label

    def post(self, request, *args, **kwargs):
        acts = {
            "open": self.open,
            "save": self.save,
            "renew": self.save,
            "settle": self.settle,
            "take_down": self.take_down,
        }
        name = request.POST.get("act", "")
        if name not in acts:
            raise Http404("no such act")
        return acts[name]()

    def open(self):
        self.opened = self.attempt(records.read, self.record)
        if self.opened and self.opened.is_person:
            self.form = ConsentForm.of(self.opened)
        return self.again()

    def save(self):
        anew = self.request.POST["act"] == "renew"
        self.opened, self.form = self.record, ConsentForm(self.request.POST, is_new=anew)
        if not self.form.is_valid():
            return self.again(_("Something is missing below. Nothing was saved yet."))
        if anew:
            given = {"replaces": self.record, **self.form.facts}
            saved = self.attempt(records.record_consent, self.placement, **given)
        else:
            saved = self.attempt(records.change, self.record, **self.form.facts)
        return self.again() if saved is None else self.done(_("The consent is recorded."))

    def settle(self):
        if self.attempt(records.settle, self.record, Settled.CHANGED) is None:
            return self.again()
        return self.done(_("The story does not need this consent any more."))

    def take_down(self):
        return take_down_quietly(self) or self.again()

    def get_context_data(self, **kwargs):
        task = ConsentTask.objects.filter(record=self.record, answer="").first()
        return super().get_context_data(task=task, opened=self.opened, **kwargs)


def take_down_quietly(screen: KeeperScreen):
    """The answer that follows a takedown; None where it was refused."""
    given = {"reason": _("A consent was withdrawn"), "silent": True}
    try:
        take_down(screen.placement, by=screen.request.user, **given)
    except PermissionDenied as refused:
        messages.error(screen.request, str(refused))
        return None
    return redirect("editorial:taken_down", screen.story.pk)


class WithdrawScreen(RecordBase):
    page_title = gettext_lazy("Withdraw")
    template_name = "stories/consent/withdraw.html"

    def get(self, request, *args, **kwargs):
        self.form = WithdrawForm()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = WithdrawForm(request.POST)
        if not self.form.is_valid():
            return self.again(_("Something is missing below. Nothing was saved yet."))
        if self.attempt(records.withdraw, self.record, **self.form.cleaned_data) is None:
            return self.again()
        if "now" in request.POST and (answer := take_down_quietly(self)):
            return answer
        return self.done(_("The consent is withdrawn."))


class EraseScreen(RecordBase):
    page_title = gettext_lazy("Erase")
    template_name = "stories/consent/erase.html"

    def get(self, request, *args, **kwargs):
        self.form = EraseForm()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = EraseForm(request.POST)
        if not self.form.is_valid():
            return self.again(_("Nothing was erased yet: tick the box first."))
        if self.attempt(records.erase, self.record) is None:
            return self.again()
        return self.done(_("Erased. What stays says only that a consent existed."))
