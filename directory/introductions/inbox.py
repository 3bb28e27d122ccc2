"""What introductions tell members, and where they find them."""

from django.utils.translation import gettext_lazy as _

from ..navigation import Way
from ..notices import Kind

PLACE = "directory:introduction"
KINDS = {
    "introduced": Kind(_("You were introduced to each other: you can write now."), PLACE, takes_id=True),
    "not_taken_up": Kind(_("Your help was not needed this time. Thank you for your yes."), "directory:asks"),
    "message": Kind(_("Somebody wrote to you."), PLACE, takes_id=True),
    "revealed": Kind(_("Somebody showed you a way to reach them."), PLACE, takes_id=True),
    "closed": Kind(_("An introduction was closed."), PLACE, takes_id=True),
    "what_came_of_it": Kind(_("What came of your introduction? One question."), PLACE, takes_id=True),
}
WAYS = [Way(_("Introductions"), "directory:introductions", 70)]
