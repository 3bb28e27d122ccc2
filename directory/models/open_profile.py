"""What a member writes for their public page, and which content it became.

This is the only row that knows both. The page holds no key to it and no account: whoever edits, signs or
translates finds words, and the way from the words to the member leads through this table alone.
"""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from safekeeping.fields import EncryptedTextField

from ..audiences import Preset
from ..states import MAY_BE_PUBLIC
from .member import Member, today

LONGEST_NAME, LONGEST_TEXT, MOST_SKILLS = 60, 3000, 8


class OpenProfileQuerySet(models.QuerySet):
    def wanted(self):
        """Whose member may be public and wants it: the same as `visibility.may_be_public`, as a filter."""
        return self.filter(closed_at=None, member__preset=Preset.OPEN, member__state__in=MAY_BE_PUBLIC)


class OpenProfile(models.Model):
    member = models.OneToOneField(Member, models.CASCADE, related_name="open_profile")
    # What all languages of the page share; NULL before the first time it was sent.
    translation_key = models.UUIDField(null=True, unique=True, editable=False)

    # The draft. Nobody but the member reads it before it is sent.
    written_in = models.CharField(_("language you write in"), max_length=10)
    name = EncryptedTextField(
        _("name on the page"),
        max_length=LONGEST_NAME,
        help_text=_("A pseudonym is welcome. Everybody can read it."),
    )
    text = EncryptedTextField(
        _("what you want to say"),
        max_length=LONGEST_TEXT,
        help_text=_(
            "What you do and what people can ask you for. No address, no number, no names of others."
        ),
    )
    # Codes, with spaces between them.
    skills = EncryptedTextField(blank=True, default="")
    languages = EncryptedTextField(blank=True, default="")
    region_withheld = models.BooleanField(
        _("do not say which region I belong to"),
        default=False,
        help_text=_("The page then stands under the network. The people of your region still sign it."),
    )
    with_photo = models.BooleanField(_("show my photograph"), default=False)
    photo_alt = EncryptedTextField(
        _("what the photograph shows"),
        max_length=250,
        blank=True,
        default="",
        help_text=_("For readers who cannot see it. Not your name again."),
    )

    # Keyed hashes: of the draft as it was sent last, and of the photograph that the last picture was made of.
    sent_as = models.CharField(max_length=64, blank=True, default="", editable=False)
    photo_as = models.CharField(max_length=64, blank=True, default="", editable=False)
    pictures = models.JSONField(default=list, editable=False)  # ids of every picture made for the page
    closed_at = models.DateTimeField(null=True, editable=False)  # NULL: they want it

    objects: ClassVar[Any] = OpenProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("public page of a member")
        verbose_name_plural = _("public pages of members")

    def __str__(self) -> str:
        return f"open profile {self.pk}"

    @property
    def skill_codes(self) -> list[str]:
        return self.skills.split()

    @property
    def language_codes(self) -> list[str]:
        return self.languages.split()


class Agreement(models.Model):
    """The member agreed that exactly this content is public. Gone as soon as they take it back."""

    profile = models.ForeignKey(OpenProfile, models.CASCADE, related_name="agreements")
    content_hash = models.CharField(max_length=80)
    given_on = models.DateField(default=today)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile", "content_hash"], name="directory_agreed_once")
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"
