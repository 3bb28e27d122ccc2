"""The kinds of tools, as Beautiful Rising has them, and how a tool is named."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

# As the block of a campaign checks it (campaigns/blocks.py).
CODE = re.compile(r"[a-z0-9][a-z0-9-]*")


class ToolKind(models.TextChoices):
    STORY = "story", _("Stories")
    TACTIC = "tactic", _("Tactics")
    PRINCIPLE = "principle", _("Principles")
    THEORY = "theory", _("Theories")
    METHODOLOGY = "methodology", _("Methodologies")


# What one of a kind is, for the page of a single tool, and what the kind is for.
ONE_OF = {
    ToolKind.STORY: _("Story"),
    ToolKind.TACTIC: _("Tactic"),
    ToolKind.PRINCIPLE: _("Principle"),
    ToolKind.THEORY: _("Theory"),
    ToolKind.METHODOLOGY: _("Methodology"),
}
EXPLAINED = {
    ToolKind.STORY: _("What others did, and what became of it."),
    ToolKind.TACTIC: _("Forms of action: what a group can do on a given day."),
    ToolKind.PRINCIPLE: _("Rules of thumb that many campaigns paid for."),
    ToolKind.THEORY: _("Ways of seeing power, so that one knows where to push."),
    ToolKind.METHODOLOGY: _("Exercises for a group that plans."),
}
