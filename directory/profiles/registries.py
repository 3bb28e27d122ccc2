"""Where the other parts of this room take part in what happens to a profile. They register in
`AppConfig.ready`."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from editorial.registries import Registry

from ..models import Member

logger = logging.getLogger(__name__)

# step(member) -> None, while somebody hides at once: takes back what is open between them and others. Each
# runs in a savepoint of its own: one that fails keeps nobody visible.
panic_steps = Registry()


def let_everything_go(member: Member) -> None:
    """Runs the steps for somebody whom nobody is to find any more: hidden, suspended, long away."""
    for step in panic_steps:
        try:
            with transaction.atomic():
                step(member)
        except Exception as error:  # out of sight is more important than tidy
            logger.error("A step of hiding failed: %s", type(error).__name__)


# step(member) -> None, first of all in the transaction that erases: locks what its deletion will need and
# what others lock before they write into the audit chain.
locking_steps = Registry()

# step(member) -> None, in the transaction that erases: deletes what this part keeps about the member. One
# that fails undoes the erasure, which is told.
erasure_steps = Registry()

# step(member) -> None, when long absence deletes what is private: the account and the membership stay.
emptying_steps = Registry()

# step(member, other) -> None, when `member` said never to be brought together with `other`, or that it was
# not safe: what other rooms keep open between the two. Last in its transaction, after what this room lets go.
parting_steps = Registry()

# ask(request, public_id) -> an answer in place of the page, or None; asked before anybody's profile is
# looked for, so that it cannot tell whether there is one.
before_look = Registry()


def stopped(request: HttpRequest, public_id: str) -> HttpResponse | None:
    """The answer in place of a look at somebody, where one of `before_look` has one."""
    return next((answer for ask in before_look if (answer := ask(request, public_id)) is not None), None)


class Exporters(dict[str, Callable[[Member], Any]]):
    """name -> function(member) -> what JSON can hold: everything this part stores about the member. It
    holds no words of others that the member may not read."""

    def register(self, name: str, function: Callable[[Member], Any]) -> None:
        if self.get(name, function) is not function:
            raise ValueError(f"Two exporters for '{name}'.")
        self[name] = function


exporters = Exporters()
