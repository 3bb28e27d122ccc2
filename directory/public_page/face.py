"""A public page as its readers see it: one way for the page, its card, the preview and "see as"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from home.listing import language_of
from home.prepared import with_renditions
from home.shell import Language, Link, Shell

from ..models import Member, OpenProfile, PublicProfilePage
from ..skills.scheme import Scheme, current_scheme
from ..spoken import SPOKEN


@dataclass(frozen=True)
class Face:
    """language: of the member's own words. region: where it stands, None where its front page is not public.
    skills and languages: names, in the reader's language and in their speakers' own."""

    name: str
    text: str
    skills: list[str]
    languages: list[str]
    language: Language
    region: Link | None = None
    url: str = ""
    photo: Any = None
    photo_alt: str = ""


def face_of(page: Any, region_id: int | None, shell: Shell, photo: Any = None) -> Face:
    """Arguments: page, also one that was never saved; region_id, whose content it is; shell, in the reader's
    language; photo, the picture with its renditions. One short statement, for the names of skills."""
    return _face(page, region_id, shell, current_scheme(), photo)


def faces_of(pages: Iterable[Any], shell: Shell, scheme: Scheme | None = None) -> list[Face]:
    """Pages with their `region_id`, as cards: one statement for their photographs, and one for the names of
    skills where no scheme is given."""
    pages = list(pages)
    if not pages:
        return []
    scheme = scheme or current_scheme()
    photos = with_renditions(page.hero_id for page in pages if page.hero_id)
    return [_face(page, page.region_id, shell, scheme, photos.get(page.hero_id)) for page in pages]


def public_face(member: Member, shell: Shell) -> Face | None:
    """What everybody reads of a member at this moment, in the language of the shell or in its own; None where
    that is nothing."""
    key = OpenProfile.objects.wanted().filter(member=member).values("translation_key")[:1]
    pages = PublicProfilePage.objects.released().wanted().readable_in(shell.language.locale_id).with_region()
    return next(iter(faces_of(pages.filter(translation_key__in=key), shell)), None)


def _face(page: Any, region_id: int | None, shell: Shell, scheme: Scheme, photo: Any) -> Face:
    ids = {concept.code: concept.pk for concept in scheme.skills.values()}
    return Face(
        name=page.title,
        text=page.text,
        skills=[scheme.name(ids[code], shell.language.code) for code in page.skills if code in ids],
        languages=[SPOKEN[code].name for code in page.spoken if code in SPOKEN],
        language=language_of(shell, page),
        region=place_of(region_id, page.region_withheld, shell),
        url=shell.address_of(page) if page.url_path else "",
        photo=photo,
        photo_alt=page.hero_alt,
    )


def place_of(region_id: int | None, withheld: bool, shell: Shell) -> Link | None:
    """Where a public profile stands: under its region, or under the network where it does not say which."""
    place = shell.network_id if withheld else region_id
    return shell.regions.get(place) if place is not None else None
