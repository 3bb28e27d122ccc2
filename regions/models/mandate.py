from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..roles import LANGUAGE_ROLES, REGION_ROLES, ROLE_CHOICES, ROLES, Scope
from .region import Region


class MandateQuerySet(models.QuerySet):
    def in_force(self):
        """Neither ended nor run out. NULL means: no end was set, and that is in force."""
        return self.filter(models.Q(valid_until=None) | models.Q(valid_until__gt=timezone.now()))

    def of_region(self, region):
        return self.filter(region=region)


class Mandate(models.Model):
    """The only source of rights (decision 0001).

    Region roles carry a region, language roles a locale; a safety mandate without a region is valid
    everywhere, a coordinator's always is. A mandate is ended by its `valid_until`, never deleted: who
    could do what, and when, must stay answerable.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mandates", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=ROLE_CHOICES)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name=_("region")
    )
    locale = models.ForeignKey(
        Locale, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("language")
    )
    # Empty for the first coordinator only, whom nobody could appoint.
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granted by"),
    )
    granted_at = models.DateTimeField(_("granted at"), default=timezone.now, editable=False)
    valid_until = models.DateTimeField(_("valid until"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        indexes = [models.Index(fields=["user", "valid_until"])]
        constraints = [
            models.CheckConstraint(
                name="regions_mandate_scope",
                condition=(
                    models.Q(role__in=sorted(LANGUAGE_ROLES), region=None, locale__isnull=False)
                    | models.Q(role="safety", locale=None)
                    | models.Q(role__in=sorted(REGION_ROLES - {"safety"}), region__isnull=False, locale=None)
                    | models.Q(role="coordinator", region=None, locale=None)
                ),
            ),
            models.CheckConstraint(
                name="regions_mandate_not_by_oneself",
                condition=models.Q(granted_by=None) | ~models.Q(granted_by=models.F("user")),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.scope_label}"

    @property
    def scope_label(self):
        """Where the mandate is valid, in words for a person."""
        return str(self.region or self.locale or _("everywhere"))

    @property
    def is_in_force(self):
        return self.valid_until is None or self.valid_until > timezone.now()

    def clean(self):
        scope = ROLES[self.role].scope
        if scope is Scope.LANGUAGE and (self.locale_id is None or self.region_id is not None):
            raise ValidationError(_("This role is given for a language."))
        if scope is Scope.REGION and self.region_id is None and not ROLES[self.role].everywhere_too:
            raise ValidationError(_("This role is given for a region."))
        if scope is Scope.EVERYWHERE and (self.locale_id or self.region_id):
            raise ValidationError(_("This role is valid everywhere and names neither region nor language."))
