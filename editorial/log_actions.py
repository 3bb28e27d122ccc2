"""What the page history says of our own acts, with their reason."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

ACTIONS = {
    "editorial.takedown": _("Taken down"),
    "editorial.transfer": _("Transferred to another region"),
    "editorial.emergency": _("Emergency release without full sign-off"),
    "editorial.stand_in": _("Stand-in named"),
    "editorial.credit_withdrawn": _("Translator credit taken away"),
    "editorial.preview_made": _("Preview link made"),
    "editorial.preview_opened": _("Preview link opened"),
    "editorial.preview_revoked": _("Preview link revoked"),
    "editorial.preview_ended": _("Preview link stopped by itself"),
}


def register(registry) -> None:
    for action, text in ACTIONS.items():
        registry.register_action(action)(formatter_of(text))


def formatter_of(text):
    class WithReason(LogFormatter):
        label = text

        def format_message(self, entry):
            reason = entry.data.get("reason", "")
            return f"{text}: {reason}" if reason else str(text)

    return WithReason
