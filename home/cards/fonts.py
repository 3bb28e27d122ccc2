"""The letters of social cards, one font for each script. They come as packages with hashes in the lock: what
a machine happens to have installed is drawn nowhere."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg_noto_sans_arabic
import fontpkg_noto_serif
import pylopdf_fonts_zh_tw
from PIL import ImageFont

BOLD = 700
NOBODYS = "\U0010fffe"  # no font draws it: its picture is that of every missing sign


@dataclass(frozen=True)
class Script:
    """path: of the font. is_variable: its weight is chosen. leading: of a line, in parts of its size.
    divides_anywhere: a line may end after every sign."""

    path: Path
    is_variable: bool = True
    leading: float = 1.25
    divides_anywhere: bool = False


LATIN_AND_CYRILLIC = Script(fontpkg_noto_serif.ROOT / "files" / "NotoSerif[wdth,wght].ttf")
ARABIC = Script(
    Path(fontpkg_noto_sans_arabic.__file__).parent / "files" / "NotoSansArabic[wdth,wght].ttf", leading=1.55
)
CHINESE = Script(pylopdf_fonts_zh_tw.serif_path(), is_variable=False, leading=1.35, divides_anywhere=True)
SCRIPTS = {"ar": ARABIC, "zh-hant": CHINESE}


def script_of(language: str) -> Script:
    return SCRIPTS.get(language, LATIN_AND_CYRILLIC)


@cache
def font(script: Script, size: int, weight: int = BOLD) -> ImageFont.FreeTypeFont:
    """Arguments: size in pixels; weight from 100 to 900."""
    found = ImageFont.truetype(script.path, size, layout_engine=ImageFont.Layout.RAQM)
    if script.is_variable:
        named = {axis["name"]: axis["default"] for axis in found.get_variation_axes()}
        found.set_variation_by_axes([weight if _is_weight(name) else value for name, value in named.items()])
    return found


def _is_weight(name: bytes | str) -> bool:
    return "weight" in str(name).lower()


@cache
def missing_sign(script: Script) -> Callable[[str], bool]:
    """Whether a font lacks a sign."""
    small = font(script, 20)
    nobodys = bytes(small.getmask(NOBODYS))

    @cache
    def is_missing(sign: str) -> bool:
        return not sign.isspace() and bytes(small.getmask(sign)) == nobodys

    return is_missing
