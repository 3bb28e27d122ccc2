"""Months of a season, and instants in the site's zone."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from home.dates import date_format

MONTHS = 12
RELEASE_HOUR = 8  # o'clock in the site's zone, where nobody chose another instant


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year; both count from 1."""

    year: int
    month: int

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month, 1)

    @property
    def name(self) -> str:
        """With its year, in the active language."""
        return date_format(self.first_day, "YEAR_MONTH_FORMAT")

    @property
    def next(self) -> "Month":
        return self.after(1)

    def after(self, months: int) -> "Month":
        index = self.year * MONTHS + self.month - 1 + months
        return Month(index // MONTHS, index % MONTHS + 1)


def short_link(season_slug: str, month: int) -> str:
    """The address of a month's story without a language; views.py finds the reader's."""
    return f"/s/{season_slug}/{month:02}/"


def months_of(year: int, start_month: int) -> list[Month]:
    """The twelve months of a season that begins in a month of a year."""
    first = Month(year, start_month)
    return [first.after(count) for count in range(MONTHS)]


def site_zone() -> ZoneInfo:
    return ZoneInfo(settings.SITE_TIME_ZONE)


def today(now: datetime.datetime | None = None) -> datetime.date:
    """The day it is by the site's clock."""
    return timezone.localdate(now, site_zone())


def this_month(now: datetime.datetime | None = None) -> Month:
    """The month it is now, in the site's zone."""
    today = timezone.localtime(now, site_zone())
    return Month(today.year, today.month)


def first_release(month: Month) -> datetime.datetime:
    """The instant at which a story of this month may come out, unless another one is chosen."""
    return datetime.datetime.combine(month.first_day, datetime.time(RELEASE_HOUR), tzinfo=site_zone())


def instant(local: datetime.datetime) -> datetime.datetime:
    """A time of the site's clock as an instant.

    Arguments: local, without a zone. Raises ValidationError in the nights when the clock changes, for a
    time that does not exist or happens twice: an embargo must not depend on a guess.
    """
    zone = site_zone()
    early, late = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if early.utcoffset() != late.utcoffset():
        words = {"time": local.strftime("%H:%M")}
        raise ValidationError(
            _("The clocks change in this night: %(time)s is not clear. Choose another hour.") % words
        )
    return early.astimezone(datetime.UTC)
