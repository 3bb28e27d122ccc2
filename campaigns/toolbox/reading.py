"""What a reader finds in the toolbox besides its pages' own words."""

from dataclasses import dataclass

from django.apps import apps

from home.listing import Card, language_of, one_page_of
from home.shell import Shell

from ..cards import cards
from .kinds import EXPLAINED, ONE_OF, ToolKind
from .querysets import using

ON_A_PAGE = 60
CAMPAIGNS_SHOWN = 20
NOTES = ("worked", "failed", "risk")


@dataclass(frozen=True)
class Use:
    """A campaign that used the tool, and what it says of it: (name of the note, its words)."""

    card: Card
    notes: list[tuple[str, str]]


def index_context(request, shell: Shell, locale_id: int) -> dict:
    """The tools by kind. One query."""
    tools = model("ToolPage").objects.released().readable_in(locale_id).by_kind()
    wanted = request.GET.get("kind", "")
    if wanted in ToolKind.values:
        tools = tools.filter(kind=wanted)
    else:
        wanted = ""
    keep = f"kind={wanted}" if wanted else ""
    listing = one_page_of(tools, request, size=ON_A_PAGE, keep=keep)
    shown = [tool_card(page, shell) for page in listing.rows]
    groups = [
        (kind, label, EXPLAINED[kind], [card for card in shown if card.page.kind == kind])
        for kind, label in ToolKind.choices
    ]
    return {
        "listing": listing,
        "groups": [group for group in groups if group[3]],
        "kinds": ToolKind.choices,
        "wanted": wanted,
    }


def tool_context(tool, shell: Shell, locale_id: int) -> dict:
    """The campaigns that used it. One query."""
    campaigns = using(model("CampaignPage").objects.released().readable_in(locale_id), tool.code)
    found = campaigns.running_first().for_cards().defer(None).defer("body", "claims", "demands", "milestones")
    shown = cards(found[:CAMPAIGNS_SHOWN], shell)
    uses = [Use(card, notes) for card in shown for notes in notes_on(tool.code, card.page)]
    return {"uses": uses, "one_of": ONE_OF.get(tool.kind, "")}


def notes_on(code: str, campaign) -> list[list[tuple[str, str]]]:
    """What a campaign wrote of each use of the tool."""
    return [
        [(name, block.value[name]) for name in NOTES if (block.value.get(name) or "").strip()]
        for block in campaign.tools
        if block.value["tool"] == code
    ]


def tool_card(page, shell: Shell) -> Card:
    return Card(
        title=page.title,
        url=shell.address_of(page),
        language=language_of(shell, page),
        text=page.standfirst,
        page=page,
    )


def model(name: str):
    """The page types are built on this module."""
    return apps.get_model("campaigns", name)
