"""Task queues in the states that tests need."""

from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.backends.dummy import DummyBackend


class QueueAway(BaseTaskBackend):
    """A queue whose server does not answer."""

    supports_defer = True

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        raise ConnectionError("amina@example.org")


class Keeps(DummyBackend):
    """A queue that keeps what it is given: what a worker would find."""
