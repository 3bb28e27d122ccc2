"""Who somebody is. What they may do stands in the regions room."""

from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.fields import HandleField, OptionalEmailField, handle_validator
from accounts.managers import UserManager


def language_choices() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


def time_zone_choices() -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(available_timezones())]


def default_language() -> str:
    return settings.LANGUAGE_CODE


class User(AbstractBaseUser, PermissionsMixin):
    """A person under a name of their choice: no first name, no family name, no picture.

    An e-mail is never needed; without one a forgotten password is a matter for the lead.
    `is_superuser` is for configuration only and carries no right to content.
    """

    handle = HandleField(
        _("handle"),
        max_length=40,
        unique=True,
        validators=[handle_validator],
        help_text=_("The name to sign in with: small letters, digits and hyphens. Not your real name."),
        error_messages={"unique": _("This handle is taken.")},
    )
    email = OptionalEmailField(
        _("e-mail"),
        null=True,  # several people have none; an empty text would be unique only once
        blank=True,
        unique=True,
        help_text=_("Optional. Used only to reset a forgotten password and to tell you what waits for you."),
        error_messages={"unique": _("This e-mail address cannot be used.")},
    )
    display_name = models.CharField(
        _("name shown to others"),
        max_length=80,
        blank=True,
        help_text=_("A pseudonym is welcome. Empty: your handle is shown."),
    )
    language = models.CharField(
        _("language"), max_length=10, choices=language_choices, default=default_language
    )
    time_zone = models.CharField(_("time zone"), max_length=40, choices=time_zone_choices, default="UTC")
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off, nobody can sign in with this account.")
    )
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(condition=models.Q(handle=Lower("handle")), name="handle_in_lower_case"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_in_lower_case"),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.display_name or self.handle

    def get_short_name(self) -> str:
        return self.get_full_name()
