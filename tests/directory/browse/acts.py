"""What members do while they look for somebody, as verbs."""

import re

from django.test import Client
from django.urls import reverse

from directory.models import Skill, SkillLabel
from home.search.folding import fold
from tests.factories import skill


def browser(member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def look(member, query: str = "", *, language: str = "en", client=None):
    """The answer to a look at the list."""
    address = reverse("directory:browse").replace("/en/", f"/{language}/")
    return (client or browser(member)).get(f"{address}{query}")


def names(answer) -> list[str]:
    """The names in a list, in their order."""
    return re.findall(r'<h2><a href="[^"]+" dir="auto">([^<]+)</a></h2>', answer.content.decode())


def finds(member, query: str = "", **options) -> list[str]:
    return names(look(member, query, **options))


def count_of(answer) -> int:
    """What the page says, how many show it; 0 for nobody."""
    said = re.search(r'browse__count" role="status">(\d*)', answer.content.decode())
    return int(said[1] or 0)


def facet_counts(answer) -> dict[str, int]:
    """value → how many show it, over all facets."""
    found = re.findall(r'<span dir="auto">([^<]+)</span> <small>(\d+)</small>', answer.content.decode())
    return {name: int(number) for name, number in found}


def chips(answer) -> dict[str, str]:
    """words → the address without it."""
    label, words = r"(?:<small>[^<]*</small> )?", r'<span dir="auto">([^<]+)</span>'
    chip = rf'<li><a href="([^"]+)">{label}{words} <span class="chips__away"'
    found = re.findall(chip, answer.content.decode())
    return {words: address.replace("&amp;", "&") for address, words in found}


def link(answer, rel: str) -> str:
    found = re.search(rf'rel="{rel}" href="([^"]+)"', answer.content.decode())
    return found[1].replace("&amp;", "&") if found else ""


def named_skill(code: str, *, below: str = "", **names: str) -> Skill:
    """A skill with a preferred name in some languages: `named_skill("law", en="Legal help")`."""
    made = skill(code, below=below)
    for language, text in names.items():
        SkillLabel.objects.create(
            skill=made, language=language.replace("_", "-"), text=text, words=fold(text), preferred=True
        )
    return made


def bare(answer) -> tuple[int, str]:
    """Status and page, without the keys against forged posts, which differ each time."""
    page = answer.content.decode()
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def named_pk(code: str) -> int:
    return skill(code).pk
