"""Fills a profile as its owner would: through the form, the choice of who sees it, and the offers."""

from demonstration.loading.codes import HOURS, MODES, bits
from directory.audiences import WITH_MEMBERS
from directory.exchange.offers import make_offer
from directory.listing import numeric
from directory.models import Member, MemberSkill, Skill
from directory.profiles import choosing, editing
from directory.profiles.edit_forms import ProfileForm, ProfileForms


def fill(member: Member, entry: dict) -> None:
    """Everything that the entry tells about its member."""
    save_profile(member, entry)
    choose_audiences(member, entry)
    for offer in entry.get("offers", ()):
        make_offer(
            member,
            skill=skill(offer["skill"]),
            level=offer["level"],
            modes=bits(MODES, offer["modes"]),
            effort=offer["effort"],
            hours=bits(HOURS, offer.get("hours", ())),
            jurisdictions=numeric(offer.get("law", ())),
        )


def skill(code: str) -> Skill:
    return Skill.objects.get(code=code)


def save_profile(member: Member, entry: dict) -> None:
    """Raises ValueError where the form refuses what the entry says."""
    stored = editing.whole(member)
    forms = ProfileForms(stored, typed(stored, entry))
    if not forms.is_valid():
        raise ValueError(f"{entry['handle']}: {[form.errors for form in forms.all]}")
    editing.save(stored, forms, start=editing.start_of(editing.whole(member)))


def typed(member: Member, entry: dict) -> dict:
    """What is posted: the entry's facts, and the rest as it is."""
    kept = {name: getattr(member, name) for name in ProfileForm.Meta.fields}
    told = {name: entry[name] for name in kept if name in entry}
    languages = [{"code": code, "level": level} for code, level in entry["languages"].items()]
    skills = [
        {"skill": skill(code).pk, "kind": kind, "level": level}
        for key, kind in (("wants", MemberSkill.Kind.WANTED), ("mentors", MemberSkill.Kind.MENTORED))
        for code, level in entry.get(key, {}).items()
    ]
    contact = [{"kind": kind, "value": value} for kind, value in entry.get("reach", {}).items()]
    rows = {"languages": languages, "skills": skills, "contact": contact}
    posted = {**kept, **told, "jurisdictions": entry.get("law", [])}
    for prefix, found in rows.items():
        there = member.languages.count() if prefix == "languages" else 0  # told at joining
        posted |= {f"{prefix}-TOTAL_FORMS": len(found), f"{prefix}-INITIAL_FORMS": there}
        for number, row in enumerate(found):
            posted |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return posted


def choose_audiences(member: Member, entry: dict) -> None:
    """The preset, and what is shown to more people than it says: the sentence about that is said yes to."""
    preset = entry["preset"]
    wanted = choosing.of_preset(preset)
    wanted |= dict.fromkeys(entry.get("shows", ()), WITH_MEMBERS)
    asked = choosing.choose(member, preset, wanted, yes_to="")
    if asked.seal:
        choosing.choose(member, preset, wanted, yes_to=asked.seal)
