"""Who holds which mandates: reading them (one query a request), granting and ending them."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from safekeeping import audit

from .models import Mandate
from .roles import ROLES, Act, Scope, roles_that_may

_CACHE = "_mandates_in_force"


class Mandates:
    """The mandates of one person that are in force.

    `rows` holds (role, region id, locale id). Anonymous and inactive people hold none; whether somebody
    is a superuser is never asked.
    """

    def __init__(self, rows: Iterable[tuple[str, int | None, int | None]] = ()):
        self.rows = frozenset(rows)

    def __bool__(self):
        return bool(self.rows)

    @property
    def is_coordinator(self) -> bool:
        return any(role == "coordinator" for role, _, _ in self.rows)

    def regions(self, act: Act) -> set[int]:
        """Ids of the regions a mandate names for the act. `everywhere` is asked apart."""
        may = roles_that_may(act)
        return {region for role, region, _ in self.rows if region is not None and role in may}

    def languages(self, act: Act) -> set[int]:
        """Ids of the locales in which the person may do the act."""
        may = roles_that_may(act)
        return {locale for role, _, locale in self.rows if locale is not None and role in may}

    def everywhere(self, act: Act) -> bool:
        may = roles_that_may(act)
        return any(
            role in may and ROLES[role].everywhere_too and region is None and locale is None
            for role, region, locale in self.rows
        )

    def may(self, act: Act, *, region_id: int | None = None, locale_id: int | None = None) -> bool:
        """Whether some mandate allows the act in this region, or in this language."""
        if self.everywhere(act):
            return True
        if region_id is not None and region_id in self.regions(act):
            return True
        return locale_id is not None and locale_id in self.languages(act)

    def has_role(self, role: str, *, region_id: int | None = None) -> bool:
        return any(r == role and (region_id is None or region == region_id) for r, region, _ in self.rows)


def mandates_of(user) -> Mandates:
    """The mandates of `user`, read once per user object, which lives for one request."""
    if user is None or not getattr(user, "is_active", False) or not getattr(user, "pk", None):
        return Mandates()
    if not hasattr(user, _CACHE):
        rows = Mandate.objects.in_force().filter(user_id=user.pk)
        setattr(user, _CACHE, Mandates(rows.values_list("role", "region_id", "locale_id")))
    return getattr(user, _CACHE)


def forget_mandates(user) -> None:
    """After a change, so that the same request sees it."""
    user.__dict__.pop(_CACHE, None)


def may_grant(by, role: str, *, region=None) -> bool:
    """A coordinator grants every role; a lead editor, approver and safety of the own region, with a
    region named (a safety mandate for everywhere is the coordinators')."""
    mandates = mandates_of(by)
    granters = ROLES[role].granted_by
    if mandates.is_coordinator and "coordinator" in granters:
        return True
    return region is not None and "lead" in granters and mandates.has_role("lead", region_id=region.pk)


@transaction.atomic
def grant(user, role: str, *, by, region=None, locale=None, until=None) -> Mandate:
    """Gives `user` a mandate.

    Args: `region` or `locale` as the role's scope asks; `until` an aware datetime or None.
    Raises: PermissionDenied where `by` may not grant it, or is `user`; ValidationError on a wrong scope.
    """
    if by.pk == user.pk or not may_grant(by, role, region=region):
        raise PermissionDenied("This mandate is not yours to grant.")
    return record_grant(user, role, by=by, region=region, locale=locale, until=until)


def record_grant(user, role, *, by, region=None, locale=None, until=None) -> Mandate:
    """Writes a mandate whose right was checked (a grant, an accepted invitation, the founding)."""
    mandate = Mandate(user=user, role=role, region=region, locale=locale, granted_by=by, valid_until=until)
    mandate.full_clean()
    mandate.save()
    forget_mandates(user)
    audit.record("mandate.granted", actor_id=by and by.pk, subject=f"user:{user.pk}", facts=_facts(mandate))
    return mandate


@transaction.atomic
def end(mandate: Mandate, *, by) -> None:
    """Ends a mandate now; it acts on the person's next request. Whoever may grant it may end it."""
    if not may_grant(by, mandate.role, region=mandate.region):
        raise PermissionDenied("This mandate is not yours to end.")
    audit.take_turn()  # an account that closes has it in hand when it comes to its mandates
    mandate.valid_until = timezone.now()
    mandate.save(update_fields=["valid_until"])
    forget_mandates(mandate.user)
    audit.record("mandate.ended", actor_id=by.pk, subject=f"user:{mandate.user_id}", facts=_facts(mandate))


@transaction.atomic
def lay_down(user) -> bool:
    """When an account closes: ends what the person still holds. True where they ever held a mandate or gave
    one, so that who could do what stays answerable."""
    held = Mandate.objects.filter(user=user)
    audit.take_turn()
    for mandate in held.in_force():
        mandate.valid_until = timezone.now()
        mandate.save(update_fields=["valid_until"])
        audit.record("mandate.ended", subject=f"user:{user.pk}", facts=_facts(mandate))
    forget_mandates(user)
    return held.exists() or Mandate.objects.filter(granted_by=user).exists()


def _facts(mandate: Mandate) -> dict:
    scope = ROLES[mandate.role].scope
    facts = {"mandate": mandate.pk, "role": mandate.role}
    if scope is Scope.REGION and mandate.region:
        facts["region"] = mandate.region.code
    if scope is Scope.LANGUAGE and mandate.locale:
        facts["language"] = mandate.locale.language_code
    return facts
