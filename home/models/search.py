"""What readers' searches read: released words and nothing else. Written by `home/search/index.py` alone."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from ..search.folded_words import FoldedWordsField, sought_in
from ..search.indexed_words import IndexedWordsField


class SearchEntryQuerySet(models.QuerySet):
    def readable_in(self, locale_id: int):
        """Each content once: in the reader's language, or as the original where that is not released."""
        translated = SearchEntry.objects.filter(
            translation_key=OuterRef("translation_key"), locale_id=locale_id
        )
        return self.filter(Q(locale_id=locale_id) | (Q(is_original=True) & ~Exists(translated)))

    def holding(self, text: str):
        """Those in which every word of a typed text begins a word."""
        return self.filter(words__begin=sought_in(text))

    def best_first(self, text: str, locale_id: int):
        """The reader's language first; in it what the title says, then the newest."""
        own = models.Case(models.When(locale_id=locale_id, then=0), default=1)
        titled = models.Case(models.When(title_words__begin_in_line=sought_in(text), then=0), default=1)
        return self.order_by(own, titled, "-released_at", "-pk")


class SearchEntry(models.Model):
    """One released page in one language. There is one exactly while the page is public and of a kind that is
    searched (home/search/kinds.py)."""

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="+")
    translation_key = models.UUIDField()
    locale_id = models.PositiveBigIntegerField()
    is_original = models.BooleanField()
    kind = models.CharField(max_length=20)
    released_at = models.DateTimeField(null=True)  # NULL: older than the records of it
    title_words = FoldedWordsField()
    words = IndexedWordsField()
    # What a result may quote: nothing that stands behind a warning.
    text = models.TextField()
    # Codes of what readers are warned of.
    warnings = models.JSONField(default=list)

    objects = SearchEntryQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["translation_key", "locale_id"], name="home_search_versions")]

    def __str__(self) -> str:
        return f"search entry of page {self.page_id}"
