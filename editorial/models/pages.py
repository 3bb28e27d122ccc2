"""The abstract base of every page type: the home and index pages carry words, too."""

from csp.constants import SELF
from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager

from regions.models import Region
from regions.permissions import regions_to_write_in

from .. import authorship
from ..content import CREDIT_FIELDS
from ..page_rights import RegionalPagePermissionTester, StructurePagePermissionTester
from ..querysets import RegionalPageQuerySet
from ..status import status_of
from ..text import refuse_direction_controls
from .digest import DigestField
from .placement import Placement, PlacementOfPage
from .workflow import WorkflowSlot

OF_THE_ROW = frozenset({"alias_of", "content_type", "latest_revision", "locale", "locked_by", "owner"})


class RegionalPageForm(WagtailAdminPageForm):
    """Asks for the region once, when the page is made; later only a coordinator's transfer changes it."""

    region = forms.ModelChoiceField(
        Region.objects.none(),
        required=False,
        label=_("Region"),
        help_text=_("Whose content this is. Only people of this region can edit it and sign it off."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["region"]
        if self.instance.pk:
            field.disabled = True
            field.queryset = Region.objects.all()
            field.initial = self.instance.region
        else:
            field.required = True
            field.queryset = regions_to_write_in(self.for_user)
            choices = list(field.queryset[:2])
            if len(choices) == 1:
                field.initial = choices[0]

    def clean_region(self):
        """Wagtail lets a draft be saved without required fields; without region it would be nobody's."""
        region = self.cleaned_data["region"]
        if region is None and not self.instance.pk:
            raise ValidationError(_("Choose the region this content belongs to."))
        return region

    def clean_title(self):
        return refuse_direction_controls(self.cleaned_data["title"])

    def save(self, commit=True):
        if not self.instance.pk:
            self.instance.founding_region = self.cleaned_data["region"]
        return super().save(commit)


class RegionalPage(Page):
    """A page that belongs to a region, is signed off, and becomes public through the gate alone.

    Subclasses state `parent_page_types`, `subpage_types` and `override_translatable_fields`.
    """

    base_form_class = RegionalPageForm
    content_panels = [FieldPanel("region"), *Page.content_panels]
    private_page_options: list[str] = []  # whether the public sees a page, its sign-offs say
    settings_panels: list = []  # no go-live date: the instant of a release is a release condition
    search_auto_update = False  # signals.keep_search_entry does, where a word changed
    # The name that readers are shown as the translator's. Of one language alone: no form of the page has
    # it, no translation takes it over, no copy keeps it. Set and taken away by `editorial/credits.py`.
    translator_credit = models.CharField(
        _("translator credit"), max_length=80, blank=True, default="", editable=False
    )
    # What was signed with a name that was taken away (docs/decisions/0025).
    withdrawn_credit = DigestField(blank=True, default="", editable=False)
    exclude_fields_in_copy = [*CREDIT_FIELDS]
    placement = PlacementOfPage()
    # The region a new content is placed in; not a field, so that no revision carries it.
    founding_region: Region | None = None
    # Whether an old address of it answers like one that never was, however the page went down.
    goes_quietly = False
    # True while a save that the release gate let through writes the page and its child rows.
    _passed_the_gate = False

    objects = PageManager.from_queryset(RegionalPageQuerySet)()

    class Meta:
        abstract = True

    @property
    def region(self) -> Region | None:
        return self.placement and self.placement.region

    @property
    def is_translation(self) -> bool:
        return self.placement is not None and self.placement.source_locale_id != self.locale_id

    @property
    def credit(self) -> str:
        """The translator's name as readers see it; empty for an original, whatever its row says."""
        return self.translator_credit if self.translator_credit and self.is_translation else ""

    @property
    def status_string(self) -> str:
        return status_of(self)

    @property
    def original(self):
        """The page in its original language: itself, or None where it was deleted."""
        if not self.is_translation:
            return self
        originals = type(self)._base_manager.filter(translation_key=self.translation_key)
        return originals.filter(locale_id=self.placement.source_locale_id).first()

    def clean(self):
        super().clean()
        for name in ("title", "translator_credit"):
            try:
                refuse_direction_controls(getattr(self, name))
            except ValidationError as error:
                raise ValidationError({name: error.messages}) from error

    def add_child(self, **kwargs):
        """The tree numbers a new page from what this instance remembers of its children: several people
        adding at once would get the same place."""
        with transaction.atomic():
            row = Page.objects.select_for_update(no_key=True).get(pk=self.pk)
            self.path, self.numchild = row.path, row.numchild
            return super().add_child(**kwargs)

    @transaction.atomic
    def save(self, *args, **kwargs):
        try:
            super().save(*args, **kwargs)
        finally:
            self._passed_the_gate = False
        if self.founding_region is not None:
            # A translation comes here with the key of its original and finds the placement made.
            Placement.objects.get_or_create(
                translation_key=self.translation_key,
                defaults={"region": self.founding_region, "source_locale_id": self.locale_id},
            )
            RegionalPage.placement.forget(self)

    def save_revision(self, *args, previous_revision=None, overwrite_revision=None, **kwargs):
        """Autosave writes into the revision it made before; what was submitted or released stays."""
        if overwrite_revision is not None and authorship.is_settled(overwrite_revision):
            overwrite_revision = None
        revision = super().save_revision(
            *args, previous_revision=previous_revision, overwrite_revision=overwrite_revision, **kwargs
        )
        if previous_revision is not None:
            authorship.note_taken_over(revision, previous_revision)
        return revision

    def get_lock(self):
        """Wagtail puts a person's own lock first, which would let that person edit under sign-off."""
        task = self.current_workflow_task
        return task.lock_class(self, task) if task else super().get_lock()

    def with_content_json(self, content):
        """A revision as a page. Wagtail takes these fields from the row whatever the revision says, but would
        first ask the database whether each of them still exists."""
        said = {name: value for name, value in content.items() if name not in OF_THE_ROW}
        return super().with_content_json(said)

    def copy_all_child_relations(self, target, *args, **kwargs):
        """The one method every copy of a page passes through (action, API, alias, translation) before
        the copy is saved; who may copy is decided by the permission tester."""
        target.founding_region = self.region
        return super().copy_all_child_relations(target, *args, **kwargs)

    def permissions_for_user(self, user):
        return RegionalPagePermissionTester(user, self)

    def serve_preview(self, request, mode_name):
        """Drafts are shown in frames of the admin area: the editor's preview, the sign-off page."""
        response = super().serve_preview(request, mode_name)
        response._csp_replace = {"frame-ancestors": [SELF]}
        response["X-Frame-Options"] = "SAMEORIGIN"
        return response

    def may_be_minor(self, released) -> bool:
        """Whether this version may leave the translations of the released one as they are."""
        return True

    def get_workflow(self):
        return WorkflowSlot.workflow_for(self)

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def update_aliases(self, *args, **kwargs):
        """Wagtail publishes aliases together with their source; content is never mirrored."""


class StructurePage(RegionalPage):
    """Home and index pages: below them stands the content of every region."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user):
        return StructurePagePermissionTester(user, self)
