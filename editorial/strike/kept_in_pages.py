"""The pages' own rows. They are saved, not updated: the gate is asked, and the search index follows."""

from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from .kept_by_wagtail import file_models, files_of, public_pages_with
from .matching import Wanted
from .places import Finding, stored, word_columns
from .scope import Scope
from .values import struck_slug, struck_value

# url_path follows from the slugs; a credit is taken away, not written anew (kept_in_credits).
NO_WORDS = frozenset({"path", "url_path", "translator_credit"})


class Pages:
    """What the public reads, and drafts that never were public."""

    where = _("page")

    def find(self, scope: Scope, wanted: Wanted) -> list[Finding]:
        """One finding a page, named by its title."""
        found = []
        for page in scope.pages.specific().select_related("locale").iterator(chunk_size=100):
            if count := sum(n for _name, _value, n in changes_of(page, wanted, "")):
                where = f"{page.get_admin_display_title()} ({page.locale})"
                found.append(Finding(where, page._meta.label, count, page.live))
        return found

    def strike(self, scope: Scope, wanted: Wanted, replacement: str) -> int:
        """Nothing that is struck here is public any more: the service took it down before."""
        return sum(self._strike_page(page, wanted, replacement) for page in list(scope.pages.specific()))

    def _strike_page(self, page, wanted: Wanted, replacement: str) -> int:
        changes = list(changes_of(page, wanted, replacement))
        for name, value, _count in changes:
            setattr(page, name, fitting(page, name, value))
        if changes:
            page.save(clean=False)
        return sum(count for _name, _value, count in changes)


def changes_of(page, wanted: Wanted, replacement: str):
    """(field, struck value, occurrences) of a page's own columns."""
    for model in {Page, type(page)}:
        names = [name for name in word_columns(model) if name not in NO_WORDS]
        values = model._base_manager.filter(pk=page.pk).values_list(*stored(model, names)).first()
        for name, value in zip(names, values or (), strict=False):
            struck, count = struck_value(value, wanted, replacement)
            if count:
                is_slug = name == "slug"
                yield name, free_slug(page, struck_slug(value, wanted)) if is_slug else struck, count


def fitting(page, name: str, value):
    longest = page._meta.get_field(name).max_length
    return value[:longest] if isinstance(value, str) and longest else value


def free_slug(page, slug: str) -> str:
    parent = page.get_parent()
    taken = set(parent.get_children().not_page(page).values_list("slug", flat=True))
    return slug if slug not in taken else f"{slug[:240]}-{page.pk}"


def live_keys(scope: Scope, wanted: Wanted) -> set:
    """Translation keys of the contents of which some language shows the text to the public now, in its
    words, its child rows, or a picture or document that it uses."""
    pages = scope.pages.live().specific().iterator(chunk_size=100)
    keys = {page.translation_key for page in pages if shows(page, wanted)}
    for model in file_models():
        for file in files_of(scope, model):
            if any(wanted.count(getattr(file, name, "")) for name in ("title", "description")):
                keys.update(public_pages_with(file).values_list("translation_key", flat=True))
    return keys


def shows(page, wanted: Wanted) -> bool:
    if any(True for _change in changes_of(page, wanted, "")):
        return True
    from_rows = (struck_value(row, wanted, "")[1] for row in child_rows(page))
    return any(from_rows)


def child_rows(page):
    """The words of every child row, of this page as it is stored."""
    for relation in type(page)._meta.get_fields():
        model = relation.related_model if relation.one_to_many else None
        key = getattr(relation, "field", None)
        if model and isinstance(key, ParentalKey) and model._meta.label != "wagtailcore.Comment":
            rows = model._base_manager.filter(**{key.name: page.pk})
            yield from map(list, rows.values_list(*stored(model, word_columns(model))))
