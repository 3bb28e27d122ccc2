"""How the newsletter looks in a mail program: styles within the tags, for most programs read no others."""

from django.template.loader import render_to_string

from home.markup import Rewriter, tag_of

from .letter import Letter

STYLES = {
    "body": "margin:0;padding:24px 16px;background:#ffffff;color:#1c2422;font:17px/1.6 sans-serif",
    "main": "display:block;max-width:600px;margin:0 auto",
    "h1": "font-size:26px;line-height:1.25;margin:0 0 24px",
    "h2": "font-size:20px;line-height:1.3;margin:0 0 8px",
    "article": "display:block;margin:0 0 28px;padding:0 0 20px;border-bottom:1px solid #c9d3d0",
    "p": "margin:0 0 10px",
    "small": "color:#4a5855;font-size:15px",
    "a": "color:#0b5a50",
}


class Styled(Rewriter):
    def start(self, tag, attributes):
        return (
            tag_of(tag, attributes | {"style": STYLES[tag]})
            if tag in STYLES
            else super().start(tag, attributes)
        )


def as_html(letter: Letter) -> str:
    """A whole document: no picture, no script, nothing that is fetched when it is opened."""
    return Styled().rewritten(render_to_string("stories/newsletter/letter.html", {"letter": letter}))
