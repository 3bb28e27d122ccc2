"""The newsletter of a season in one language: its public stories, as far as their people agreed to a letter.

A letter cannot be taken back. It names no byline and no region and shows no picture: of the consents it needs
only those to the words, and to the country where the story names one.
"""

from dataclasses import dataclass

from django.utils.translation import gettext

from home.listing import language_of
from home.reading import absolute
from home.shell import Language, Shell, shell_for

from ..consent.state import facts_of_records
from ..feeds import warned
from ..models import Scope, SeasonPage, Slot, StoryPage, Use
from ..season.calendar import short_link

MESSAGE = 700  # characters: what messengers show without "read more"


@dataclass(frozen=True)
class Told:
    """One story. address: absolute, in the letter's language; short: the link that fits into a message."""

    title: str
    text: str
    month: str
    address: str
    short: str
    language: Language


@dataclass(frozen=True)
class Letter:
    """left_out: how many public stories are not in it, because nobody agreed to a newsletter."""

    title: str
    language: Language
    stories: list[Told]
    address: str
    left_out: int


def letter_of(season: SeasonPage, code: str) -> Letter | None:
    """The letter of a season in a language, active while it is made; None while the season is not public.

    Arguments: season, in any language; code of one of the site's languages. Five statements at most.
    """
    shell = shell_for(code)
    public = SeasonPage.objects.released().filter(translation_key=season.translation_key)
    page = public.readable_in(shell.language.locale_id).first()
    if page is None:
        return None
    months = dict(
        Slot.objects.of_season(season).filter(story__live=True).values_list("story__translation_key", "month")
    )
    rows = StoryPage.objects.released().readable_in(shell.language.locale_id)
    stories = list(rows.filter(translation_key__in=months).for_cards())
    agreed = agreed_to_a_letter(stories)
    told = [_told(story, months[story.translation_key], page, shell) for story in stories if story in agreed]
    order = {month.month: (month.name, number) for number, month in enumerate(page.months)}
    told.sort(key=lambda pair: order[pair[0]][1], reverse=True)
    named = [Told(month=order[month][0], **facts) for month, facts in told]
    return Letter(
        page.title, shell.language, named, absolute(shell.address_of(page)), len(stories) - len(told)
    )


def agreed_to_a_letter(stories: list[StoryPage]) -> list[StoryPage]:
    """Those whose consents in force cover a newsletter; a consent that ended and waits for an answer covers
    nothing (one statement)."""
    covered: dict = {story.translation_key: set() for story in stories}
    waiting = set()
    records = facts_of_records().filter(placement__translation_key__in=covered).select_related("placement")
    for record in records:
        key = record.placement.translation_key
        if record.waits:
            waiting.add(key)
        if record.is_in_force:
            covered[key] |= record.scopes_for(Use.NEWSLETTER)
    return [
        story
        for story in stories
        if story.translation_key not in waiting and needs_of(story) <= covered[story.translation_key]
    ]


def needs_of(story: StoryPage) -> set[str]:
    return {Scope.TEXT.value} | ({Scope.COUNTRY.value} if story.public_countries else set())


def _told(story: StoryPage, month: int, season: SeasonPage, shell: Shell) -> tuple[int, dict]:
    return month, {
        "title": story.title,
        "text": warned(story, story.standfirst),
        "address": absolute(shell.address_of(story)),
        "short": absolute(short_link(season.slug, month)),
        "language": language_of(shell, story),
    }


def as_text(letter: Letter) -> str:
    """Plain text for mail."""
    head = f"{gettext('Civic Charter Community')}\n{letter.title}\n{'=' * len(letter.title)}"
    parts = [f"{one.month}\n{one.title}\n\n{one.text}\n\n{one.address}" for one in letter.stories]
    return "\n\n\n".join([head, *parts, f"{gettext('All stories of the season:')}\n{letter.address}"]) + "\n"


def as_message(letter: Letter) -> str:
    """A text for messengers of at most MESSAGE characters: the newest stories that fit, and the season."""
    foot = f"{gettext('All stories of the season:')} {letter.address}"
    said = [letter.title]
    for one in letter.stories:
        more = f"{one.title}\n{one.short}"
        if len("\n\n".join([*said, more, foot])) > MESSAGE:
            break
        said.append(more)
    return "\n\n".join([*said, foot])[:MESSAGE]
