"""What mentorship tells members, and where they find it. No line says who did what."""

from django.utils.translation import gettext_lazy as _

from ..navigation import Way
from ..notices import Kind

PLACE, ALL = "directory:mentorship", "directory:mentorships"
KINDS = {
    "asked_to_lead": Kind(_("Would you lead a mentorship programme?"), ALL),
    "mentorship_proposed": Kind(_("Somebody fits for a mentorship with you."), PLACE, takes_id=True),
    "mentorship_agreed": Kind(_("Your mentorship has begun: both of you said yes."), PLACE, takes_id=True),
    "mentorship_not_taken_up": Kind(_("A mentorship did not come about this time. We look on."), ALL),
    "mentorship_message": Kind(_("Somebody wrote to you."), PLACE, takes_id=True),
    "mentorship_revealed": Kind(_("Somebody showed you a way to reach them."), PLACE, takes_id=True),
    "mentorship_session": Kind(
        _("A session of your mentorship was planned or called off."), PLACE, takes_id=True
    ),
    "mentorship_check_in": Kind(_("How is your mentorship? Three questions."), PLACE, takes_id=True),
    "mentorship_paused": Kind(_("Your mentorship is paused."), PLACE, takes_id=True),
    "mentorship_goes_on": Kind(_("Your mentorship goes on."), PLACE, takes_id=True),
    "mentorship_is_due": Kind(
        _("The agreed time of your mentorship is over. Finish it whenever you are ready."),
        PLACE,
        takes_id=True,
    ),
    "mentorship_finished": Kind(_("A mentorship has ended."), PLACE, takes_id=True),
    "mentorship_thanks": Kind(_("Somebody left you a word of thanks."), PLACE, takes_id=True),
}
WAYS = [Way(_("Mentorship"), ALL, 75)]
