from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField


class RegionQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def network(self):
        return self.filter(is_network=True)


class Region(models.Model):
    """A part of the community that answers for its own content and people.

    The name is the working name of the admin area; readers see the title of the region's page, which
    is signed off and translated like any other word.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    countries: "models.Field[Any, Any]" = CountryField(_("countries"), multiple=True, blank=True)
    # The coordinating centre. Its pages (home, indexes) are the structure that everybody may look at,
    # and it serves the members of every country that no other region lists.
    is_network = models.BooleanField(_("the network itself"), default=False)
    is_active = models.BooleanField(_("active"), default=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["is_network", "name"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = [
            models.UniqueConstraint(
                fields=["is_network"], condition=models.Q(is_network=True), name="regions_one_network"
            )
        ]

    def __str__(self):
        return self.name
