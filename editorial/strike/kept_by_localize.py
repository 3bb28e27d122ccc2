"""Where wagtail-localize keeps words. A `String` is shared by every content that says the same, so it is
never rewritten: what is in reach moves to a new one, and what nobody uses any more goes."""

from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TranslationSource,
)

from .matching import Wanted
from .places import Finding, Place, codes_of_pages
from .scope import Scope
from .values import struck_slug, struck_text


def segments(scope):
    return scope.by_key(StringSegment.objects.all(), "source__object_id")


def translations(scope):
    return scope.by_key(StringTranslation.objects.all(), "context__object_id")


def templates(scope):
    # Distinct: one template serves many sources.
    rows = Template.objects.all()
    return rows if scope.everything else rows.filter(pk__in=_templates_used(scope))


def _templates_used(scope):
    sources = TranslationSource.objects.filter(object_id__in=scope.keys)
    return sources.values("templatesegment__template")


class Strings:
    """Texts of originals offered to translators, and their translations."""

    where = _("texts for translators")

    def find(self, scope: Scope, wanted: Wanted) -> list[Finding]:
        counts = [wanted.count(row.string.data) for row in self._segments(scope)]
        counts += [wanted.count(row.data) for row in translations(scope)]
        counts += [wanted.count(row.data) for row in self._unused()]
        total = sum(counts)
        return [Finding(str(self.where), String._meta.label, total)] if total else []

    def strike(self, scope: Scope, wanted: Wanted, replacement: str) -> int:
        total = 0
        for row in list(self._segments(scope)):
            total += self._strike_source(row, wanted, replacement)
        for row in list(translations(scope).select_related("context", "translation_of")):
            total += self._strike_translation(row, wanted, replacement)
        for string in list(self._unused()):
            if count := wanted.count(string.data):
                string.delete()
                total += count
        return total

    def _segments(self, scope):
        return segments(scope).select_related("string", "context")

    def _unused(self):
        return String.objects.filter(segments=None, translations=None)

    def _strike_source(self, segment, wanted, replacement) -> int:
        said, count = self._struck(segment.string.data, segment.context, wanted, replacement)
        if count:
            string = self._string(segment.string.locale, said)
            StringSegment.objects.filter(pk=segment.pk).update(string=string)
        return count

    def _strike_translation(self, row, wanted, replacement) -> int:
        said, count = self._struck(row.data, row.context, wanted, replacement)
        if count:
            StringTranslation.objects.filter(pk=row.pk).update(data=said, field_error="")
        source, in_source = self._struck(row.translation_of.data, row.context, wanted, replacement)
        if in_source:
            self._move(row, self._string(row.translation_of.locale, source))
        return count

    def _move(self, row, string) -> None:
        there = {"translation_of": string, "locale": row.locale, "context": row.context}
        if StringTranslation.objects.filter(**there).exists():
            row.delete()
        else:
            StringTranslation.objects.filter(pk=row.pk).update(translation_of=string)

    @staticmethod
    def _struck(text, context, wanted, replacement) -> tuple[str, int]:
        struck, count = struck_text(text, wanted, replacement)
        if count and context is not None and context.path == "slug":
            struck = struck_slug(text, wanted)
        return struck, count

    @staticmethod
    def _string(locale, said: str) -> String:
        row, _created = String.objects.get_or_create(
            locale=locale, data_hash=String._get_data_hash(said), defaults={"data": said}
        )
        return row


def places() -> list:
    return [
        Place(
            _("originals as translators see them"),
            lambda scope: scope.by_key(TranslationSource.objects.all(), "object_id"),
            ("object_repr", "content_json"),
            codes=codes_of_pages(),
        ),
        Strings(),
        Place(_("texts for translators"), segments, ("attrs",)),
        Place(_("texts for translators"), templates, ("template",)),
        Place(
            _("texts for translators"),
            lambda scope: scope.by_key(OverridableSegment.objects.all(), "source__object_id"),
            ("data_json",),
        ),
        Place(
            _("texts for translators"),
            lambda scope: scope.by_key(SegmentOverride.objects.all(), "context__object_id"),
            ("data_json", "field_error"),
        ),
    ]
