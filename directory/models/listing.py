"""What verified members may see of other members, and nothing else: the only personal rows that lists,
facets, counts, orders and searches read. Written by `directory/listing.py` through `visible()`."""

from django.db import models

from home.search.folded_words import FoldedWordsField

from ..number_sets import NumberSetField
from .apart import not_kept_from
from .member import Member


class ListingQuerySet(models.QuerySet):
    def seen_by(self, member: Member):
        """Of others, without whom an exclusion or a report to safety keeps away, whoever said it."""
        return not_kept_from(member, self.exclude(pk=member.pk))

    def speaking(self, number: int):
        return self.filter(languages__holds=number)

    def offering(self, skill_id: int):
        """The skill itself, or something narrower: a listing holds the broader ones as well."""
        return self.filter(skills__holds=skill_id)

    def knowing_law_of(self, number: int):
        return self.filter(jurisdictions__holds=number)


class Listing(models.Model):
    """There is one exactly while its member is listed and shows at least a name to members."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="listing", primary_key=True)
    public_id = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60)
    # The order of a list: the folded name, then the id.
    sort_key = models.CharField(max_length=80)
    # NULL: this member does not show it.
    region_id = models.PositiveBigIntegerField(null=True)
    languages = NumberSetField()
    skills = NumberSetField()
    jurisdictions = NumberSetField()
    # Everything shown, folded for searching: words, and pairs of signs for Chinese.
    words = FoldedWordsField(blank=True, default="")
    # What the card shows, ready to draw: {field: value}.
    shown = models.JSONField(default=dict)

    objects = ListingQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "public_id"]
        indexes = [
            models.Index(fields=["sort_key", "public_id"], name="listing_in_order"),
            models.Index(fields=["region_id", "sort_key", "public_id"], name="listing_by_region"),
        ]

    def __str__(self) -> str:
        return f"listing of member {self.member_id}"
