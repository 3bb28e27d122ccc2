"""What a reader finds on the Charter's pages besides their own words."""

from collections import Counter
from dataclasses import dataclass

from django.apps import apps

from home.listing import Card, links
from home.shell import Link, Shell

from ..cards import cards
from .querysets import claiming

CAMPAIGNS_SHOWN = 20


@dataclass(frozen=True)
class ArticleRow:
    """One article in the list. number: its place in the Charter; claimed: by so many public campaigns."""

    page: object
    link: Link
    number: int
    claimed: int = 0

    @property
    def language(self):
        return self.link.language


@dataclass(frozen=True)
class Claim:
    """A campaign that claims the article, and how, in its own words."""

    card: Card
    how: list[str]


def index_context(shell: Shell, locale_id: int) -> dict:
    """The articles in their order, with how many campaigns claim each. Two queries."""
    campaigns = model("CampaignPage").objects.released().readable_in(locale_id).order_by()
    claimed = Counter(code for codes in campaigns.values_list("articles", flat=True) for code in codes)
    return {"articles": rows(shell, locale_id, claimed)}


def article_context(article, shell: Shell, locale_id: int) -> dict:
    """The campaigns that claim it, and the way to the other articles. Two queries."""
    campaigns = claiming(model("CampaignPage").objects.released().readable_in(locale_id), article.code)
    # Running ones first; with their claims, which other lists leave in the database.
    found = campaigns.running_first().for_cards().defer(None).defer("body", "tools", "demands", "milestones")
    found = list(found[: CAMPAIGNS_SHOWN + 1])
    shown = cards(found[:CAMPAIGNS_SHOWN], shell)
    return {
        "claims": [Claim(card, how_it_claims(card.page, article.code)) for card in shown],
        "has_more": len(found) > CAMPAIGNS_SHOWN,
        "articles": rows(shell, locale_id),
    }


def how_it_claims(campaign, code: str) -> list[str]:
    return [block.value["how"] for block in campaign.claims if block.value["article"] == code]


def rows(shell: Shell, locale_id: int, claimed: Counter | None = None) -> list[ArticleRow]:
    pages = model("CharterArticlePage").objects.released().readable_in(locale_id).in_order()
    return [
        ArticleRow(page, link, page.number, (claimed or Counter())[page.code])
        for page, link in zip(pages, links(pages, shell), strict=True)
    ]


def model(name: str):
    """The page types are built on this module."""
    return apps.get_model("campaigns", name)
