"""How somebody becomes a member, and how they come back without an e-mail. Nothing here is a name or a word
about a person: numbers, hashes and moments."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regions.models import Region
from safekeeping.append_only import AppendOnly

from .member import Member, new_public_id

INVITATION_LIFE = timedelta(days=7)


def end_of_life():
    return timezone.now() + INVITATION_LIFE


class MemberInvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither used, nor withdrawn, nor run out."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())

    def made_by(self, user):
        return self.filter(invited_by=user.pk)

    def of(self, member: Member):
        """Made by a member; by nobody, once they are erased."""
        return self.none() if member.user_id is None else self.filter(invited_by=member.user_id)


class MemberInvitation(models.Model):
    """A link by which one new person joins the directory. It is shown once; a hash of it is stored."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="member_invitations")
    invited_by = models.BigIntegerField()  # a user's number: the account may be erased
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=end_of_life)
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = MemberInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["expires_at"]
        indexes = [models.Index(fields=["region", "expires_at"], name="member_invitation_open")]

    def __str__(self) -> str:
        return f"invitation of a member {self.pk}"


class Vetting(AppendOnly):
    """Somebody's word for a newcomer. It stays what it was when the one who gave it loses a mandate."""

    class Kind(models.TextChoices):
        LEAD = "lead", _("a lead of the region")
        VOUCH = "vouch", _("a member from elsewhere")

    member = models.ForeignKey(Member, models.CASCADE, related_name="vettings")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.BigIntegerField()  # a user's number
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            # One person gives one word, so a lead and a vouch are always two people.
            models.UniqueConstraint(fields=["member", "by"], name="directory_one_word_each")
        ]

    def __str__(self) -> str:
        return f"word for member {self.member_id}"


class VouchAsk(models.Model):
    """An active member is asked whether they know a newcomer. Nobody but them sees the answer."""

    class Answer(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    newcomer = models.ForeignKey(Member, models.CASCADE, related_name="vouch_asks")
    voucher = models.ForeignKey(Member, models.CASCADE, related_name="asked_to_vouch")
    by_lead = models.BooleanField()  # otherwise the newcomer asked
    made_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newcomer", "voucher"], name="directory_asked_to_vouch_once"),
            models.CheckConstraint(
                name="directory_vouches_for_another", condition=~models.Q(newcomer=models.F("voucher"))
            ),
        ]

    def __str__(self) -> str:
        return f"question to vouch {self.pk}"


class RecoveryCode(models.Model):
    """A keyed hash of one code that sets a new password, once."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recovery code {self.pk}"


class ReopeningQuerySet(models.QuerySet):
    def alive(self):
        """Begun, and neither stopped nor used nor run out."""
        return self.filter(stopped_at=None, used_at=None, expires_at__gt=timezone.now())

    def issued(self):
        return self.alive().exclude(token_hash=None)


class Reopening(models.Model):
    """A lead and the member who vouched open an account anew together. NULL in `token_hash` and
    `usable_from`: the second of the two has not pressed yet."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="reopenings")
    lead = models.BigIntegerField()  # a user's number
    voucher = models.ForeignKey(Member, models.CASCADE, related_name="reopenings_asked")
    begun_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=end_of_life)
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    usable_from = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    objects = ReopeningQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="directory_reopened_by_others", condition=~models.Q(voucher=models.F("member"))
            )
        ]

    def __str__(self) -> str:
        return f"reopening {self.pk}"
