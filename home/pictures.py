"""The sizes a picture is made in, each in one place: templates draw them, a release makes them."""

from dataclasses import dataclass

from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found


@dataclass(frozen=True)
class Use:
    """`specs` as Wagtail's renditions name them; `sizes` for the browser's choice; `lazy`: below the
    fold, loaded when a reader comes near it."""

    specs: tuple[str, ...]
    sizes: str
    lazy: bool = True


def _in(formats: str, shape: str) -> tuple[str, ...]:
    return tuple(Filter.expand_spec(f"{shape} format-{{{formats}}}"))


# What a phone is told of a picture's width, less than the truth: so that three pixels to one do not make
# it fetch the file for a desk. The styles, not this, say how wide the picture is.
_SMALL, _FULL = "(min-width: 30rem) 100vw, 10rem", "(min-width: 30rem) 100vw, 20rem"
_CARD = _in("avif,jpeg", "fill-{480x320,960x640}")

USES = {
    "hero": Use(
        _in("avif,webp,jpeg", "width-{480,960,1440}"), f"(min-width: 76rem) 72rem, {_FULL}", lazy=False
    ),
    "figure": Use(
        _in("avif,webp,jpeg", "width-{480,960}") + _in("avif", "width-1440"),
        f"(min-width: 48rem) 44rem, {_FULL}",
    ),
    "card": Use(_CARD, f"(min-width: 48rem) 24rem, {_SMALL}"),
    # The first of a list, which takes three fifths of a desk.
    "lead": Use(
        _CARD + _in("avif", "fill-1440x960"),
        f"(min-width: 76rem) 42rem, (min-width: 56rem) 58vw, (min-width: 48rem) 24rem, {_SMALL}",
    ),
    # Of a member, ten rem square: the small file of a card.
    "face": Use(_in("avif,jpeg", "fill-480x320"), "15rem"),
}


def picture(image, use: str, alt: str = "") -> Picture | str:
    """A <picture> of an image for one of the uses above; an empty string without an image."""
    if not image:
        return ""
    wanted = USES[use]
    renditions = _distinct(get_renditions_or_not_found(image, [Filter(spec) for spec in wanted.specs]))
    attributes = {"alt": alt, "decoding": "async"}
    attributes |= {"loading": "lazy"} if wanted.lazy else {"fetchpriority": "high"}
    if len({rendition.width for rendition in renditions.values()}) > 1:
        attributes["sizes"] = wanted.sizes
    return Picture(renditions, attributes)


def _distinct(renditions: dict) -> dict:
    """One file for each width of a format: a small original gives the same file for several sizes."""
    kept = {}
    for spec, rendition in renditions.items():
        kept.setdefault((spec.rpartition("|")[2], rendition.width), (spec, rendition))
    return dict(kept.values())


def make_renditions(image, *uses: str) -> None:
    """Makes the files of an image before the first reader asks for them."""
    for use in uses:
        image.get_renditions(*USES[use].specs)
