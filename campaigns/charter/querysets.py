"""Which articles are shown, and which campaigns claim one."""

from django.db.models import CharField, Value
from django.db.models.functions import Concat

from editorial.querysets import RegionalPageQuerySet
from home.listing import ReadableQuerySet

from ..provisions import Provision


class ArticleQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    def in_order(self) -> list:
        """At most ten, in the order of the Charter; the words of the pages stay in the database."""
        return sorted(self.defer("body"), key=lambda page: Provision.values.index(page.code))


def claiming(campaigns, code: str):
    """Those of a query set of campaigns that claim an article. One that withholds its place is among them:
    the article tells no place."""
    listed = Concat(Value(","), "articles", Value(","), output_field=CharField())
    return campaigns.annotate(listed=listed).filter(listed__contains=f",{code},")
