"""The members of the demonstration as plain data: who is in which state, what to look at, and what waits."""

from campaigns.models import ClinicSession
from demonstration.loading import intake, mentorship
from demonstration.models import DemoRow
from demonstration.reading import cases, clinics, former_members, members, requests
from directory.models import Introduction, Member, Mentorship, Request


def directory_map() -> dict[str, dict]:
    """members by handle, requests, cases and sessions of the clinic by label, and the mentorship. "accounts"
    has the passwords of those who have one."""
    keys = dict(DemoRow.objects.values_list("label", "key"))
    return {
        "members": member_rows(keys),
        "requests": request_rows(keys),
        "mentorship": mentorship_row(keys),
        "intake": intake_rows(),
        "clinics": clinic_rows(keys),
    }


def member_rows(keys: dict[str, str]) -> dict[str, dict]:
    """Whoever has no row is only invited."""
    told = {entry["handle"]: entry for entry in members() + former_members()}
    rows = Member.objects.select_related("user")
    found = {row.user.handle: row for row in rows.filter(user__handle__in=told)}
    left = rows.in_bulk([keys[handle] for handle in told if handle in keys], field_name="public_id")
    found |= {handle: left[keys[handle]] for handle in told if keys.get(handle) in left}
    return {
        handle: {
            "name": entry["display_name"],
            "country": entry["country"],
            "region": entry["region"],
            "state": str(found[handle].state) if handle in found else entry["state"],
            "preset": str(found[handle].preset) if handle in found else None,
            "public_id": found[handle].public_id if handle in found else None,
            "look_at": entry["look"],
        }
        for handle, entry in told.items()
    }


def request_rows(keys: dict[str, str]) -> dict[str, dict]:
    wanted = {entry["label"]: entry["by"] for entry in requests() if entry["label"] in keys}
    rows = Request.objects.select_related("skill").prefetch_related("asks__member__user", "introductions")
    by_key = rows.in_bulk([keys[label] for label in wanted], field_name="public_id")
    return {
        label: request_row(by_key[keys[label]], by) for label, by in wanted.items() if keys[label] in by_key
    }


def request_row(row: Request, by: str) -> dict:
    met = [meeting(one) for one in row.introductions.all()]
    asked = {ask.member.user.handle: ask for ask in row.asks.all() if ask.member.user}
    return {
        "by": by,
        "skill": row.skill.code,
        "state": str(row.state),
        "public_id": row.public_id,
        "asked": {
            handle: {"state": str(ask.state), "public_id": ask.public_id} for handle, ask in asked.items()
        },
        "introduction": met[0] if met else None,
    }


def meeting(row: Introduction) -> dict:
    return {"state": str(row.state), "public_id": row.public_id}


def mentorship_row(keys: dict[str, str]) -> dict:
    row = Mentorship.objects.filter(public_id=keys.get(mentorship.LABEL, "")).first()
    if row is None:
        return {}
    people = {"mentor": mentorship.MENTOR, "mentee": mentorship.MENTEE, "waits": mentorship.WAITS}
    return {"state": str(row.state), "public_id": row.public_id, **people}


def clinic_rows(keys: dict[str, str]) -> dict[str, dict]:
    """Sessions by label, with the handles of those who take part. The public id opens them to nobody else."""
    told = {entry["label"]: entry for entry in clinics() if entry["label"] in keys}
    found = ClinicSession.objects.in_bulk([keys[label] for label in told], field_name="public_id")
    return {
        label: {
            "phase": str(found[keys[label]].phase),
            "public_id": keys[label],
            "presenter": entry["by"],
            "facilitator": entry.get("facilitator"),
            "advisers": entry.get("advisers", []),
        }
        for label, entry in told.items()
        if keys[label] in found
    }


def intake_rows() -> dict[str, dict]:
    """Receipt codes are printed here and nowhere else: nobody real has written these words."""
    found = {entry["label"]: (entry, intake.case_of(entry["label"])) for entry in cases()}
    return {
        label: {"code": intake.code_of(label), "region": entry["region"], "state": str(case.state)}
        for label, (entry, case) in found.items()
        if case is not None
    }
