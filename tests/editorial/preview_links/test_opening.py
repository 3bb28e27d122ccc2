"""What somebody outside sees: a door that tells nothing, one version, five times."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from editorial.models import PreviewLink
from editorial.preview_links import views
from editorial.registries import public_surfaces
from safekeeping.models import AuditEvent
from tests.actions import (
    edit,
    fresh,
    release_page,
    released_story,
    somebody,
    start_translation,
    write_story,
)
from tests.editorial.files.uploads import document, image

from .acts import files_in, give_out, in_days, look, opens, outsider, the_link

pytestmark = pytest.mark.django_db
SECRET = "heron-before-its-day"
UNKNOWN = "/en/preview/never-given-to-anybody-0123456789/"


def is_sealed(answer) -> bool:
    return (
        answer["Cache-Control"] == "no-store"
        and answer["X-Robots-Tag"] == "noindex"
        and answer["Referrer-Policy"] == "no-referrer"
        and not answer.cookies
        and "Cookie" not in answer.get("Vary", "")
    )


# The door ---------------------------------------------------------------------------------------


def test_the_door__tells_nothing_and_uses_nothing_up():
    address = give_out(write_story(title=SECRET, standfirst=SECRET))
    doors = []
    for path in (address, UNKNOWN):
        client = outsider()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert not [query for query in queries if "previewlink" in query["sql"]]
        assert answer.status_code == 200 and is_sealed(answer)
        assert client.head(path).status_code == 200
        doors.append(answer.content.decode().replace(path.split("/")[3], "…"))
    assert doors[0] == doors[1]  # valid or not: only the address itself differs, in the language switcher
    assert SECRET not in doors[0] and 'content="noindex"' in doors[0]
    assert the_link().openings_left == 5
    assert not AuditEvent.objects.filter(event="preview_link.opened").exists()


def test_the_door__speaks_the_language_of_its_address():
    arabic = outsider().get(UNKNOWN.replace("/en/", "/ar/")).content.decode()
    assert 'dir="rtl"' in arabic or 'lang="en"' in arabic  # a language without pages has the default frame
    assert outsider().put(UNKNOWN).status_code == 405


# Behind it --------------------------------------------------------------------------------------


def test_open__shows_the_version_that_was_given_out_with_a_banner():
    story = released_story(title="As everybody reads it")
    draft = edit(story, by=somebody("kenya-editor"), title=SECRET)
    address = give_out(draft)
    edit(draft, by=somebody("kenya-editor"), title="Somebody wrote on")
    answer = look(address)
    html = answer.content.decode()
    assert f"<h1>{SECRET}</h1>" in html
    assert "Preview, not public." in html and 'content="noindex"' in html
    assert is_sealed(answer)
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert address.split("/")[3] not in html
    assert "Send it on as a message" not in html
    assert the_link().openings_left == 4
    assert AuditEvent.objects.get(event="preview_link.opened").actor_id is None


def test_open__in_the_language_of_the_page_whatever_the_door_spoke():
    french = start_translation(released_story(), "fr")
    french = edit(french, by=somebody("fr-translator"), standfirst="Deux phrases.")
    answer = look(give_out(french).replace("/fr/", "/ar/"))
    assert answer["Content-Language"] == "fr"
    assert '<html lang="fr" dir="ltr">' in answer.content.decode()


def test_open__keeps_warnings_in_front_and_places_withheld():
    """The French draft was made before the public original withheld its place and warned."""
    story = released_story(countries=["KE"])
    french = start_translation(story, "fr")
    address = give_out(french)
    story = edit(story, by=somebody("kenya-editor"), place_withheld=True, countries=[], warnings=["violence"])
    release_page(story, by=somebody("kenya-editor"))
    html = look(address).content.decode()
    assert "Place withheld for safety" in html or "lieu" in html.lower()
    assert "Kenya" not in html.split("<main", 1)[1].split("</main>")[0]
    assert '<details class="gate gate--page">' in html


def test_open__adds_nothing_to_any_public_surface(client):
    address = give_out(write_story(title=SECRET, slug=SECRET))
    assert opens(address)
    for find in public_surfaces.values():
        for surface in find():
            answer = client.get(surface)
            body = b"".join(answer) if answer.streaming else answer.content
            assert SECRET.encode() not in body and b"/preview/" not in body


def test_open__costs_a_fixed_number_of_statements():
    released_story()  # content types and languages are warm
    address = give_out(write_story())
    assert opens(address)
    client = outsider()
    client.get("/en/")  # the frame is in the cache
    with CaptureQueriesContext(connection) as queries:
        assert client.post(address).status_code == 200
    # 1 link; 1 page; 4 the version (its revision, the page it is of and as it stands, and its comments, as
    # Wagtail makes a page of a revision); 6 counting with its savepoint and the page log; 6 the audit chain
    # with its savepoint and the turn in it; 1 what its public languages say; 1 language; 1 public languages;
    # 1 placement.
    assert len(queries) == 22


# Not any more -----------------------------------------------------------------------------------


def test_closed_links__all_answer_the_same_bytes():
    story = write_story()
    used, old, revoked = give_out(story), give_out(story), give_out(story)
    PreviewLink.objects.order_by("pk").filter(pk=PreviewLink.objects.latest("pk").pk).update(
        revoked_at=fresh(story).latest_revision.created_at, revoked_because="by_hand"
    )
    for _time in range(5):
        assert opens(used)
    with in_days(8):
        asked = [used, old, revoked, UNKNOWN, "/en/preview/%D0%B6%20!/", f"/en/preview/{'a' * 5000}/"]
        answers = [look(address) for address in asked]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({json.dumps(sorted(answer.headers.items())) for answer in answers}) == 1
    assert all(is_sealed(answer) for answer in answers)


def test_open__after_the_release_leads_on_to_the_page():
    story = write_story()
    address = give_out(story)
    story = release_page(story)
    answer = look(address)
    assert (answer.status_code, answer["Location"]) == (303, story.get_url())
    assert is_sealed(answer)
    assert the_link().openings_left == 5


def test_guessing__is_slowed_down_and_right_tokens_are_not():
    story = write_story()
    address, client = give_out(story), outsider()
    assert client.post(address).status_code == 200
    for number in range(views.WRONG_TOKENS.limit):
        assert client.post(f"/en/preview/guess-{number}/").status_code == 404
    late = client.post(UNKNOWN)
    assert late.status_code == 429 and int(late["Retry-After"]) > 0
    assert "Too many attempts" in late.content.decode()
    assert client.post(address).status_code == 429  # says nothing about the token
    assert the_link().openings_left == 4


# Pictures and files -----------------------------------------------------------------------------


@pytest.fixture
def drafted():
    """A draft with a picture at the top and a document in its text."""
    paper = document()
    body = [{"type": "download", "value": {"document": paper.pk, "title": "Guide", "note": ""}}]
    return write_story(hero=image(), hero_alt="People at the river", body=json.dumps(body))


def test_files_of_the_version__are_shown_for_an_hour_and_to_nobody_else(drafted):
    address = give_out(drafted)
    files = files_in(look(address).content.decode())
    assert any("documents/" in file for file in files) and len(files) > 3
    for file in files:
        shown = outsider().get(file)
        assert shown.status_code == 200, file
        assert (shown["Cache-Control"], shown["X-Robots-Tag"]) == ("private, no-store", "noindex")
        assert outsider().get(file.partition("?")[0]).status_code == 404
    assert the_link().openings_left == 4  # pictures use nothing up
    with in_days(1 / 23):
        assert outsider().get(files[0]).status_code == 404


def test_a_seal__opens_its_own_file_alone_and_cannot_be_made(drafted):
    first, second, *_ = files_in(look(give_out(drafted)).content.decode())
    link, until, seal = first.partition("=")[2].split(".")
    path, other = first.partition("?")[0], second.partition("?")[0]
    for address in (
        f"{other}?look={link}.{until}.{seal}",
        f"{path}?look={link}.{int(until) + 3600}.{seal}",
        f"{path}?look={int(link) + 1}.{until}.{seal}",
        f"{path}?look={link}.{until}",
        f"{path}?look=x.y.{seal}",
        f"{path}?look={link}.{until}.%D0%B6",
        f"{path}?look=",
    ):
        assert Client().get(address).status_code == 404, address


def test_files__go_with_the_link(drafted):
    files = files_in(look(give_out(drafted)).content.decode())
    PreviewLink.objects.update(openings_left=0)
    assert outsider().get(files[0]).status_code == 200  # whoever opened it last still looks at it
    from_editor = drafted.permissions_for_user(somebody("kenya-editor"))
    assert from_editor.can_end_preview_links()
    PreviewLink.objects.update(revoked_at=drafted.latest_revision.created_at)
    assert outsider().get(files[0]).status_code == 404
