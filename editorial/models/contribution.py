from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Locale

from safekeeping.append_only import AppendOnly


class Contribution(AppendOnly):
    """That somebody wrote a part of one language of a content.

    Revisions and translated strings cannot say it: old revisions are purged, a revert takes an old text
    over under a new name, a string remembers its last translator only, and both forget a person whose
    account is deleted. Hence an own row, and a user without constraint, as with sign-offs.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    # Empty for a translated string, which belongs to no revision yet.
    revision_id = models.PositiveBigIntegerField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["translation_key", "locale"])]
        constraints = [
            models.UniqueConstraint(fields=["revision_id", "user"], name="editorial_one_contribution"),
        ]

    def __str__(self):
        return f"{self.translation_key} {self.locale_id} {self.user_id}"
