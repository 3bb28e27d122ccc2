"""How far a campaign is, what came of it, and what it asks of others."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PREPARING = "preparing", _("Being prepared")
    RUNNING = "running", _("Running")
    ARCHIVED = "archived", _("In the archive")


class Outcome(models.TextChoices):
    """Required of a campaign in the archive, together with what was learnt."""

    WON = "won", _("Won")
    PARTLY = "partly", _("Partly won")
    LOST = "lost", _("Lost")
    PAUSED = "paused", _("Paused")
    MERGED = "merged", _("Merged into another campaign")


class DemandStatus(models.TextChoices):
    OPEN = "open", _("open")
    TALKS = "talks", _("in talks")
    PARTLY = "partly", _("partly met")
    MET = "met", _("met")
    REFUSED = "refused", _("refused")


class Precision(models.TextChoices):
    """How exactly a day is known, or may be told."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class Solidarity(models.TextChoices):
    """What a campaign asks of people elsewhere."""

    ATTENTION = "attention", _("Attention")
    LETTERS = "letters", _("Letters")
    SIGNATURES = "signatures", _("Signatures")
    SKILLS = "skills", _("Skills")
    LEGAL = "legal", _("Legal help")
    SAFETY = "safety", _("Digital safety")
    FUNDS = "funds", _("Funds")
    CARE = "care", _("Rest and care")
    PARTNERS = "partners", _("Partners")


class Visibility(models.TextChoices):
    """Of a partner who is no part of the page: public partners are signed off with the campaign's words."""

    MEMBERS = "members", _("members of the directory")
    HIDDEN = "hidden", _("nobody outside the region’s desk")
