"""Who does not come back is reminded, then hidden, then emptied, then erased. Counted in days without a
visit; a visit begins anew."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from ..lifecycle import locked, move
from ..listing import refresh_listing
from ..models import Member
from ..models.member import today
from ..notices import mail, notify
from ..states import By, State, may_follow
from .erasing import delete_rows, empty_texts, erase
from .registries import emptying_steps, let_everything_go

REMINDED_AFTER, HIDDEN_AFTER, EMPTIED_AFTER = 60, 90, 180
NOTICE = "still-there"

Due = Callable[[Member, int], bool]
Act = Callable[[Member], object]


def _erase_is_due(row: Member, days: int) -> bool:
    return days >= row.erase_after_days  # 30 to 365, as the member wishes


def _empty_is_due(row: Member, days: int) -> bool:
    return days >= EMPTIED_AFTER and (row.emptied_on is None or row.emptied_on < row.last_seen_on)


def _empty(row: Member) -> None:
    """The account stays, and its handle: who comes back begins with an empty profile."""
    for step in emptying_steps:
        step(row)
    delete_rows(row)
    empty_texts(row)
    row.emptied_on = today()
    row.save()
    refresh_listing(row)


def _hide_is_due(row: Member, days: int) -> bool:
    return days >= HIDDEN_AFTER and may_follow(row.state, State.HIDDEN, By.SITE)


def _hide(row: Member) -> None:
    move(row, State.HIDDEN, by=By.SITE, why="away")
    let_everything_go(row)


def _remind_is_due(row: Member, days: int) -> bool:
    # A shorter wish than usual is reminded of half-way.
    return days >= min(REMINDED_AFTER, row.erase_after_days // 2) and row.reminded_at is None


def _remind(row: Member) -> None:
    """The mail is the neutral one: it does not say what for."""
    notify(row, NOTICE)
    mail(row)
    row.reminded_at = timezone.now()
    row.save(update_fields=["reminded_at"])


# In the order in which they come; a run that comes late makes up for all that is due.
STAGES: dict[str, tuple[Due, Act]] = {
    "reminded": (_remind_is_due, _remind),
    "hidden": (_hide_is_due, _hide),
    "emptied": (_empty_is_due, _empty),
    "erased": (_erase_is_due, lambda row: erase(row, by=By.SITE)),
}


def keep() -> dict[str, int]:
    """Does what is due today. Returns stage -> number of members it was done for."""
    done = dict.fromkeys(STAGES, 0)
    away = Member.objects.exclude(state=State.ERASED).exclude(last_seen_on__gte=today())
    for pk in list(away.order_by("pk").values_list("pk", flat=True)):
        for stage in keep_one(pk):
            done[stage] += 1
    return done


def keep_one(pk: int) -> list[str]:
    """The stages that were due for one member, and are done now. Each in its own transaction: the end of the
    audit chain, which hiding takes, must not be in hand when erasure comes to the page and the account."""
    done = []
    for name, (is_due, act) in STAGES.items():
        with transaction.atomic():
            row = locked(Member(pk=pk))
            if is_due(row, (today() - row.last_seen_on).days):
                act(row)
                done.append(name)
    return done
