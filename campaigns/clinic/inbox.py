"""What the clinic tells members, and where they find it. No line says who did what, or what it is about."""

from django.utils.translation import gettext_lazy as _

from home.membership import Kind, Place

ONE, ALL = "clinic:session", "clinic:list"
KINDS = {
    "clinic_asked": Kind(_("You are asked to take part in a campaign clinic."), ONE, takes_id=True),
    "clinic_joined": Kind(_("Somebody joined a campaign clinic."), ONE, takes_id=True),
    "clinic_left": Kind(_("Somebody left a campaign clinic."), ONE, takes_id=True),
    "clinic_moved": Kind(_("A campaign clinic goes on to its next part."), ONE, takes_id=True),
    "clinic_word": Kind(_("Somebody wrote in a campaign clinic."), ONE, takes_id=True),
    "clinic_follow_up": Kind(_("What came of your campaign clinic? You are asked now."), ONE, takes_id=True),
    "clinic_agree": Kind(_("Words for everybody wait in a campaign clinic."), "clinic:public", takes_id=True),
    "clinic_over": Kind(_("A campaign clinic is over."), ALL),
}
PLACES = [Place(_("Clinic"), ALL, 78)]
