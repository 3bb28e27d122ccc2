"""What is asked about a picture, and where in it something is to go."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models.files import Faces

from .mosaic import Box

ROWS = 12  # boxes at one go; more follow after it


class CheckForm(forms.Form):
    faces = forms.ChoiceField(label=gettext_lazy("What do you see?"), widget=forms.RadioSelect)
    consent = forms.BooleanField(
        label=gettext_lazy("Everybody in it agreed that this picture is shown"), required=False
    )
    seen_file = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, image, data=None):
        super().__init__(data, initial={"seen_file": image.file.name, "faces": image.faces_state})
        hidden = () if image.signed_as else (Faces.BLURRED,)
        faces: Any = self.fields["faces"]
        faces.choices = [choice for choice in Faces.choices if choice[0] not in hidden]
        faces.required = False  # "not checked" takes an answer back

    def clean(self):
        data = super().clean() or {}
        if data.get("faces") == Faces.CONSENTED and not data.get("consent"):
            self.add_error("consent", ValidationError(_("Tick this, too, or choose another answer.")))
        return data


class BoxForm(forms.Form):
    """One row of numbers; an empty one marks nothing."""

    left = forms.FloatField(label=gettext_lazy("From the left (percent)"), min_value=0, max_value=100)
    top = forms.FloatField(label=gettext_lazy("From the top (percent)"), min_value=0, max_value=100)
    width = forms.FloatField(label=gettext_lazy("Width (percent)"), min_value=0.5, max_value=100)
    height = forms.FloatField(label=gettext_lazy("Height (percent)"), min_value=0.5, max_value=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"inputmode": "decimal", "step": "any", "autocomplete": "off"}

    def clean(self):
        data = super().clean() or {}
        if not self.errors and (data.get("left", 0) >= 100 or data.get("top", 0) >= 100):
            raise ValidationError(_("This part lies outside the picture."))
        return data


BoxForms = forms.formset_factory(BoxForm, extra=ROWS, max_num=ROWS, validate_max=True)


def boxes_of(formset) -> list[Box]:
    rows = [form.cleaned_data for form in formset if form.has_changed()]
    return [Box(row["left"], row["top"], row["width"], row["height"]) for row in rows]
