from django.conf import settings
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from home.fields import CodeListField
from regions.models import Region

from ..season.calendar import Month
from ..season.states import PUBLIC, State
from .season import SeasonPage
from .story import StoryPage


class SlotQuerySet(models.QuerySet):
    def of_season(self, season):
        """The twelve of a season, given as its page in any language."""
        return self.filter(season__translation_key=season.translation_key)

    def of_month(self, month: Month):
        """The slots of one month of a year: the season that holds it began this year or the year before."""
        here = models.Q(season__year=month.year, season__start_month__lte=month.month)
        before = models.Q(season__year=month.year - 1, season__start_month__gt=month.month)
        return self.filter(here | before, month=month.month)

    def of_story(self, page):
        """The month of a story, given as its page in any language."""
        return self.filter(story__translation_key=page.translation_key)


class Slot(models.Model):
    """One month of a season: whose it is, which story stands in it, and when that may come out.

    Stored once for all languages. The embargo's instant stands here and nowhere else.
    """

    season = models.ForeignKey(SeasonPage, models.PROTECT, related_name="slots", verbose_name=_("season"))
    month = models.PositiveSmallIntegerField(_("month"), choices=list(MONTHS.items()))
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers for it"),
    )
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who steps in"),
    )
    story = models.OneToOneField(
        StoryPage, models.SET_NULL, null=True, blank=True, related_name="slot", verbose_name=_("story")
    )
    # Whoever comes second is told who was first.
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.EMPTY)
    theme = models.TextField(
        _("what it is about"), blank=True, help_text=_("For the team. Name nobody who could be in danger.")
    )
    skipped_because = models.TextField(_("why it is skipped"), blank=True)
    embargo_until = models.DateTimeField(_("not before"), null=True, blank=True)
    languages = CodeListField(_("languages aimed at"), codes=settings.LANGUAGES)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("month of a season")
        verbose_name_plural = _("months of a season")
        constraints = [
            models.UniqueConstraint(fields=["season", "month"], name="one_slot_a_month"),
            models.CheckConstraint(condition=models.Q(month__range=(1, 12)), name="slot_month_of_calendar"),
        ]

    def __str__(self):
        return f"{self.season.slug} {self.month:02}"

    @property
    def when(self) -> Month:
        return self.season.month_named(self.month)

    @property
    def is_down(self) -> bool:
        """The story was public and was taken down: it keeps the month until it returns or is freed."""
        return self.state in PUBLIC and self.story is not None and not self.story.live


class HandoverPoint(models.TextChoices):
    """What the receiving region has to be able to rely on; all of it before a month is handed over."""

    CONTACT = "contact", _("The people of the story know who answers for it from now on.")
    CONSENT = "consent", _("Their consent is recorded, with the languages and uses it covers.")
    RISK = "risk", _("What could hurt them was talked through with the receiving region.")
    LANGUAGES = "languages", _("Translators of the languages aimed at know of it.")


class Handover(models.Model):
    """A month goes from one region to another, once the receiving region's lead accepts it."""

    slot = models.ForeignKey(Slot, models.CASCADE, related_name="handovers")
    from_region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("from"))
    to_region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("to"))
    checklist = CodeListField(_("what is done"), codes=HandoverPoint.choices)
    # Pseudonymous ids that outlive an erased account.
    offered_by_id = models.BigIntegerField()
    offered_at = models.DateTimeField(auto_now_add=True)
    answered_by_id = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        constraints = [
            models.UniqueConstraint(
                fields=["slot"], condition=models.Q(accepted=None), name="one_open_handover_a_slot"
            ),
        ]

    def __str__(self):
        return f"{self.slot}: {self.from_region} → {self.to_region}"
