"""Where a translator's name may still stand."""

from wagtail.models import Page, Revision

NAME = "Njiwa wa Usiku"


def still_held(name=NAME) -> list:
    """Pages and versions that hold the name."""
    pages = [page for page in Page.objects.specific() if name in str(page.serializable_data())]
    return pages + [revision for revision in Revision.objects.all() if name in str(revision.content)]
