"""Whose content this is."""

from django.db import models, router, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from regions.models import Region
from safekeeping import audit


class Placement(models.Model):
    """Region and original language of one content identity.

    Keyed by what all languages of a content share, and outside the pages: no revision, translator,
    copy or import can change it. A transfer is a logged act of a coordinator.
    """

    translation_key = models.UUIDField(unique=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="placements", verbose_name=_("region"))
    source_locale = models.ForeignKey(
        Locale, models.PROTECT, related_name="+", verbose_name=_("original language")
    )

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        indexes = [models.Index(fields=["region", "translation_key"])]

    def __str__(self):
        return f"{self.region} {self.translation_key}"

    def pages(self) -> list[Page]:
        """All languages as specific pages, the original first."""
        pages = Page.objects.filter(translation_key=self.translation_key).specific()
        return sorted(pages, key=lambda page: page.locale_id != self.source_locale_id)

    def lock(self) -> "Placement":
        """Releasing and taking down the same content exclude each other until the transaction ends."""
        return Placement.objects.select_for_update(no_key=True).get(pk=self.pk)

    @transaction.atomic
    def transfer(self, region: Region, *, by, reason: str) -> None:
        """Gives the content to another region; neither sign-offs of the old region count there, nor the
        stand-ins its lead named."""
        before, self.region = self.region, region
        self.save(update_fields=["region"])
        self.stand_ins.filter(valid_until__gt=timezone.now()).update(valid_until=timezone.now())
        facts = {"from": before.code, "to": region.code}
        audit.record("placement.transferred", actor_id=by.pk, subject=f"content:{self.pk}", facts=facts)
        for page in self.pages():
            log(page, "editorial.transfer", user=by, data={"reason": reason, **facts})


def lock_all(placements: models.QuerySet[Placement]) -> list[Placement]:
    """Locks several contents, always in one order, and before anything is recorded: whoever signs one
    of them has it in hand and waits for the end of the audit chain (docs/decisions/0024)."""
    return list(placements.order_by("pk").select_for_update(no_key=True))


def placements_of(*pages: Page) -> models.QuerySet[Placement]:
    return Placement.objects.filter(translation_key__in=[page.translation_key for page in pages])


def placements_around(*pages: Page) -> models.QuerySet[Placement]:
    """Of what is written to when pages are deleted or moved: they, those below them, and those above."""
    trees = [page.get_descendants(inclusive=True) for page in pages]
    above = [parent for page in pages if (parent := page.get_parent())]
    return placements_of(*above, *(page for tree in trees for page in tree))


class PlacementOfPage:
    """`page.placement`: one query, remembered on the page, or prefetched for a whole list with
    `prefetch_related("placement")`. A foreign key could not do it: all languages share one row, and
    wagtail-localize copies every column of a page into its translations."""

    name = "placement"

    def __get__(self, page, owner=None):
        if page is None:
            return self
        cache = page._state.fields_cache
        if cache.get(self.name) is None:
            rows = Placement.objects.select_related("region")
            cache[self.name] = rows.filter(translation_key=page.translation_key).first()
        return cache[self.name]

    def __set__(self, page, placement):
        page._state.fields_cache[self.name] = placement

    def is_cached(self, page) -> bool:
        return self.name in page._state.fields_cache

    def forget(self, page) -> None:
        page._state.fields_cache.pop(self.name, None)

    def get_prefetch_querysets(self, pages, querysets=None):
        """Django's protocol for prefetch_related: rows, the key on both sides, single, cache name."""
        rows = querysets[0] if querysets else Placement.objects.select_related("region")
        rows = rows.using(router.db_for_read(Placement))
        rows = rows.filter(translation_key__in={page.translation_key for page in pages})
        return (
            rows,
            lambda placement: placement.translation_key,
            lambda page: page.translation_key,
            True,
            self.name,
            False,
        )
