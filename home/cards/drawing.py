"""A card that a messenger shows beside a link: the title, whose site it is, and nothing else.

No picture, country or region stands on it, so that none can stand there too long.
"""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from .fonts import CHINESE, Script, font, missing_sign, script_of

RECIPE = "1"  # a new one gives every card a new address
WIDTH, HEIGHT = 1200, 630
MARGIN = 88
GROUND, INK, SOFT, RING, SPARK = "#0d4f4a", "#f4f7f5", "#b9d6cf", "#2a8a80", "#f2b134"
SIZES = (84, 72, 62, 54, 46)  # of the title, the first that fits
NAME_SIZE, WARNING_SIZE = 34, 32
MOST_LINES = 4
ROOM = 290  # pixels of height for the title


@dataclass(frozen=True)
class Words:
    """language: the code of the site's; direction: rtl or ltr; warning: a line, or empty."""

    language: str
    direction: str
    site: str
    title: str
    warning: str = ""

    @property
    def mark(self) -> str:
        """Changes with whatever is drawn: 20 signs of an address."""
        drawn = "\n".join([RECIPE, self.language, self.site, self.title, self.warning])
        return hashlib.sha256(drawn.encode()).hexdigest()[:20]


def draw(words: Words) -> bytes:
    """A PNG of 1200 × 630. A title with signs that no font of ours has is left out, not drawn wrong."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen, script = ImageDraw.Draw(image), script_of(words.language)
    _ring(pen, MARGIN if words.direction == "rtl" else WIDTH - MARGIN)
    size, lines = fitting(words.title, script)
    _line(pen, Line(words.site, NAME_SIZE, MARGIN, SOFT), words)
    for number, text in enumerate(lines):
        _line(pen, Line(text, size, 170 + int(number * size * script.leading), INK), words)
    if words.warning:
        _line(pen, Line(words.warning, WARNING_SIZE, HEIGHT - MARGIN - WARNING_SIZE, SPARK), words)
    written = io.BytesIO()
    image.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def fitting(title: str, script: Script) -> tuple[int, list[str]]:
    """(size in pixels, lines) of a title; what does not fit at the smallest size ends with an ellipsis."""
    if any(map(missing_sign(script), title)):
        return SIZES[0], []
    for size in SIZES:
        lines = divided(title, script, size)
        if len(lines) <= MOST_LINES and len(lines) * size * script.leading <= ROOM:
            return size, lines
    lines = divided(title, script, SIZES[-1])[:MOST_LINES]
    return SIZES[-1], [*lines[:-1], lines[-1][:-1] + "…"]


def divided(text: str, script: Script, size: int) -> list[str]:
    """The text in lines of the card's width."""
    is_chinese = script is CHINESE
    parts, between = (list(text), "") if is_chinese else (text.split(), " ")
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if lines and font(script, size).getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


@dataclass(frozen=True)
class Line:
    """size, top: in pixels."""

    text: str
    size: int
    top: int
    colour: str


def _line(pen: ImageDraw.ImageDraw, line: Line, words: Words) -> None:
    is_rtl = words.direction == "rtl"
    pen.text(
        (WIDTH - MARGIN if is_rtl else MARGIN, line.top),
        line.text,
        fill=line.colour,
        font=font(script_of(words.language), line.size),
        anchor="ra" if is_rtl else "la",
        direction=words.direction,
        language=words.language.split("-", maxsplit=1)[0],
    )


def _ring(pen, centre: int) -> None:
    """The site's mark, large and cut by the edge: a ring of people, one of them apart."""
    radius, width = 170, 52
    box = (centre - radius, HEIGHT - radius, centre + radius, HEIGHT + radius)
    for start in range(0, 360, 36):
        colour = SPARK if start == 252 else RING
        pen.arc(box, start + 6, start + 30, fill=colour, width=width)
