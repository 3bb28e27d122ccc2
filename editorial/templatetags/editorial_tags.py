import json

from django import template

from ..credits import credits_of
from ..drafts import sent_back_comment
from ..translation import progress

register = template.Library()

# Ways of wagtail-localize's editor that are closed: the one button is ours.
CLOSED_RIGHTS = ("canPublish", "canUnpublish", "canLock", "canUnlock", "canDelete")
CLOSED_LINKS = ("unpublishUrl", "lockUrl", "unlockUrl", "deleteUrl", "convertToAliasUrl")


@register.inclusion_tag("editorial/parts/translation_bar.html", takes_context=True)
def translation_bar(context, page):
    """Above wagtail-localize's editor: how far it is, what came back, and the one button."""
    done, total = progress(page)
    rights = page.permissions_for_user(context["request"].user)
    return {
        "page": page,
        "done": done,
        "total": total,
        "credit": credits_of(page)[1],
        "rights": rights,
        "writes": rights.writes_here(),
        "is_under_sign_off": page.workflow_in_progress,
        "sent_back": sent_back_comment(page),
    }


@register.simple_tag(takes_context=True)
def without_own_ways(context) -> str:
    """Takes publishing, locking, deleting and aliases out of what wagtail-localize's script is told."""
    props = json.loads(context["props"])
    props["perms"] |= dict.fromkeys(CLOSED_RIGHTS, False)
    props["links"] |= dict.fromkeys(CLOSED_LINKS)
    context["props"] = json.dumps(props)
    return ""
