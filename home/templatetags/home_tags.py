"""What the templates of every room use."""

from django import template
from django.conf import settings
from django.utils.safestring import mark_safe

from .. import links, lite, pictures
from ..rich_text import expand
from ..sharing import sharing_of

register = template.Library()


@register.simple_tag
def picture(image, use, alt=""):
    """A <picture> in one of the sizes of home/pictures.py."""
    return pictures.picture(image, use, alt)


@register.simple_tag(takes_context=True)
def prose(context, value):
    """Rich text with links ready for this page's readers. Wagtail's `richtext` filter would ask the
    database once per paragraph, and lets every scheme through."""
    source = getattr(value, "source", value) or ""
    return mark_safe(expand(source, links.of_page(context)))


@register.simple_tag
def quick_exit_url():
    """Where a reader who has to leave at once is taken: a page that gives nothing away."""
    return settings.QUICK_EXIT_URL


@register.simple_tag(takes_context=True)
def light_version(context):
    """The page being read, in its light version."""
    return lite.switched(context["request"].META.get("QUERY_STRING", ""), lite.LIGHT)


@register.simple_tag(takes_context=True)
def sharing(context, page, address=""):
    """How the page being read may be passed on (home/sharing.py); None for a preview."""
    return (
        None
        if getattr(context["request"], "preview_link", None)
        else sharing_of(context["reading"], page, address)
    )


@register.filter
def bcp47(code: str) -> str:
    """`zh-hant` as browsers and screen readers write it: `zh-Hant`. `x-default` is no language."""
    head, _, tail = str(code).partition("-")
    if head == "x":
        return str(code)
    return f"{head}-{tail.upper() if len(tail) == 2 else tail.capitalize()}" if tail else head


@register.simple_tag(takes_context=True)
def region_link(context, page):
    """The region under which a page stands publicly, None where it has no public page. One that
    withholds its place stands under the network."""
    shell, region_id = context["shell"], context["reading"].region_id
    return shell.regions.get(shell.network_id if getattr(page, "withholds_place", False) else region_id)
