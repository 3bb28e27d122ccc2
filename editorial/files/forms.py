"""The forms behind every upload and edit screen of images and documents."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from editorial.gate import used_in_public
from regions.models import Region
from regions.permissions import regions_to_write_in

from .form_fields import CleanDocumentField, CleanImageField, plain_file_input
from .naming import names_the_file, neutral_document_title, neutral_image_title

AForm: Any = forms.ModelForm if TYPE_CHECKING else object


class RegionalFileForm(AForm):
    """Mixed into Wagtail's forms: the person's regions, a cleaned file, a title that is not its name."""

    file_field: type[forms.FileField]
    neutral_title: Callable[[], str]

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        if "file" in self.fields:
            self._set_up_file()
        if "region" in self.fields:
            self._set_up_region(user)
        if self.instance.pk is None:
            # Wagtail's multiple upload writes the file's name here before it shows the form.
            self.initial["title"] = ""
        if "file" in self.fields and "title" in self.fields:
            self.fields["title"].required = False  # an empty one becomes neutral

    def _set_up_file(self) -> None:
        old = self.fields["file"]
        self.fields["file"] = self.file_field(
            label=old.label, required=old.required, widget=plain_file_input()
        )

    def _set_up_region(self, user) -> None:
        """Only regions in which the person may write; the one that the file has stays on offer."""
        field = self.fields["region"]
        allowed = Region.objects.active() if user is None else regions_to_write_in(user)
        field.queryset = allowed | Region.objects.filter(pk=self.instance.region_id)
        choices = list(field.queryset[:2])
        if len(choices) == 1:
            self.only_region = choices[0]
            field.required, field.initial, field.widget = False, choices[0], forms.HiddenInput()
        else:
            self.only_region = None

    def clean_region(self):
        return self.cleaned_data.get("region") or self.only_region

    def clean(self):
        data = super().clean()
        if self.instance.pk and self.changed_data and used_in_public(self.instance):
            raise ValidationError(
                _("A public page uses this file. Put a new file into the page, or take the page down first.")
            )
        self._neutralise_title(data)
        return data

    def _neutralise_title(self, data) -> None:
        arrived = self.files.get(self.add_prefix("file"))
        title = data.get("title", "")
        named_after_it = arrived is not None and names_the_file(title, arrived.name)
        if "title" in self.fields and (named_after_it or not title):
            data["title"] = self.instance.title if self.instance.pk else self.neutral_title()


class RegionalImageForm(RegionalFileForm, BaseImageForm):
    file_field = CleanImageField
    neutral_title = staticmethod(neutral_image_title)

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.giver = user

    def save(self, commit=True):
        if "file" in self.changed_data and self.giver is not None:
            self.instance.file_given_by_id = self.giver.pk  # who does not check it for faces
        return super().save(commit)


class RegionalDocumentForm(RegionalFileForm, BaseDocumentForm):
    file_field = CleanDocumentField
    neutral_title = staticmethod(neutral_document_title)
