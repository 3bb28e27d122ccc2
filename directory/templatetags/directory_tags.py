"""What the templates of the member area use."""

from typing import Any

from django import template

from ..models import DirectoryPage
from ..navigation import ways_of
from ..public_page.face import Face, face_of
from ..public_page.listing import People, of_region, people
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


@register.simple_tag(takes_context=True)
def face(context: dict[str, Any], page: Any) -> Face:
    """A public profile as the page shows it (one short statement)."""
    reading = context["reading"]
    photo = context["prepared"].images.get(page.hero_id)
    return face_of(page, reading.region_id, context["shell"], photo)


@register.simple_tag(takes_context=True)
def public_profiles(context: dict[str, Any]) -> People:
    """Everybody's public page, as the address narrows the list (four statements)."""
    return people(context["request"], context["shell"])


@register.simple_tag(takes_context=True)
def public_profiles_of(context: dict[str, Any], region: Any, count: int) -> list[Face]:
    """The newest public profiles that say they belong to a region (up to three statements)."""
    return of_region(region, context["shell"], count) if region is not None else []


@register.simple_tag(takes_context=True)
def directory_page(context: dict[str, Any]) -> Any:
    """The link to the directory's own page out of the menu; None where it is not public."""
    shell = context["shell"]
    address = shell.language.address(f"{DirectoryPage.SLUG}/")
    return next((link for link in shell.menu + shell.footer if link.url == address), None)
