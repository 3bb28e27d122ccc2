"""The rules themselves find what they are for."""

import pytest

from .machine_files import atom, json_feed, rss, sitemap
from .markup import faults

HEAD = '<!doctype html><html lang="en"><head><title>x</title></head>'
PAGE = HEAD + "<body><main><h1>x</h1>{}</main></body></html>"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>one<div>two</div></p>",
        "<ul><p>no item</p></ul>",
        '<a href="/x"><button>no</button></a>',
        '<i id="a"></i><i id="a"></i>',
        '<label for="nothing">x</label>',
        "<b><i>crossed</b></i>",
        "<table><div></div></table>",
        "</span>",
        '<img src="/x.png" alt="">',
        "<h2><p>x</p></h2>",
        '<section aria-labelledby="nothing"></section>',
        "<h1>again</h1>",
    ],
)
def test_invalid_markup__is_found(markup):
    assert faults(PAGE.format("")) == []
    assert faults(PAGE.format(markup))


def test_invalid_machine_files__are_found():
    assert atom(b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>')
    assert rss(b'<rss version="2.0"><channel><item/></channel></rss>')
    assert json_feed(b'{"version": "1", "items": [{"id": 1, "date_published": "2018-06-01T10:00:00", '
                     b'"date_modified": "2018-06-01T10:00:00Z"}]}')  # fmt: skip
    assert sitemap(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>/й/</loc></url></urlset>'.encode()
    )
