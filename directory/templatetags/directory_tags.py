"""What the templates of the member area use."""

from typing import Any

from django import template

from ..navigation import ways_of
from ..spoken import SPOKEN
from ..visibility import member_of

register = template.Library()


@register.simple_tag(takes_context=True)
def ways(context: dict[str, Any]) -> list[tuple[str, str]]:
    """(label, address) of what is open to the member who looks."""
    return ways_of(context["request"].member)


@register.inclusion_tag("directory/joining/warning.html", takes_context=True)
def coming_back(context: dict[str, Any]) -> dict[str, Any]:
    """The banner while somebody tries to come back as the person who looks; otherwise nothing."""
    own = member_of(getattr(context.get("request"), "user", None))
    is_shown = getattr(own, "is_reopened", False)  # nobody is, who is no member
    return {"is_shown": is_shown, "csrf_token": context.get("csrf_token")}


@register.filter
def spoken_name(code: str) -> str:
    """A language by the name its speakers give it; an unknown code as it is."""
    return SPOKEN[code].name if code in SPOKEN else code
