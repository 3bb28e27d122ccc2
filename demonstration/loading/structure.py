"""Home, indexes, regions' front doors and standing pages, in every language, signed and public."""

from dataclasses import dataclass

from django.db import transaction

from demonstration.loading import signing
from demonstration.loading.files import Files
from demonstration.loading.pages import PageMaker, backdate, overwrite
from demonstration.loading.signing import Cast, fresh
from demonstration.models import DemoPage
from demonstration.reading import Entry

RELEASED_DAYS_AGO = 120


@dataclass
class Publisher:
    """Releases one page of the structure (or of the library) with all its languages.

    `page` is the draft in its original language, made by the structure's own service; None where a new
    one is begun under `parent`.
    """

    entry: Entry
    cast: Cast
    maker: PageMaker
    days_ago: float = RELEASED_DAYS_AGO

    @transaction.atomic
    def publish(self, page):
        author = self.cast.writer_of(page)
        language = self.entry.meta["original"]
        draft = page.get_latest_revision_as_object()
        overwrite(draft, self.maker.page(language))
        draft.save_revision(user=author)
        page = signing.sign_all(signing.submit(fresh(page), self.cast), self.cast)
        backdate(page, self.days_ago)
        for translated in sorted(set(self.entry.words) - {language}):
            self.translate(page, translated)
        DemoPage.objects.create(
            label=self.entry.label, translation_key=page.translation_key, state="released"
        )
        return page

    def translate(self, page, language: str) -> None:
        words = self.maker.page(language)
        draft = signing.translate(page, words, self.cast, language)
        released = signing.sign_all(signing.submit_translation(draft, self.cast), self.cast)
        backdate(released, self.days_ago)


def begin(maker: PageMaker, parent, *, region, author, language: str):
    """A new draft under `parent`."""
    page = maker.page(language)
    page.owner, page.founding_region = author, region
    parent.add_child(instance=page)
    page.save_revision(user=author)
    return fresh(page)


def maker_for(entry: Entry, model: type, files: Files, /, **facts) -> PageMaker:
    return PageMaker(entry, model, files, facts)
