"""The community's own scheme of skills: three levels, named in six languages. Nothing personal."""

import uuid
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from accounts.models import language_choices
from home.search.folding import fold

LEVELS = 3
LONGEST_NAME, LONGEST_WORDS = 120, 400


class Skill(MP_Node):
    """One concept. Never deleted while it can be in use: `retired` takes it out of every choice."""

    code = models.CharField(
        _("code"), max_length=60, unique=True, validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    )
    sensitive = models.BooleanField(
        _("sensitive"), default=False, help_text=_("Who offers or asks for this may be in danger for it.")
    )
    # Help with it is tied to the law of a country: an offer names the countries it covers.
    needs_jurisdiction = models.BooleanField(_("needs a country whose law it is"), default=False)
    esco_uri = models.URLField(_("ESCO address"), blank=True, default="")
    retired = models.BooleanField(_("retired"), default=False)
    # A coordinator added, retired or restored it: loading the data file again leaves it where and as it is.
    edited = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")

    def __str__(self) -> str:
        return self.code


class SkillLabel(models.Model):
    """A name of a skill in one language: the preferred one, or a synonym that searches find it by."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="labels")
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    text = models.CharField(_("name"), max_length=LONGEST_NAME)
    preferred = models.BooleanField(_("preferred"), default=False)
    # A coordinator wrote it: loading the data file again leaves it as it is.
    edited = models.BooleanField(default=False, editable=False)
    # Folded for searching.
    words = models.CharField(max_length=LONGEST_WORDS, blank=True, editable=False)

    class Meta:
        verbose_name = _("name of a skill")
        verbose_name_plural = _("names of skills")
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "language"],
                condition=models.Q(preferred=True),
                name="directory_one_preferred_name",
            ),
            models.UniqueConstraint(fields=["skill", "language", "text"], name="directory_name_once"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.words = words_of(self.text)
        super().save(*args, **kwargs)


def words_of(text: str) -> str:
    """What is kept in `SkillLabel.words`."""
    return fold(text)[:LONGEST_WORDS]


class SchemeVersion(models.Model):
    """One row, changed with every skill and name: processes that keep the scheme in memory see by it
    whether theirs is the newest. A random word, so that no two states ever share one."""

    word = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = _("version of the skills")
        verbose_name_plural = _("versions of the skills")

    def __str__(self) -> str:
        return str(self.word)
