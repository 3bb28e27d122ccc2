"""Who gets the bytes of a file: everybody while something public shows it, else hardly anybody."""

import pytest
from django.conf import settings as project
from django.urls import NoReverseMatch, reverse

from editorial import takedown
from editorial.files.public_use import public_uses
from tests.actions import edit, release_structure, released_story, somebody, start_translation, write_story
from tests.editorial.doors.attack import signed_in
from tests.factories import Person

from . import samples
from .uploads import document, image

pytestmark = pytest.mark.django_db


def body_with(file) -> list:
    return [{"type": "paragraph", "value": f'<p><a linktype="document" id="{file.pk}">Guide</a></p>'}]


@pytest.fixture
def picture():
    return image()


@pytest.fixture
def public_picture(picture):
    released_story(hero=picture, hero_alt="People")
    return picture


@pytest.fixture
def drafted_picture(picture):
    write_story(hero=picture, hero_alt="People")
    return picture


def addresses(picture) -> list[str]:
    return [picture.file.url, picture.get_rendition("max-30x30").url]


def test_address__is_the_one_door(picture):
    for address in addresses(picture):
        assert address.startswith("/files/")
        assert not address.startswith(project.MEDIA_URL)
    paper = document()
    assert paper.url == paper.file.url == f"/files/{paper.file.name}"


@pytest.mark.parametrize("view, args", [
    ("wagtaildocs_serve", (1, "a.pdf")), ("wagtailimages_serve", ("signature", 1, "width-10")),
])  # fmt: skip
def test_second_doors__are_not_there(view, args):
    with pytest.raises(NoReverseMatch):
        reverse(view, args=args)


def test_second_doors__media_address_has_nothing(client, public_picture):
    for address in (f"{project.MEDIA_URL}{public_picture.file.name}", f"/media/{public_picture.file.name}"):
        assert client.get(address, follow=True).status_code == 404


def test_unused__404_for_readers(client, picture):
    for address in addresses(picture):
        assert client.get(address).status_code == 404


def test_draft__404_for_readers(client, drafted_picture):
    for address in addresses(drafted_picture):
        assert client.get(address).status_code == 404


def test_private__answers_as_an_address_that_never_existed(client, drafted_picture):
    hidden = client.get(drafted_picture.file.url)
    missing = client.get(f"/files/images/{'0' * 32}.jpg")
    assert hidden.status_code == missing.status_code == 404
    assert set(hidden.headers) == set(missing.headers)
    assert hidden.headers.get("Vary") == missing.headers.get("Vary")


@pytest.mark.parametrize(
    "name", ["images/../settings.py", "waiting/" + "0" * 32 + ".jpg", "images/a.jpg", "x/y"]
)
def test_odd_names__404(client, name):
    assert client.get(f"/files/{name}").status_code in (404, 302)


def test_released_page__readers_get_its_picture(client, public_picture):
    for address in addresses(public_picture):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Content-Disposition"] == "inline"
        assert answer["Cache-Control"] == "public, max-age=5"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "Cookie" not in answer.get("Vary", "")
        assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"


def test_released_page__a_file_costs_three_queries(client, public_picture, django_assert_num_queries):
    # 1 the file and its owner, 2 pages that nobody but some may read, 3 a public page that uses it
    rendition = public_picture.get_rendition("max-30x30").url
    client.get(rendition)
    for address in (public_picture.file.url, rendition):
        with django_assert_num_queries(3):
            client.get(address)


def test_released_page__a_picture_only_in_its_next_draft_stays_private(client, public_picture):
    later = image(content=samples.png(), name="later.png")
    story = released_story(hero=public_picture, hero_alt="People", title="Another")
    edit(story, by=somebody("kenya-editor"), hero=later)
    assert client.get(later.file.url).status_code == 404
    assert client.get(public_picture.file.url).status_code == 200


def test_takedown__the_next_request_finds_nothing(client, picture):
    story = released_story(hero=picture, hero_alt="People")
    held = client.get(picture.file.url)["ETag"]
    takedown.take_down(story.placement, by=somebody("kenya-editor"), reason="A face in the crowd.")
    for address in addresses(picture):
        assert client.get(address, headers={"If-None-Match": held}).status_code == 404


@pytest.mark.parametrize("who", ["kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead",
                                 "coordinator", "everywhere-safety"])  # fmt: skip
def test_draft__shown_to_people_of_its_region(who, drafted_picture):
    answer = signed_in(somebody(who)).get(drafted_picture.file.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("who", ["macedonia-editor", "macedonia-approver", "macedonia-lead", "fr-translator"])
def test_draft__404_for_everybody_else_with_a_mandate(who, drafted_picture):
    assert signed_in(somebody(who)).get(drafted_picture.file.url).status_code == 404


def test_draft__404_for_members_and_superusers(drafted_picture):
    for person in (Person(), Person(root=True)):
        assert signed_in(person).get(drafted_picture.file.url).status_code == 404


def test_translators__see_the_pictures_of_what_they_translate(client, picture):
    story = released_story(hero=picture, hero_alt="People")
    start_translation(story, "fr")
    story.unpublish()
    assert client.get(picture.file.url).status_code == 404
    assert signed_in(somebody("fr-translator")).get(picture.file.url).status_code == 200
    assert signed_in(somebody("sw-translator")).get(picture.file.url).status_code == 404


def test_network__its_unused_files_are_for_everybody_who_may_choose_them():
    stored = image("network")
    for who in ("macedonia-editor", "fr-translator"):
        assert signed_in(somebody(who)).get(stored.file.url).status_code == 200
    assert signed_in(Person()).get(stored.file.url).status_code == 404


def test_released_page__has_its_pictures_though_the_worker_is_away(client, picture, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    released_story(hero=picture, hero_alt="People")
    assert client.get(picture.file.url).status_code == 200


def test_other_rooms__can_add_a_public_use(client, picture):
    def on_a_profile(file) -> bool:
        return file == picture

    public_uses.register(on_a_profile)
    try:
        assert client.get(picture.file.url).status_code == 200
    finally:
        public_uses.remove(on_a_profile)


@pytest.fixture
def public_document():
    paper = document()
    release_structure()
    released_story(body=body_with(paper))
    return paper


def test_document__is_downloaded_under_its_title(client, public_document):
    answer = client.get(public_document.url)
    assert answer["Content-Disposition"] == 'attachment; filename="Guide_to_assemblies.pdf"'
    assert answer["Content-Type"] == "application/pdf"


@pytest.fixture
def recording():
    talk = document(content=samples.mp3(), name="talk.mp3", title="Talk")
    released_story(body=body_with(talk))
    return talk


@pytest.mark.parametrize("asked, status, part", [
    ("bytes=0-9", 206, slice(0, 10)), ("bytes=10-", 206, slice(10, None)), ("bytes=-5", 206, slice(-5, None)),
    ("bytes=0-99999999", 206, slice(None)), ("bytes=99999999-", 416, None), ("bytes=5-2", 416, None),
    ("bytes=-", 200, slice(None)), ("items=0-1", 200, slice(None)), ("bytes=0-1,4-5", 200, slice(None)),
])  # fmt: skip
def test_sound__plays_from_anywhere(asked, status, part, client, recording):
    with recording.open_file() as stored:
        content = stored.read()
    answer = client.get(recording.url, headers={"Range": asked})
    assert answer.status_code == status
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Disposition"] == "inline"
    if part:
        sent = b"".join(answer.streaming_content)
        assert sent == content[part]
        assert int(answer["Content-Length"]) == len(sent)


def test_unchanged__costs_no_bytes(client, public_picture):
    etag = client.get(public_picture.file.url)["ETag"]
    again = client.get(public_picture.file.url, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again["Cache-Control"] == "public, max-age=5"
    assert again.content == b""


def test_head__answers_and_post_does_not(client, public_picture):
    assert client.head(public_picture.file.url).status_code == 200
    assert client.post(public_picture.file.url).status_code == 405


def test_nginx__sends_the_bytes_where_it_can(client, public_picture, settings):
    settings.FILES_X_ACCEL_PREFIX = "/private-files/"
    answer = client.get(public_picture.file.url)
    assert answer["X-Accel-Redirect"] == f"/private-files/{public_picture.file.name}"
    assert answer.content == b""
    assert answer["Content-Type"] == "image/jpeg"


def test_bytes_lost__404_not_500(client, public_picture, disk):
    (disk / public_picture.file.name).unlink()
    assert client.get(public_picture.file.url).status_code == 404
