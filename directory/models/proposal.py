"""What a lead proposes to somebody without an account: that members are asked, in these words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from safekeeping.fields import EncryptedTextField

from ..number_sets import NumberSetField
from .exchange import Request, Soon
from .intake import IntakeCase
from .member import Member, new_public_id, today
from .skill import Skill


class CaseProposal(models.Model):
    """One proposal. The person reads both texts and says yes or no in the conversation; a yes opens a
    request, which hangs on the membership of the lead. Days, no hours, as everything about a case."""

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    case = models.ForeignKey(IntakeCase, models.CASCADE, related_name="proposals")
    lead = models.ForeignKey(Member, models.CASCADE, related_name="+")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    urgency = models.PositiveSmallIntegerField(choices=Soon.choices)
    languages = NumberSetField()
    jurisdiction = models.PositiveSmallIntegerField(null=True)
    summary = EncryptedTextField(max_length=400)
    detail = EncryptedTextField(max_length=4000, blank=True, default="")
    asked_on = models.DateField(default=today)
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True)
    request = models.OneToOneField(Request, models.SET_NULL, null=True, related_name="proposal")

    class Meta:
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(answer=""), name="directory_one_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"proposal {self.pk}"
