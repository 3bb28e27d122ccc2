"""Rows that are written once: a correction is a new row."""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(Exception):
    """Somebody tried to change or remove a row of an append-only table."""


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and creates; refuses every statement that changes, removes or writes many rows at once."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model._meta.label} is append-only.")

    def strike_words(self, **texts: str) -> int:
        """Writes words anew from which safety struck a name; returns the number of rows.

        The one exception: what was done, by whom and when stays as it was. Raises AppendOnlyError for any
        column that the model does not name in `words_can_be_struck`.
        """
        if not texts or set(texts) - set(self.model.words_can_be_struck):
            raise AppendOnlyError(f"{self.model._meta.label} is append-only.")
        return super().update(**texts)

    # `bulk_create` is refused as well: it skips `save`, and can overwrite with `update_conflicts`.
    update = delete = bulk_update = bulk_create = _refuse


class AppendOnly(models.Model):
    """Base of models whose rows are never changed or deleted.

    Set `database_guard = True` to have the database refuse it too (see `safekeeping.guards`):
    cascades and raw SQL pass these methods by. Encrypted columns stay open to `rotate_keys`.
    """

    database_guard = False
    # Columns of free words, in which somebody may have written a name. Not with `database_guard`.
    words_can_be_struck: tuple[str, ...] = ()

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row. Raises AppendOnlyError when it was stored before."""
        if not self._state.adding:
            raise AppendOnlyError(f"{self._meta.label} is append-only.")
        # A new instance with the key of a stored row would update it.
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always raises AppendOnlyError."""
        raise AppendOnlyError(f"{self._meta.label} is append-only.")
