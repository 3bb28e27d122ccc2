from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regions.models import Mandate
from regions.roles import Act, roles_that_may

from .placement import Placement
from .signoff import Kind

STAND_IN_LIFE = timedelta(days=14)


def end_of_stand_in():
    return timezone.now() + STAND_IN_LIFE


_CACHE = "_stand_ins_in_force"
# A stand-in brings the mandate that the region lacks.
ACTS = {Kind.REGIONAL: Act.SIGN_REGIONAL, Kind.SAFETY: Act.SIGN_SAFETY}


class StandInQuerySet(models.QuerySet):
    def in_force(self):
        """Neither ended nor run out, and the mandate by which they were chosen is still theirs."""
        theirs = Mandate.objects.in_force().filter(user_id=models.OuterRef("user_id"), region__isnull=False)
        holds = models.Q()
        for kind, act in ACTS.items():
            holds |= models.Q(models.Exists(theirs.filter(role__in=roles_that_may(act))), kind=kind)
        return self.filter(holds, valid_until__gt=timezone.now())

    def of(self, user) -> set[tuple[int, str]]:
        """(placement id, kind) of what the person may sign as a stand-in; read once per user object,
        which lives for one request."""
        if not hasattr(user, _CACHE):
            rows = self.in_force().filter(user_id=user.pk)
            setattr(user, _CACHE, set(rows.values_list("placement_id", "kind")))
        return getattr(user, _CACHE)


def forget_stand_ins(user) -> None:
    """After a naming, so that the same request sees it."""
    user.__dict__.pop(_CACHE, None)


class StandIn(models.Model):
    """Somebody of another region who may sign one content, because its region has nobody who can."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="stand_ins")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("stand-in")
    )
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    valid_until = models.DateTimeField(default=end_of_stand_in)

    objects = StandInQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "valid_until"])]

    def __str__(self):
        return f"{self.get_kind_display()} → {self.valid_until:%Y-%m-%d}"
