"""What the engine is told of mentors and mentees, in a number of statements that does not grow with them."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Max

from ..exchange.facts import People, counted, country_number, hours_of, seconds
from ..matching import Helper, Mentee, Mentor, Need, Offer, Urgency, Wishes
from ..models import Member, MemberSkill, Mentorship, MentorshipEntry, Programme
from ..models.exchange import Request
from ..states import MAY_BE_ASKED
from .states import LIVE, Stage

Near = Request.Near
Spoken = tuple[tuple[int, int], ...]


@dataclass
class Sides:
    """Both sides of one programme; entries by their number, and the mentors' by member."""

    mentors: list[Mentor] = field(default_factory=list)
    mentees: list[Mentee] = field(default_factory=list)
    entries: dict[int, MentorshipEntry] = field(default_factory=dict)
    entries_of_mentors: dict[int, MentorshipEntry] = field(default_factory=dict)


@dataclass
class Known:
    """What pairs there are and were."""

    people: People
    taken: set[int]  # entries of mentees that are paired
    in_programme: dict[int, int]  # live pairs by a mentor's entry
    undecided: dict[int, int]  # proposals by mentor that they have not said yes to
    had: dict[int, set[int]]  # mentors by mentee, whatever became of it
    last: dict[int, int]  # the last proposal by mentor, in Unix seconds
    levels: dict[tuple[int, int], int]  # of (member, skill)
    unwanted: dict[int, set[int]]  # members by the one who named them


def sides(programme: Programme, people: People) -> Sides:
    """Eight statements more than `know_people`."""
    rows = MentorshipEntry.objects.waiting().filter(programme=programme, member__state__in=MAY_BE_ASKED)
    entries = list(rows.select_related("member").order_by("pk"))
    known = know(entries, people)
    found = Sides(entries={entry.pk: entry for entry in entries})
    for entry in entries:
        if entry.role == MentorshipEntry.Role.MENTOR:
            found.mentors.append(mentor(entry, programme, known))
            found.entries_of_mentors[entry.member_id] = entry
        elif entry.pk not in known.taken:
            found.mentees.append(mentee(entry, programme, known))
    return found


def know(entries: list[MentorshipEntry], people: People) -> Known:
    live = Mentorship.objects.filter(state__in=LIVE)
    had: dict[int, set[int]] = defaultdict(set)
    mine = [entry.member_id for entry in entries]
    for member, partner in Mentorship.objects.filter(mentee__in=mine).values_list("mentee", "mentor"):
        had[member].add(partner)
    last = Mentorship.objects.values_list("mentor").annotate(last=Max("proposed_at"))
    told = MemberSkill.objects.filter(member__in=mine).exclude(kind=MemberSkill.Kind.WANTED)
    return Known(
        people=people,
        taken=set(live.values_list("mentee_entry", flat=True)),
        in_programme=counted(live, "mentor_entry"),
        undecided=counted(live.filter(state=Stage.PROPOSED, mentor_yes_at=None), "mentor"),
        had=had,
        last={member: seconds(moment) or 0 for member, moment in last.values_list("mentor", "last")},
        levels={(row.member_id, row.skill_id): row.level for row in told},
        unwanted=unwanted(entries),
    )


def handles_in(text: str) -> set[str]:
    return {word.strip("@,;").lower() for word in text.split()} - {""}


def unwanted(entries: list[MentorshipEntry]) -> dict[int, set[int]]:
    """The members whose handles somebody wrote down. A handle that is nobody's is nobody."""
    named = {entry.member_id: handles_in(entry.not_with) for entry in entries}
    wanted = set().union(*named.values())
    rows = Member.objects.filter(user__handle__in=wanted).values_list("user__handle", "pk")
    members = dict(rows) if wanted else {}
    return {member: {members[one] for one in handles if one in members} for member, handles in named.items()}


def spoken(entry: MentorshipEntry, programme: Programme, people: People) -> Spoken:
    """The member's own languages, as far as the programme is held in them and the entry wants them."""
    own = people.languages.get(entry.member_id, ())
    return tuple(
        (language, level)
        for language, level in sorted(own)
        if (not programme.languages or language in programme.languages)
        and (not entry.languages or language in entry.languages)
    )


def kept_away(entry: MentorshipEntry) -> frozenset[int]:
    """Who wants somebody from another country means it: it is no preference but a reason to be safe."""
    own = country_number(entry.member.country)
    return frozenset({own} if own and entry.near == Near.ELSEWHERE else ())


def wishes(entry: MentorshipEntry) -> Wishes:
    regions = {entry.member.region_id} if entry.near == Near.SAME_REGION else set()
    return Wishes(regions=frozenset(regions))


def excluded(entry: MentorshipEntry, known: Known) -> frozenset[int]:
    own = known.people.excluded.get(entry.member_id, ())
    return frozenset({*own, *known.unwanted.get(entry.member_id, ())})


def mentor(entry: MentorshipEntry, programme: Programme, known: Known) -> Mentor:
    person, people = entry.member, known.people
    carried = people.carried.get(person.pk, 0) + people.waiting.get(person.pk, 0)
    asked = known.undecided.get(person.pk, 0)
    room = min(
        person.at_once - carried - asked,
        person.per_month - people.in_month.get(person.pk, 0) - asked,
        entry.places - known.in_programme.get(entry.pk, 0),
    )
    offers = (Offer(skill, level=known.levels.get((person.pk, skill), 2)) for skill in entry.skills)
    return Mentor(
        Helper(
            key=person.pk,
            offers=tuple(offers),
            languages=spoken(entry, programme, people),
            capacity=max(0, room),
            load=carried + asked,
            hours=hours_of(entry.hours, person.time_zone, people.now),
            region=person.region_id,
            country=country_number(person.country),
            excluded=excluded(entry, known),
            excluded_countries=kept_away(entry),
            last_asked=known.last.get(person.pk),
        ),
        wishes(entry),
    )


def mentee(entry: MentorshipEntry, programme: Programme, known: Known) -> Mentee:
    person, people = entry.member, known.people
    return Mentee(
        Need(
            key=entry.pk,
            requester=person.pk,
            skill=entry.skills[0],
            languages=spoken(entry, programme, people),
            urgency=Urgency.OPEN,
            window=hours_of(entry.hours, person.time_zone, people.now),
            region=person.region_id,
            country=country_number(person.country),
            excluded=excluded(entry, known),
            excluded_countries=kept_away(entry),
            asked=frozenset(known.had.get(person.pk, ())),
            since=seconds(entry.made_at),
        ),
        wishes(entry),
    )
