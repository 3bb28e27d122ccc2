"""The questions about rights, each with a name. Hooks, tasks, views and templates ask these and never
derive an answer of their own. Every answer comes from mandates; superusers and groups get none."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from .mandates import mandates_of, may_grant
from .models import Mandate, Region
from .roles import ROLES, Act, roles_that_may

__all__ = [
    "checks_pictures",
    "holders",
    "is_coordinator",
    "may_blur_in",
    "may_check_safety",
    "may_enter_admin",
    "may_grant",
    "may_keep_consents",
    "may_keep_consents_anywhere",
    "may_manage_members",
    "may_manage_team",
    "may_name_stand_in",
    "may_review",
    "may_sign_regional",
    "may_strike_everywhere",
    "may_strike_in",
    "may_take_down",
    "may_translate_into",
    "may_write_in",
    "regions_seen_by",
    "regions_to_check_pictures_in",
    "regions_to_manage_members_in",
    "regions_to_strike_in",
    "regions_to_write_in",
    "sees_region",
    "sees_some_region",
]


def is_coordinator(user) -> bool:
    return mandates_of(user).is_coordinator


def may_enter_admin(user) -> bool:
    """Everybody with any mandate; members of the directory have none."""
    return bool(mandates_of(user))


def sees_region(user, region) -> bool:
    """Drafts, files and the queue of a region."""
    return mandates_of(user).may(Act.SEE, region_id=region.pk)


def sees_some_region(user) -> bool:
    """Asks nothing of the database once the mandates are read."""
    mandates = mandates_of(user)
    return mandates.everywhere(Act.SEE) or bool(mandates.regions(Act.SEE))


def regions_seen_by(user):
    """QuerySet of the regions whose drafts and figures the person sees."""
    mandates = mandates_of(user)
    if mandates.everywhere(Act.SEE):
        return Region.objects.all()
    return Region.objects.filter(pk__in=mandates.regions(Act.SEE))


def may_write_in(user, region) -> bool:
    return mandates_of(user).may(Act.WRITE, region_id=region.pk)


def may_sign_regional(user, region) -> bool:
    return mandates_of(user).may(Act.SIGN_REGIONAL, region_id=region.pk)


def may_check_safety(user, region) -> bool:
    return mandates_of(user).may(Act.SIGN_SAFETY, region_id=region.pk)


def may_keep_consents(user, region) -> bool:
    """Read and write who agreed to what. Neither leads nor coordinators do."""
    return mandates_of(user).may(Act.KEEP_CONSENTS, region_id=region.pk)


def may_keep_consents_anywhere(user) -> bool:
    mandates = mandates_of(user)
    return mandates.everywhere(Act.KEEP_CONSENTS) or bool(mandates.regions(Act.KEEP_CONSENTS))


def may_blur_in(user, region) -> bool:
    """Take faces out of a region's pictures: it is the safe direction, so whoever writes there, too."""
    return may_check_safety(user, region) or may_write_in(user, region)


def checks_pictures(user) -> bool:
    """Looks at pictures of some region for faces."""
    mandates = mandates_of(user)
    return mandates.everywhere(Act.SIGN_SAFETY) or bool(mandates.regions(Act.SIGN_SAFETY))


def regions_to_check_pictures_in(user):
    """QuerySet of the regions whose pictures the person looks at for faces."""
    mandates = mandates_of(user)
    if mandates.everywhere(Act.SIGN_SAFETY):
        return Region.objects.all()
    return Region.objects.filter(pk__in=mandates.regions(Act.SIGN_SAFETY))


def may_strike_in(user, region) -> bool:
    """Remove a name from the history of what a region wrote."""
    return may_check_safety(user, region) or may_strike_everywhere(user)


def may_strike_everywhere(user) -> bool:
    """Safety for everywhere; a coordinator only together with a safety mandate."""
    mandates = mandates_of(user)
    everywhere = mandates.everywhere(Act.SIGN_SAFETY)
    return everywhere or (mandates.is_coordinator and bool(mandates.regions(Act.SIGN_SAFETY)))


def regions_to_strike_in(user) -> set[int]:
    """Ids of the regions that the person's safety mandates name."""
    return mandates_of(user).regions(Act.SIGN_SAFETY)


def may_take_down(user, region) -> bool:
    return mandates_of(user).may(Act.TAKE_DOWN, region_id=region.pk)


def may_manage_team(user, region) -> bool:
    return mandates_of(user).may(Act.MANAGE_TEAM, region_id=region.pk)


def may_manage_members(user, region) -> bool:
    return mandates_of(user).may(Act.MANAGE_MEMBERS, region_id=region.pk)


def regions_to_manage_members_in(user) -> set[int]:
    """Ids of the regions whose members the person looks after."""
    return mandates_of(user).regions(Act.MANAGE_MEMBERS)


def may_name_stand_in(user, region) -> bool:
    return mandates_of(user).may(Act.NAME_STAND_IN, region_id=region.pk)


def may_translate_into(user, locale) -> bool:
    return mandates_of(user).may(Act.TRANSLATE, locale_id=locale.pk)


def may_review(user, locale) -> bool:
    return mandates_of(user).may(Act.SIGN_LANGUAGE, locale_id=locale.pk)


def regions_to_write_in(user):
    """QuerySet of the regions in which the person may begin an original. A coordinator writes the
    structure pages of the network."""
    mandates = mandates_of(user)
    writable = Q(pk__in=mandates.regions(Act.WRITE))
    if mandates.is_coordinator:
        writable |= Q(is_network=True)
    return Region.objects.active().filter(writable)


def holders(act: Act, *, region=None, locale=None):
    """QuerySet of the active people who hold a mandate in force for the act, there or everywhere."""
    may = roles_that_may(act)
    anywhere = [code for code in may if ROLES[code].everywhere_too]
    rows = Mandate.objects.in_force().filter(role__in=may)
    scope = Q(role__in=anywhere, region=None, locale=None)
    if region is not None:
        scope |= Q(region=region)
    if locale is not None:
        scope |= Q(locale=locale)
    return get_user_model().objects.filter(is_active=True, pk__in=rows.filter(scope).values("user"))
