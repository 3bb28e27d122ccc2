"""People outside the community who help, by what coordinators have looked at themselves. Nothing personal."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..number_sets import NumberSetField
from .member import today
from .mentorship import worded

# A line that nobody looked at for so long may be somebody else's by now.
CHECK_HOLDS = datetime.timedelta(days=180)


class OutsideLineQuerySet(models.QuerySet):
    def shown(self):
        """What readers see: somebody looked at it lately enough."""
        return self.filter(checked_on__gte=today() - CHECK_HOLDS)


class OutsideLine(models.Model):
    """One organisation with a line for emergencies. Nothing is fetched from its address."""

    class Checker(models.TextChoices):
        """In which role somebody looked: no name of a person stands beside an address that may be watched."""

        COORDINATOR = "coordinator", _("coordinator")
        SAFETY = "safety", _("safety")
        LEAD = "lead", _("lead")

    name = models.CharField(_("name"), max_length=120, unique=True)
    address = models.URLField(_("address"), max_length=300)
    abouts = models.JSONField(default=dict)  # language -> what it helps with
    languages = NumberSetField()  # empty: not told
    # NULL: nobody has looked yet, or what is written here changed since.
    checked_on = models.DateField(null=True, editable=False)
    checked_as = models.CharField(max_length=12, choices=Checker.choices, blank=True, editable=False)

    objects = OutsideLineQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        default_permissions = ()
        verbose_name = _("line outside")
        verbose_name_plural = _("lines outside")

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> str:
        return worded(self.abouts)

    @property
    def is_shown(self) -> bool:
        return self.checked_on is not None and self.checked_on >= today() - CHECK_HOLDS
