"""Columns that hold one spelling only, so that "unique" means the same on every database."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

handle_validator = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("Use small letters a to z, digits and single hyphens between them."),
    code="handle",
)


class OneSpelling:
    """Lower case when written and when looked up: `Kenya-Editor` and `kenya-editor` are one value."""

    def to_python(self, value: Any) -> Any:
        return self._spelling(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return self._spelling(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self._spelling(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def _spelling(self, value: Any) -> Any:
        return value.strip().lower() if isinstance(value, str) else value


class HandleField(OneSpelling, models.CharField):
    """The name somebody signs in with."""


class OptionalEmailField(OneSpelling, models.EmailField):
    """An address, or NULL where somebody gave none: two people without one do not collide.

    Only writing turns an empty text into NULL. A lookup keeps it, or `filter(email="")` would find everybody
    who has no address.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add) or None
        setattr(model_instance, self.attname, value)
        return value
