import datetime
import zoneinfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.fields import CodeListField
from home.languages import SPOKEN_LANGUAGES, names_of_languages
from home.models.base import BasePage, facts, words

from ..cards import cards
from ..querysets import MeetingQuerySet
from .insight import InsightPage


class PlacePolicy(models.TextChoices):
    """Who learns where a meeting is. The place is shown to everybody only where it is public."""

    PUBLIC = "public", _("The place is public")
    ONLINE = "online", _("Online; the link comes with the registration")
    ON_REQUEST = "on-request", _("Told to registered people only")
    WITHHELD = "withheld", _("Not told")


class MeetingPage(BasePage):
    """A meeting of the community, coming or past. Times are stored in UTC and shown in its zone."""

    standfirst = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("description"), blank=True)
    starts_at = models.DateTimeField(_("starts"), help_text=_("In the time zone of your account."))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(
        _("time zone of the meeting"),
        max_length=60,
        default="UTC",
        help_text=_("For instance Africa/Nairobi. Readers see the times in this zone and in UTC."),
    )
    spoken = CodeListField(_("languages spoken"), codes=SPOKEN_LANGUAGES)
    interpretation = CodeListField(_("interpretation into"), codes=SPOKEN_LANGUAGES)
    place_policy = models.CharField(
        _("who learns the place"), max_length=20, choices=PlacePolicy, default=PlacePolicy.ON_REQUEST
    )
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Only written where the place is public.")
    )

    parent_page_types = ["library.LibraryIndexPage"]
    subpage_types: list[str] = []
    body_fields = ("body",)
    schema_type = "Event"
    unsearched = frozenset({"slug", "place"})
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("zone")],
            heading=_("When"),
        ),
        MultiFieldPanel([FieldPanel("place_policy"), FieldPanel("place")], heading=_("Where")),
        MultiFieldPanel([FieldPanel("spoken"), FieldPanel("interpretation")], heading=_("Languages")),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        *words("slug", "standfirst", "body", "place"),
        *facts("starts_at", "ends_at", "zone", "spoken", "interpretation", "place_policy", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(MeetingQuerySet)()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The end is before the start.")})
        if self.zone not in zoneinfo.available_timezones():
            raise ValidationError({"zone": _("This is no known time zone, for instance Africa/Nairobi.")})
        if self.place and self.place_policy != PlacePolicy.PUBLIC:
            raise ValidationError({"place": _("Remove the place: it is not public.")})

    def now(self, fact: str):
        """A fact as the public original tells it; this page's own where it was not asked for (previews)."""
        told = getattr(self, f"original_{fact}", None)
        return getattr(self, fact) if told is None else told

    @property
    def public_place(self) -> str:
        """Empty unless the place is public, whatever is stored: here, and in the original now. One that was
        hidden later is hidden in every language from the same moment on."""
        is_public = {self.place_policy, self.now("place_policy")} == {PlacePolicy.PUBLIC}
        return self.place if is_public else ""

    @property
    def searched_facts(self) -> list[str]:
        return [self.public_place] if self.public_place else []

    @property
    def schema_facts(self) -> dict:
        place = {"location": {"@type": "Place", "name": self.public_place}} if self.public_place else {}
        return {"startDate": self.local_start.isoformat(), "endDate": self.local_end.isoformat(), **place}

    @property
    def place_words(self) -> str:
        """What readers are told in the place's stead."""
        policy = self.now("place_policy")
        return PlacePolicy(policy).label if policy in PlacePolicy.values else ""

    @property
    def starts(self) -> datetime.datetime:
        return self.now("starts_at")

    @property
    def ends(self) -> datetime.datetime:
        return self.now("ends_at")

    @property
    def local_start(self) -> datetime.datetime:
        return self.starts.astimezone(self.zone_info)

    @property
    def local_end(self) -> datetime.datetime:
        return self.ends.astimezone(self.zone_info)

    @property
    def ends_on_the_same_day(self) -> bool:
        return self.local_start.date() == self.local_end.date()

    @property
    def zone_info(self) -> datetime.tzinfo:
        try:
            return zoneinfo.ZoneInfo(self.now("zone"))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            return datetime.UTC

    @property
    def zone_name(self) -> str:
        return self.now("zone").replace("_", " ")

    @property
    def is_over(self) -> bool:
        return self.ends < timezone.now()

    @property
    def spoken_names(self) -> list:
        return names_of_languages(self.now("spoken"))

    @property
    def interpretation_names(self) -> list:
        return names_of_languages(self.now("interpretation"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        shell = context["shell"]
        insights = self.insights.readable_in(context["reading"].locale_id).latest_first().for_cards()
        return context | {"insights": cards(insights[:12], shell)}

    @property
    def insights(self):
        """What was learnt in the year of the meeting."""
        return InsightPage.objects.released().of_year(self.starts.year)
