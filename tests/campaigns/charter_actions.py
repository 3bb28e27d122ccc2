"""What the network writes about the Charter and into the toolbox."""

from campaigns.models import CharterArticlePage, CharterIndexPage, ToolboxIndexPage, ToolPage
from tests.actions import (
    draft,
    fresh,
    release_page,
    release_structure,
    release_translation,
    somebody,
    translate,
)
from tests.factories import locale, region


def index_of(model, language: str = "en"):
    """The Charter or the toolbox, public."""
    release_structure("en")
    index = model.objects.get(locale=locale("en"))
    if not index.live:
        index = release_page(index, by=somebody("coordinator"))
    if language == "en":
        return index
    release_structure(language)
    found = model.objects.get(locale=locale(language))
    return fresh(found) if found.live else release_translation(translate(index, language))


def article(code="assembly", **fields):
    """A draft article of the network. Its own `code` is the article's: the region's is given beside it."""
    fields.setdefault("title", f"Article {code}")
    by = somebody("network-editor")
    page = CharterArticlePage(owner=by, live=False, locale=locale("en"), code=code, slug=code, **fields)
    page.founding_region = region("network")
    index_of(CharterIndexPage).add_child(instance=page)
    page.save_revision(user=by)
    return fresh(page)


def tool(code="flash-mob", **fields):
    """A draft tool of the network."""
    fields.setdefault("title", f"Tool {code}")
    index = index_of(ToolboxIndexPage)
    return draft(ToolPage, index, by=somebody("network-editor"), code="network", slug=code, **fields)


def in_language(language, model, page):
    """A public page, also public in this language."""
    index_of(model, language)
    return release_translation(translate(page, language))
