"""Members of the directory, in any state. They go through the real services: a state is reached, not set."""

import factory
from django.utils import timezone

from directory.lifecycle import move
from directory.listing import refresh_listing
from directory.models import ContactDetail, Member, MemberLanguage, MemberSkill, Skill
from directory.states import By, State

from .people import Person
from .regions import region

# How a fresh member comes to each state.
WAYS = {
    State.PROVISIONAL: [],
    State.ACTIVE: [(State.ACTIVE, By.SITE)],
    State.PAUSED: [(State.ACTIVE, By.SITE), (State.PAUSED, By.OWNER)],
    State.HIDDEN: [(State.ACTIVE, By.SITE), (State.HIDDEN, By.OWNER)],
    State.SEALED: [(State.ACTIVE, By.SITE), (State.SEALED, By.SITE)],
    State.SUSPENDED: [(State.ACTIVE, By.SITE), (State.SUSPENDED, By.LEAD)],
}


class MemberFactory(factory.django.DjangoModelFactory):
    """`MemberFactory(code="kenya", languages=["sw:3"], offers=["legal"], hidden=True)`.

    Arguments: code of the region; languages as `code` or `code:level`; offers, wants and mentors as codes
    of skills; contact as texts; a trait names the state, an active member by default.
    """

    class Meta:
        model = Member
        skip_postgeneration_save = True

    class Params:
        code = "kenya"
        invisible = factory.Trait(preset="invisible")

    user = factory.SubFactory(Person)
    region = factory.LazyAttribute(lambda member: region(member.code))
    display_name = factory.Sequence(lambda n: f"Mwanachama {n}")

    @classmethod
    def create(cls, languages=(), offers=(), wants=(), mentors=(), contact=(), **kwargs):
        goal = next((state for state in WAYS if kwargs.pop(state.value, False)), State.ACTIVE)
        member = super().create(**kwargs)
        for word in languages:
            code, _, level = word.partition(":")
            MemberLanguage.objects.create(member=member, code=code, level=int(level or 2))
        for kind, codes in {"offered": offers, "wanted": wants, "mentored": mentors}.items():
            for code in codes:
                MemberSkill.objects.create(member=member, skill=skill(code), kind=kind)
        for number, value in enumerate(contact):
            ContactDetail.objects.create(member=member, kind="other", value=value, order=number)
        return bring_to(member, goal)


def bring_to(member: Member, state: State) -> Member:
    for step, by in WAYS[state]:
        if step is State.ACTIVE:
            Member.objects.filter(pk=member.pk).update(vetted_at=timezone.now())
        move(member, step, by=by)
    member.refresh_from_db()
    refresh_listing(member)
    return member


def skill(code: str, *, below: str = "", **fields) -> Skill:
    """A concept of the scheme; made where the scheme was not loaded."""
    found = Skill.objects.filter(code=code).first()
    if found:
        return found
    if below:
        return skill(below).add_child(code=code, **fields)
    return Skill.add_root(code=code, **fields)
