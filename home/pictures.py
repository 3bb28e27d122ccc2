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


USES = {
    "hero": Use(_in("avif,webp,jpeg", "width-{480,960,1440}"), "(min-width: 76rem) 72rem, 100vw", lazy=False),
    "figure": Use(_in("avif,webp,jpeg", "width-{480,960}"), "(min-width: 48rem) 44rem, 100vw"),
    "card": Use(_in("avif,jpeg", "fill-480x320"), "(min-width: 48rem) 24rem, 100vw"),
}


def picture(image, use: str, alt: str = "") -> Picture | str:
    """A <picture> of an image for one of the uses above; an empty string without an image."""
    if not image:
        return ""
    wanted = USES[use]
    renditions = get_renditions_or_not_found(image, [Filter(spec) for spec in wanted.specs])
    attributes = {"sizes": wanted.sizes, "alt": alt, "decoding": "async"}
    attributes |= {"loading": "lazy"} if wanted.lazy else {"fetchpriority": "high"}
    return Picture(renditions, attributes)


def make_renditions(image, *uses: str) -> None:
    """Makes the files of an image before the first reader asks for them."""
    for use in uses:
        image.get_renditions(*USES[use].specs)
