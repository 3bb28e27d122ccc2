"""`|date` of every template (a builtin, cms/settings/base.py): home/dates.py."""

from django import template
from django.template import defaultfilters

from ..dates import form_of, in_small_letters

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value, form=None):
    """As Django's: empty for what is no date."""
    form = form_of(value, form or "DATE_FORMAT")
    return in_small_letters(defaultfilters.date(value, form), form)
