from typing import TYPE_CHECKING

from django.contrib.auth.models import BaseUserManager

if TYPE_CHECKING:
    from accounts.models import User


class UserManager(BaseUserManager["User"]):
    def create_user(self, handle: str, password: str | None = None, **fields: object) -> "User":
        """Store a user; without a password nobody can sign in as them until one is set.

        Raises ValueError without a handle, IntegrityError where handle or e-mail is taken.
        """
        if not handle:
            raise ValueError("A user needs a handle.")
        user = self.model(handle=handle, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, handle: str, password: str | None = None, **fields: object) -> "User":
        """A superuser configures the site; no right to content comes with it."""
        return self.create_user(handle, password, **{**fields, "is_superuser": True})

    def get_by_natural_key(self, handle: str | None) -> "User":
        return self.get(handle=handle)
