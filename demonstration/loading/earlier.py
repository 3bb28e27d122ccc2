"""Moves what was just made into the past, so that the demonstration has a history."""

import datetime
from collections.abc import Iterable

from django.db import models


def earlier(rows: Iterable[models.Model], *, days: float) -> None:
    """Every day and moment that is set in these rows, so many days before what it is."""
    back = datetime.timedelta(days=days)
    for row in rows if days else ():
        moments = {
            field.attname: value - back
            for field in row._meta.concrete_fields
            if isinstance(field, models.DateField) and (value := field.value_from_object(row))
        }
        type(row)._base_manager.filter(pk=row.pk).update(**moments)
