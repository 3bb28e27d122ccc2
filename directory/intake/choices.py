"""What the form offers: only what is public already, and regions in which somebody answers."""

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import get_language

from home.shell import shell_for
from regions.models import Mandate, Region
from regions.roles import Act, roles_that_may

from ..models import Skill, SkillLabel
from ..spoken import SPOKEN

SITE_LANGUAGES = [(code, SPOKEN[code].name) for code, _name in settings.LANGUAGES]
OTHER_LANGUAGES = [(code, spoken.name) for code, spoken in SPOKEN.items() if code not in dict(SITE_LANGUAGES)]


def regions_to_choose() -> list[tuple[int, str]]:
    """(id, public name) of regions with a public page and a lead. The network answers whoever names none."""
    public = shell_for().regions
    found = regions_with_leads().filter(is_network=False, pk__in=public)
    return sorted(
        ((pk, public[pk].title) for pk in found.values_list("pk", flat=True)), key=lambda row: row[1]
    )


def regions_with_leads():
    """QuerySet of the regions in which somebody answers."""
    leads = Mandate.objects.in_force().filter(role__in=roles_that_may(Act.MANAGE_MEMBERS))
    return Region.objects.active().filter(pk__in=leads.filter(user__is_active=True).values("region"))


def region_that_answers(chosen: int | None) -> Region | None:
    """The chosen region, else the network; None on a site without one."""
    regions = Region.objects.active()
    return regions.filter(pk=chosen).first() if chosen else regions.network().first()


def name_of(region: Region) -> str:
    """What readers call it: the title of its public page, else nothing that could be a secret."""
    link = shell_for().regions.get(region.pk)
    return link.title if link else ""


def skills_to_choose() -> list[tuple[int, str]]:
    """(id, name) of the widest skills, in the reader's language."""
    labels = Prefetch("labels", SkillLabel.objects.filter(preferred=True), to_attr="names")
    rows = Skill.objects.filter(depth=1, retired=False).prefetch_related(labels)
    return [(row.pk, skill_name(row)) for row in rows]


def skill_name(skill: Skill) -> str:
    """Its preferred name in the active language, else in English. `names` were prefetched, or are read."""
    rows = getattr(skill, "names", None)
    if rows is None:
        rows = skill.labels.filter(preferred=True)
    names = {row.language: row.text for row in rows}
    return names.get(get_language() or "") or names.get(settings.LANGUAGE_CODE) or skill.code


def language_names(codes: str) -> list[str]:
    """The names of language codes with spaces between them."""
    return [SPOKEN[code].name for code in codes.split() if code in SPOKEN]
