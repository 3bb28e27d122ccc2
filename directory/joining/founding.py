"""The first active member: nobody is there yet who could vouch."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from regions.models import Region
from safekeeping import audit

from ..lifecycle import move
from ..models import Member
from ..notices import notify
from ..states import By, State


class AlreadyFoundedError(Exception):
    """Somebody is an active member, or was: they can vouch."""


@transaction.atomic
def found_directory(user: Any, region: Region, *, display_name: str) -> Member:
    """Makes `user` the first member, without vetting. Raises AlreadyFoundedError ever after."""
    if Member.objects.exclude(vetted_at=None).exists():
        raise AlreadyFoundedError
    member = Member.objects.create(
        user=user, region=region, display_name=display_name, vetted_at=timezone.now()
    )
    audit.record("member.founded", subject=f"member:{member.pk}")
    member = move(member, State.ACTIVE, by=By.SITE, why="founded")
    notify(member, "welcome")
    return member
