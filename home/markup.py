"""A page read tag by tag and given back as it came, but for what a subclass changes.

For what must hold on every page whatever its template does: the light version, the mirror.
"""

from html import escape
from html.parser import HTMLParser

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class Rewriter(HTMLParser):
    """Subclasses say which elements go (`drops`) and what stands in place of a start tag (`start`)."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self.dropping = ""  # the element that is being left out with everything in it
        self.depth = 0

    def rewritten(self, html: str) -> str:
        self.feed(html)
        self.close()
        return "".join(self.written)

    def drops(self, tag: str, attributes: dict) -> bool:
        return False

    def start(self, tag: str, attributes: dict) -> str:
        """The start tag's text; by default as it came. `attributes`: name → value, None where it has none."""
        return self.get_starttag_text() or ""

    def end(self, tag: str) -> str:
        return f"</{tag}>"

    def write(self, text: str) -> None:
        if not self.dropping:
            self.written.append(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if self.dropping:
            self.depth += tag == self.dropping
        elif not self.drops(tag, attributes):
            self.write(self.start(tag, attributes))
        elif tag not in VOID:
            self.dropping, self.depth = tag, 1

    def handle_startendtag(self, tag, attrs):
        attributes = dict(attrs)
        if not self.dropping and not self.drops(tag, attributes):
            self.write(self.start(tag, attributes))

    def handle_endtag(self, tag):
        if not self.dropping:
            self.write(self.end(tag))
        elif tag == self.dropping:
            self.depth -= 1
            if not self.depth:
                self.dropping = ""

    def handle_data(self, data):
        self.write(data)

    def handle_entityref(self, name):
        self.write(f"&{name};")

    def handle_charref(self, name):
        self.write(f"&#{name};")

    def handle_comment(self, data):
        self.write(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.write(f"<!{decl}>")


def tag_of(name: str, attributes: dict) -> str:
    """A start tag with these attributes; one whose value is None stands bare."""
    words = [f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attributes.items()]
    return f"<{name}{''.join(words)}>"
