"""A month chosen on the story's own form: the same claim as on the board, once the draft is safe."""

from django.contrib import messages
from django.utils.translation import gettext as _

from ..models import StoryPage
from ..season.choices import label, months_in_sight
from ..season.slots import SlotRefused, claim


def take_month(request, page) -> None:
    """After a person saved a story (an autosave chooses nothing): claims the month of its form.

    Whoever comes second is told who was first; their draft is saved already.
    """
    chosen = request.POST.get("month", "")
    is_autosave = "application/json" in request.headers.get("Accept", "")
    if is_autosave or not isinstance(page, StoryPage) or not chosen.isdecimal() or len(chosen) > 9:
        return
    slot = months_in_sight().filter(pk=int(chosen)).first()
    if slot is None:
        return
    try:
        claim(slot, page, by=request.user)
    except SlotRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The story stands in %(month)s now.") % {"month": label(slot)})
