"""Members of the demonstration: invited, joined, vetted and settled by the services that everybody uses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction

from demonstration.loading.earlier import earlier
from demonstration.loading.people import PASSWORD
from demonstration.loading.profiles import fill
from demonstration.models import DemoRow
from demonstration.reading import former_members, members
from directory.joining import invitations, reopening, suspending, vetting
from directory.joining.founding import found_directory
from directory.models import Member, Reopening, VouchAsk
from directory.notices import read_all
from directory.profiles import erasing, hiding
from directory.states import By
from regions.models import Region

CAME = 150  # days ago, the first of them; each later one three days later
APART = 3
WAITED = 2  # days, of the link that opens an account anew


def user_of(handle: str):
    """Fresh from the database: a user object remembers its membership."""
    return get_user_model().objects.get(handle=handle)


def member_of(handle: str) -> Member:
    """By their handle; who has left, by the name that the demonstration kept for them."""
    left = DemoRow.objects.filter(label=handle).first()
    rows = Member.objects.select_related("user", "region")
    return rows.get(public_id=left.key) if left else rows.get(user__handle=handle)


def lead_of(region: Region):
    return user_of(f"{region.code}-lead")


def everybody() -> list[dict]:
    """Whoever vouches for somebody comes before them. Those who are only invited come last."""
    people = {entry["handle"]: entry for entry in members() + former_members()}

    def before(entry: dict) -> int:
        return 1 + before(people[entry["vouch"]]) if "vouch" in entry else 0

    return sorted(people.values(), key=lambda entry: (entry["state"] == "invited", before(entry)))


@dataclass
class Arrivals:
    """Brings members in, each in one transaction: where loading was cut off, it goes on."""

    regions: dict[str, Region]

    def load(self, tick: Callable) -> None:
        for number, entry in enumerate(everybody()):
            if not self.has_come(entry):
                with transaction.atomic():
                    self.bring_in(entry, days_ago=CAME - APART * number)
            tick()

    def has_come(self, entry: dict) -> bool:
        handle = entry["handle"]
        is_here = Member.objects.filter(user__handle=handle).exists()
        return is_here or DemoRow.objects.filter(label=handle).exists()

    def bring_in(self, entry: dict, *, days_ago: int) -> None:
        region = self.regions[entry["region"]]
        if entry["state"] == "invited":
            row, _token = invitations.invite(region, by=lead_of(region))
            DemoRow.objects.create(label=entry["handle"], key=row.public_id)
            return
        member = self.join(entry, region)
        fill(member, entry)
        self.vouch(entry, member)
        SETTLED[entry["state"]](member)
        member.refresh_from_db()
        earlier([member, *member.vettings.all()], days=days_ago)
        Member.objects.filter(pk=member.pk).update(last_seen_on=member.last_seen_on)
        read_all(member)

    def join(self, entry: dict, region: Region) -> Member:
        handle, name = entry["handle"], entry["display_name"]
        users = get_user_model().objects
        if entry["state"] == "erased":  # no account is kept for them
            users.create_user(handle, PASSWORD)
        user = users.get(handle=handle)
        if "vouch" not in entry:
            return found_directory(user, region, display_name=name)
        _row, token = invitations.invite(region, by=lead_of(region))
        spoken = list(entry["languages"])
        member, _codes = invitations.join(token, user, display_name=name, languages=spoken)
        if entry["state"] == "erased":
            DemoRow.objects.create(label=handle, key=member.public_id)
        return member

    def vouch(self, entry: dict, member: Member) -> None:
        """The lead's word, and that of the member who was asked; who stays provisional waits for it."""
        if "vouch" not in entry:
            return
        vetting.vet(member, by=lead_of(member.region))
        vetting.ask_to_vouch(member, entry["vouch"], by=member.user)
        if entry["state"] != "provisional":
            ask = VouchAsk.objects.select_related("newcomer").get(newcomer=member)
            vetting.answer(ask, VouchAsk.Answer.YES, by=user_of(entry["vouch"]))
            read_all(member_of(entry["vouch"]))


def opened_anew(member: Member) -> None:
    """By a lead and the member who vouched; the link was used after its day."""
    row = reopening.begin(member, by=lead_of(member.region))
    token = reopening.second(row, by=row.voucher.user)
    earlier(Reopening.objects.filter(pk=row.pk), days=WAITED)
    reopening.use(token, PASSWORD)


def left_as_it_is(member: Member) -> None:
    """Nothing happened since."""


# What each did last. Who leaves, leaves after the exchanges: `forget_former`.
SETTLED: dict[str, Callable[[Member], object]] = {
    "provisional": left_as_it_is,
    "active": left_as_it_is,
    "erased": left_as_it_is,
    "paused": lambda member: hiding.rest(member, actor_id=member.user_id),
    "hidden": lambda member: hiding.hide(member, actor_id=member.user_id),
    "sealed": opened_anew,
    "suspended": lambda member: suspending.suspend(member, "unclear", by=lead_of(member.region)),
}


def former_handles() -> set[str]:
    """Accounts that are there while loading is cut off."""
    return {entry["handle"] for entry in former_members()}


def forget_former() -> None:
    """Who has left erases everything; their account goes with it."""
    for entry in former_members():
        member = member_of(entry["handle"])
        if member.user:
            erasing.erase(member, by=By.OWNER)
