"""Mail about sign-offs, through the outbox. Neutral by design: no title, no name, no text of a draft
travels by mail; it says that something waits and where."""

import logging

from django.conf import settings
from django.core.exceptions import ValidationError

from safekeeping import outbox

log = logging.getLogger(__name__)


def tell(people, template: str, context: dict | None = None) -> None:
    """Posts one neutral mail to everybody of `people` who gave an address."""
    address = settings.WAGTAILADMIN_BASE_URL + "/admin/"
    for person in people:
        if person.email:
            words = {"admin_address": address, **(context or {})}
            try:
                outbox.post(address=person.email, template=template, context=words, language=person.language)
            except ValidationError:  # one account with a broken address must stop no sign-off
                log.warning("person %s has an address that is none", person.pk)


def sign_off_waits(task, task_state) -> None:
    page = task_state.workflow_state.content_object.specific
    if page.placement is not None:
        tell(task.signers(page), "sign_off_waits")


def changes_requested(page, workflow_state) -> None:
    author = workflow_state.requested_by
    if author is not None:
        tell([author], "changes_requested")
