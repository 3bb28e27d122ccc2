"""The state of a page in the words of its people."""

from django.utils.translation import gettext as _


def status_of(page) -> str:
    """One short line; asks nothing more than what a listing has prefetched."""
    state = page.current_workflow_state
    if state is not None:
        sent_back = state.status == state.STATUS_NEEDS_CHANGES
        if page.live:
            return _("public, changes sent back") if sent_back else _("public, changes under sign-off")
        return _("sent back") if sent_back else _("under sign-off")
    if page.live:
        return _("public, with a newer draft") if page.has_unpublished_changes else _("public")
    return _("taken down") if page.first_published_at else _("draft")
