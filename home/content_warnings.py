"""What readers are warned of, in the words they see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentWarning(models.TextChoices):
    VIOLENCE = "violence", _("violence")
    DETENTION = "detention", _("detention")
    TORTURE = "torture", _("torture")
    SEXUAL_VIOLENCE = "sexual-violence", _("sexual violence")
    DEATH = "death", _("death")
    DISAPPEARANCE = "disappearance", _("disappearance")
    SELF_HARM = "self-harm", _("self-harm or suicide")
    HATE = "hate", _("hateful words")
    CHILDREN = "children", _("harm to children")


def labels_of(codes) -> list:
    """The readers' words for stored codes, in the order of the table; unknown codes are left out."""
    return [label for code, label in ContentWarning.choices if code in set(codes or ())]
