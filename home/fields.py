"""A small set of codes in one column."""

from django import forms
from django.core import exceptions
from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeListField(models.CharField):
    """Several codes out of a fixed set, stored as `a,b,c` in the order of the set.

    The value in Python is a list of codes. `codes` names the choices; it is no part of the migration,
    so that a new code needs none, and no `choices` of the column, so that no validator compares the
    whole list with one code.
    """

    def __init__(self, *args, codes=(), **kwargs):
        self.codes = tuple(codes)
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        return self.to_python(value)

    def to_python(self, value):
        if not value:
            return []
        items = value.split(",") if isinstance(value, str) else value
        return [str(item) for item in items if item]

    def get_prep_value(self, value):
        chosen = set(self.to_python(value))
        order = [code for code, _label in self.codes]
        known = [code for code in order if code in chosen]
        return ",".join(known + sorted(chosen - set(known)))

    def get_default(self):
        return []

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        unknown = set(value) - {code for code, _label in self.codes}
        if unknown:
            raise exceptions.ValidationError(_("Choose from the list."), code="invalid_choice")

    def run_validators(self, value):
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs):
        kwargs = {key: kwargs[key] for key in ("label", "help_text") if key in kwargs}
        return forms.MultipleChoiceField(
            choices=self.codes,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **{"label": self.verbose_name, "help_text": self.help_text, **kwargs},
        )
