"""Where a member's public page stands, in their words."""

from dataclasses import dataclass
from enum import Enum

from wagtail.models import TaskState

from home.shell import Shell

from ..models import Member, OpenProfile, PublicProfilePage
from .draft import page_of, profile_of, seal_of


class Stage(Enum):
    EMPTY = "empty"
    DRAFT = "draft"
    WAITING = "waiting"
    SENT_BACK = "sent-back"
    PUBLIC = "public"
    CLOSED = "closed"
    TAKEN_DOWN = "taken-down"


@dataclass(frozen=True)
class Standing:
    """stage: of what the world sees; change: of a newer version beside a public one (waiting, sent-back),
    None without one. unsent: the draft says something that was not sent. url: the public address; comment: of
    the signer who sent it back."""

    stage: Stage
    change: Stage | None = None
    unsent: bool = False
    url: str = ""
    comment: str = ""

    @property
    def waits(self) -> bool:
        return Stage.WAITING in (self.stage, self.change)

    @property
    def is_sent_back(self) -> bool:
        return Stage.SENT_BACK in (self.stage, self.change)

    @property
    def is_public(self) -> bool:
        return self.stage is Stage.PUBLIC

    @property
    def may_close(self) -> bool:
        return self.is_public or self.waits or self.is_sent_back

    @property
    def may_send(self) -> bool:
        return self.unsent and not self.waits


def standing_of(member: Member, shell: Shell) -> Standing:
    """Arguments: shell, in the member's language, for the address."""
    profile = profile_of(member)
    if profile is None:
        return Standing(Stage.EMPTY)
    page = page_of(profile)
    unsent = profile.sent_as != seal_of(profile)
    if page is None:
        return Standing(Stage.DRAFT, unsent=True)
    under_way = _under_way(page)
    comment = _comment(page) if under_way is Stage.SENT_BACK else ""
    if page.live:
        return Standing(Stage.PUBLIC, under_way, unsent, shell.address_of(page), comment)
    return Standing(under_way or _down(profile, page), None, unsent, comment=comment)


def _under_way(page: PublicProfilePage) -> Stage | None:
    state = page.current_workflow_state
    if state is None:
        return None
    return Stage.SENT_BACK if state.status == state.STATUS_NEEDS_CHANGES else Stage.WAITING


def _down(profile: OpenProfile, page: PublicProfilePage) -> Stage:
    if profile.closed_at is not None:
        return Stage.CLOSED
    return Stage.TAKEN_DOWN if page.first_published_at else Stage.DRAFT


def _comment(page: PublicProfilePage) -> str:
    """What the one who sent it back wrote to its author."""
    states = TaskState.objects.filter(workflow_state=page.current_workflow_state)
    last = states.filter(status=TaskState.STATUS_REJECTED).order_by("-finished_at", "-pk").first()
    return last.comment if last else ""
