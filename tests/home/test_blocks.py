"""The pieces of a text: what they refuse, and what a reader gets."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.images import get_image_model

from home.blocks import BodyBlock
from home.prepared import DOCUMENT_KEYS, IMAGE_KEYS, DocumentFromHand, ImageFromHand, Needs
from home.rich_text import expand, is_safe_address, refuse_unsafe_links
from home.templatetags.home_tags import prose
from tests.actions import release_page, release_structure, write_story
from tests.home.files import image, recording

pytestmark = pytest.mark.django_db
TRANSCRIPT = "<p>Somebody sings.</p>"


def raw(kind, value):
    return [{"type": kind, "value": value, "id": "11111111-1111-4111-8111-111111111111"}]


def cleaned(kind, value):
    block = BodyBlock()
    return block.clean(block.to_python(raw(kind, value)))


def shown(client, *blocks):
    release_structure()
    body = [{"type": kind, "value": value} for kind, value in blocks]
    return client.get(release_page(write_story(body=body)).get_url()).content.decode()


def test_a_picture__needs_a_description_or_the_mark_decorative():
    one = image()
    with pytest.raises(StreamBlockValidationError):
        cleaned("image", {"picture": {"image": one.pk, "alt_text": "", "decorative": False}})
    cleaned("image", {"picture": {"image": one.pk, "alt_text": "", "decorative": True}})
    cleaned("image", {"picture": {"image": one.pk, "alt_text": "A crowd", "decorative": False}})


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_a_recording__needs_a_transcript(kind):
    value = {"title": "The song", "recording": recording().pk, "transcript": ""}
    with pytest.raises(StreamBlockValidationError):
        cleaned(kind, value)
    cleaned(kind, value | {"transcript": TRANSCRIPT})


def test_a_warning__needs_a_kind_and_something_behind_it():
    content = raw("paragraph", "<p>They were kept until morning.</p>")
    with pytest.raises(StreamBlockValidationError):
        cleaned("warning", {"kinds": [], "content": content})
    with pytest.raises(StreamBlockValidationError):
        cleaned("warning", {"kinds": ["violence"], "content": []})
    cleaned("warning", {"kinds": ["violence"], "content": content})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@example.org",
        "//evil.example",
        "ftp://x",
        "tel:1",
        "http://[broken",
        "JaVaScRiPt:alert(1)",
        "https:nohost",
        "relative/path",
    ],
)
def test_a_link__is_refused_unless_it_leads_to_the_web(address):
    assert not is_safe_address(address)
    with pytest.raises(ValidationError):
        refuse_unsafe_links(f'<p><a href="{address}">here</a></p>')
    assert expand(f'<a href="{address}">here</a>', {}) == "<a>here</a>"


@pytest.mark.parametrize("address", ["https://example.org/a?b=1", "http://example.org", "#end", "/en/about/"])
def test_a_link__to_the_web_or_this_site_is_kept(address):
    assert is_safe_address(address)
    refuse_unsafe_links(f'<p><a href="{address}">here</a></p>')


def test_a_link_to_outside__tells_nobody_where_the_reader_came_from():
    html = expand('<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>', {})
    assert html == '<p><a href="https://example.org/?a=1&amp;b=2" rel="noreferrer nofollow">x</a></p>'


def test_a_link_to_a_page__follows_it_and_loses_its_target_when_it_is_not_public(client):
    release_structure()
    told = release_page(write_story(title="Told"))
    untold = write_story(title="Untold", slug="untold")
    links = f'<p><a linktype="page" id="{told.pk}">a</a> <a id="{untold.pk}" linktype="page">b</a></p>'
    html = shown(client, ("paragraph", links))
    assert f'<a href="{told.get_url()}">a</a>' in html
    assert "<a>b</a>" in html
    assert "untold" not in html


def test_rich_text_outside_a_page__loses_its_page_links():
    assert prose({}, '<p><a linktype="page" id="1">a</a></p>') == "<p><a>a</a></p>"


def test_sound_and_film__load_nothing_before_a_click_and_can_be_read(client):
    one = recording()
    value = {"title": "The song", "recording": one.pk, "length": "3:20", "transcript": TRANSCRIPT}
    html = shown(client, ("audio", value), ("video", value))
    assert html.count('preload="none"') == 2
    assert html.partition('class="pass-on"')[0].count("<details>") == 4
    assert html.count(TRANSCRIPT) == 2
    assert "3:20" in html


def test_a_warning__hides_what_is_behind_it_until_it_is_opened(client):
    content = raw("paragraph", "<p>They were kept until morning.</p>")
    value = {"kinds": ["violence", "detention"], "note": "The night in the cells.", "content": content}
    html = shown(client, ("warning", value))
    gate = html.split('<details class="gate">')[1].split("</details>")[0]
    summary, behind = gate.split("</summary>")
    assert "violence, detention" in summary
    assert "The night in the cells." in summary
    assert "They were kept until morning." in behind


def test_the_other_blocks__are_plain_html(client):
    document = recording()
    html = shown(
        client,
        ("heading", "What the law says"),
        ("quote", {"quote": "This is our home.", "attribution": "A trader"}),
        ("fact", {"title": "Notice", "text": "<p>Three days.</p>", "source": "The act"}),
        (
            "timeline",
            {
                "title": "A year",
                "events": [{"type": "item", "value": {"when": "March", "what": "<p>No.</p>"}, "id": "1"}],
            },
        ),
        ("download", {"document": document.pk, "title": "The form", "note": "In Swahili"}),
    )
    assert "<h2>What the law says</h2>" in html
    assert "<blockquote><p>This is our home.</p></blockquote>" in html
    assert '<aside class="fact" aria-label="Notice">' in html
    assert "March" in html
    assert "The form" in html
    assert "MP3" in html


def test_a_picture__has_sizes_dimensions_and_modern_formats(client):
    value = {"picture": {"image": image().pk, "alt_text": "A crowd", "decorative": False}, "caption": "Steps"}
    html = shown(client, ("image", value))
    figure = html.split('<figure class="figure">')[1].split("</figure>")[0]
    for part in (
        'type="image/avif"',
        'type="image/webp"',
        'alt="A crowd"',
        'loading="lazy"',
        "width=",
        "height=",
    ):
        assert part in figure, part
    assert "<figcaption>Steps</figcaption>" in figure


def test_one_picture_twice__keeps_both_descriptions(client):
    one = image()
    values = [
        {"picture": {"image": one.pk, "alt_text": text, "decorative": False}} for text in ("First", "Second")
    ]
    html = shown(client, *(("image", value) for value in values))
    assert 'alt="First"' in html
    assert 'alt="Second"' in html


def test_a_file_that_is_gone__leaves_the_page_standing(client):
    value = {"picture": {"image": 999_999, "alt_text": "A crowd", "decorative": False}}
    html = shown(client, ("image", value), ("download", {"document": 999_999, "title": "Gone"}))
    assert "<h1>" in html
    assert "figure" not in html.split("<main")[1].split("</main>")[0]


def chooser_names(block, kind):
    """Names under which a block and those inside it keep files of a kind."""
    for name, child in getattr(block, "child_blocks", {}).items():
        if isinstance(child, kind):
            yield name
        yield from chooser_names(child, kind)


def test_every_file_of_a_block__is_read_with_the_page():
    """A chooser under a name that `Needs` does not know would cost a query per block."""
    assert set(chooser_names(BodyBlock(), ImageFromHand)) == IMAGE_KEYS
    assert set(chooser_names(BodyBlock(), DocumentFromHand)) == DOCUMENT_KEYS


def test_needs__are_found_however_deep():
    stored = raw("warning", {"content": raw("image", {"picture": {"image": 7, "decorative": True}})})
    stored += raw("paragraph", '<a linktype="page" id="3">x</a>') + raw("download", {"document": 4})
    needs = Needs().read(stored)
    assert (needs.images, needs.documents, needs.pages) == ({7}, {4}, {3})
    assert get_image_model().objects.filter(pk=7).count() == 0
