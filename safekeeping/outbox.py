"""The one way out for mail: written with the change it tells about, sent after both are safe.

A mail server that is away loses nothing and fails no request; an undone change sends nothing.
"""

import logging
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone, translation

from safekeeping.delivery import deliver
from safekeeping.models import OutboxMessage

logger = logging.getLogger(__name__)

TEMPLATE_NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*", re.ASCII)


class NotAMailTemplateError(ValueError):
    """A template name that leads outside `templates/emails/`."""


def post(*, address: str, template: str, context: Mapping[str, Any], language: str) -> OutboxMessage:
    """Write one mail into the outbox, in the caller's transaction, and return it; it leaves after the commit.

    `template`: folder below `templates/emails/` holding `subject.txt` and `body.txt`. `language`: a code of
    LANGUAGES; any other is answered in LANGUAGE_CODE. The context must hold no title or name of a draft:
    mail is read by others. Raises ValidationError for an address that is none, NotAMailTemplateError,
    TemplateDoesNotExist. Never raises for the mail server or the task queue.
    """
    validate_email(address)
    if not TEMPLATE_NAME.fullmatch(template):
        raise NotAMailTemplateError("Mail templates lie below templates/emails/.")
    language = _known_language(language)
    with translation.override(language):
        subject = _rendered(f"emails/{template}/subject.txt", context)
        body = _rendered(f"emails/{template}/body.txt", context)
    now = timezone.now()
    message = OutboxMessage.objects.create(
        template=template,
        language=language,
        address=address,
        subject=" ".join(subject.split()),  # one line: a line break would be a new header
        body=body.strip() + "\n",
        created_at=now,
        due_at=now,
    )
    transaction.on_commit(partial(_hand_over, message.pk))
    return message


def _known_language(language: str) -> str:
    try:
        return translation.get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE


def _rendered(name: str, context: Mapping[str, Any]) -> str:
    # Plain text: an escaped apostrophe would arrive as &#x27;
    engine_template: Any = get_template(name)
    return engine_template.template.render(Context(dict(context), autoescape=False))


def _hand_over(message_id: int) -> None:
    try:
        deliver.enqueue(message_id)
    except Exception as error:  # the message is stored: `send_outbox` finds it when the queue is away
        logger.warning("Outbox %s waits for send_outbox: %s", message_id, type(error).__name__)
