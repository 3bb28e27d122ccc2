"""How people are named to each other in the admin area: by the name they chose, else by their handle."""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _


def names_of(ids) -> list[str]:
    """Names in the order of the ids, in one query. An erased account is "somebody"; no account (a page
    went down by itself) is "the site"."""
    ids = list(ids)
    people = {person.pk: person for person in get_user_model().objects.filter(pk__in=set(ids) - {None})}
    return [name_of(pk, people.get(pk)) for pk in ids]


def name_of(pk, person) -> str:
    if pk is None:
        return _("the site")
    return person.get_full_name() if person else _("somebody who left")
