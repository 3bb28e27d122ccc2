"""What the templates of the member area use."""

from typing import Any

from django import template

from ..navigation import ways_of
from ..spoken import SPOKEN

register = template.Library()


@register.simple_tag(takes_context=True)
def ways(context: dict[str, Any]) -> list[tuple[str, str]]:
    """(label, address) of what is open to the member who looks."""
    return ways_of(context["request"].member)


@register.filter
def spoken_name(code: str) -> str:
    """A language by the name its speakers give it; an unknown code as it is."""
    return SPOKEN[code].name if code in SPOKEN else code
