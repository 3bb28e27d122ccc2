"""A text column that only the key ring can read."""

from typing import Any

from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import models

from safekeeping.keyring import key_ring

# Marks a token outside the database (fixtures, revisions): see `value_to_string`.
TOKEN_MARK = "enc:"  # noqa: S105 - a prefix, no secret
ALLOWED_LOOKUPS = {"isnull"}


class EncryptedTextField(models.TextField):
    """Text encrypted under `SAFEKEEPING_KEYS`, for reading whole and never for searching.

    NULL stays NULL; an empty text is encrypted like any other, so that a row does not tell it is empty.
    `max_length` counts characters of the plain text and is checked by `full_clean`.
    Reading raises WrongKeyError when no key fits; it never returns the token or an empty text instead.
    To find rows again, keep a `keyed_hash` beside it.
    """

    description = "Encrypted text"

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_not_indexed()]

    def _check_not_indexed(self) -> list[checks.CheckMessage]:
        # Each encryption of the same text differs: an index finds nothing, a unique column stops nothing.
        options: Any = self
        if options.unique or options.db_index or options.primary_key:
            message = "An encrypted field cannot be unique, indexed or a primary key."
            hint = "Keep a keyed_hash beside it."
            return [checks.Error(message, hint=hint, obj=self, id="safekeeping.E010")]
        return []

    def get_internal_type(self) -> str:
        return "TextField"

    def get_prep_value(self, value: Any) -> str | None:
        text = super().get_prep_value(value)
        return None if text is None else key_ring().encrypt(text)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return None if value is None else key_ring().decrypt(value)

    # Lookups ------------------------------------------------------------------------------------

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in ALLOWED_LOOKUPS:
            raise FieldError(
                f"{self} is encrypted and cannot be looked up by '{lookup_name}': "
                "only isnull works. Keep a keyed_hash beside it to find rows."
            )
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self} is encrypted: '{lookup_name}' cannot be computed by the database.")

    # Copies outside the table -------------------------------------------------------------------

    def value_to_string(self, obj: models.Model) -> Any:
        """What fixtures and revisions keep: the token, never the text."""
        value = self.value_from_object(obj)
        return None if value is None else TOKEN_MARK + key_ring().encrypt(str(value))

    def to_python(self, value: Any) -> str | None:
        if isinstance(value, str) and value.startswith(TOKEN_MARK):
            return key_ring().decrypt(value.removeprefix(TOKEN_MARK))
        return super().to_python(value)

    def clean(self, value: Any, model_instance: models.Model | None) -> str | None:
        # Not through `to_python`: what a person types is text, even when it looks like a token.
        text = super().to_python(value)
        self.validate(text, model_instance)
        self.run_validators(text)
        return text
