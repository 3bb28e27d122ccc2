"""A model letter on one A4 sheet, in every script the site speaks. The file says neither who made it, nor
when, nor with what: fonts come from the lock, and whatever else a PDF tells is taken out as at an upload."""

from dataclasses import dataclass

from fpdf import FPDF

from editorial.files.cleaning.kinds import KINDS
from editorial.files.cleaning.pdf import clean_pdf
from home.cards.fonts import LATIN_AND_CYRILLIC, SCRIPTS, Script, script_of

SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8)  # points; the largest with which it fits on one sheet
SIDE, TOP = 25, 22  # millimetres
ROOM = 297 - 2 * TOP
NAME_LINE = 60  # millimetres, to sign on
POINT = 25.4 / 72  # millimetres


@dataclass(frozen=True)
class Letter:
    """language: a code of the site's. is_from_right: its words run from the right."""

    addressee: str
    salutation: str
    text: str
    language: str
    is_from_right: bool = False

    @property
    def parts(self) -> list[tuple[str, float]]:
        """(text, space below it in lines), from the top of the sheet."""
        paragraphs = [part.strip() for part in self.text.replace("\r", "").split("\n\n")]
        said = [(self.addressee.replace("\r", ""), 2.0), (self.salutation, 0.7)]
        said += [(paragraph, 0.7) for paragraph in paragraphs]
        return [(words, below) for words, below in said if words.strip()]


def sheet(letter: Letter) -> bytes:
    """The PDF. What is longer than a sheet in the smallest letters goes on to a second one."""
    paper = Paper(letter)
    size = next((size for size in SIZES if paper.height(size) <= ROOM), SIZES[-1])
    paper.write(size)
    return clean_pdf(bytes(paper.pdf.output()), KINDS["pdf"]).content


class Paper:
    """One sheet with the fonts that its words need."""

    def __init__(self, letter: Letter):
        self.letter = letter
        self.own = script_of(letter.language)
        self.pdf = FPDF(format="A4")
        self.pdf.set_lang(letter.language)
        self.pdf.set_margins(SIDE, TOP, SIDE)
        self.pdf.set_auto_page_break(True, margin=TOP)
        self.add_fonts()
        direction = "rtl" if letter.is_from_right else "ltr"
        self.pdf.set_text_shaping(True, direction=direction)
        self.pdf.add_page()

    def add_fonts(self) -> None:
        """The language's own; another script only where a name in it stands in the letter."""
        others = [script for script in (LATIN_AND_CYRILLIC, *SCRIPTS.values()) if self.needs(script)]
        for script in (self.own, *others):
            self.pdf.add_font(name_of(script), "", script.path)
        self.pdf.set_fallback_fonts([name_of(script) for script in others])

    def needs(self, script: Script) -> bool:
        if script is self.own:
            return False
        words = "".join(text for text, _below in self.letter.parts)
        return script is LATIN_AND_CYRILLIC or any(script is script_for(sign) for sign in words)

    def height(self, size: float) -> float:
        """Millimetres that the letter takes in this size, with the line to sign on."""
        line = self.line(size)
        heights = [self.cell(text, size, is_tried=True) + below * line for text, below in self.letter.parts]
        return sum(heights) + 4 * line

    def write(self, size: float) -> None:
        line = self.line(size)
        for text, below in self.letter.parts:
            self.cell(text, size)
            self.pdf.ln(below * line)
        self.pdf.ln(3 * line)
        start = self.pdf.w - SIDE - NAME_LINE if self.letter.is_from_right else SIDE
        self.pdf.line(start, self.pdf.get_y(), start + NAME_LINE, self.pdf.get_y())

    def line(self, size: float) -> float:
        return size * POINT * (self.own.leading + 0.15)

    def cell(self, text: str, size: float, *, is_tried: bool = False) -> float:
        """Writes, or only measures. Returns the height in millimetres."""
        self.pdf.set_font(name_of(self.own), size=size)
        return self.pdf.multi_cell(
            0,
            self.line(size),
            text,
            align="R" if self.letter.is_from_right else "L",
            new_x="LMARGIN",
            new_y="NEXT",
            wrapmode="CHAR" if self.own.divides_anywhere else "WORD",
            dry_run=is_tried,
            output="HEIGHT",
        )


def name_of(script: Script) -> str:
    return script.path.stem.partition("[")[0].lower()


def script_for(sign: str) -> Script:
    """The script a sign belongs to, as far as the site writes it."""
    if "\u0600" <= sign <= "\u08ff" or "\ufb50" <= sign <= "\ufeff":
        return SCRIPTS["ar"]
    return SCRIPTS["zh-hant"] if "\u2e80" <= sign <= "\u9fff" else LATIN_AND_CYRILLIC
