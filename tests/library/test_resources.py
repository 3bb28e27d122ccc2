"""Training material and its files."""

import pytest

from tests.actions import edit, fresh, release_page, somebody
from tests.home.test_query_counts import warm
from tests.library.shelving import change, files, leaflet, released_in, resource

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response) if response.streaming else response.content


def test_a_resource__offers_a_file_for_each_language_the_readers_first(client, library):
    page = release_page(resource(library, files=files(en=leaflet(), fr=leaflet(), ln=leaflet())))
    french = released_in("fr", page)
    rows = client.get(french.get_url()).context["files"]
    assert [row.code for row in rows] == ["fr", "en", "ln"]
    assert rows[0].is_own
    html = client.get(page.get_url()).content.decode()
    for words in ("English", "French", "Lingala", "TXT", "17\xa0bytes", "works without a network"):
        assert words in html
    # 1 address; 2 the page, with the files of its original; 3 the documents of files and text together
    assert len(warm(client, french.get_url())) <= 3


def test_a_file__leaves_through_the_one_door_and_only_while_it_is_public(client, library):
    document = leaflet("Charge the battery.")
    page = resource(library, files=files(en=document))
    assert client.get(document.url).status_code == 404
    release_page(page)
    answer = client.get(document.url)
    assert body(answer) == b"Charge the battery."
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_file_that_is_exchanged__is_gone_in_every_language_at_once(client, library):
    old, new = leaflet("Old advice."), leaflet("New advice.")
    page = release_page(resource(library, files=files(fr=old)))
    french = released_in("fr", page)
    assert not fresh(french).files  # they stand on the original alone
    change(page, files=files(fr=new))
    html = client.get(french.get_url()).content.decode()
    assert new.url in html
    assert old.url not in html
    assert client.get(old.url).status_code == 404


def test_a_file_of_a_draft__is_nowhere(client, library):
    secret = leaflet("heron")
    page = release_page(resource(library, title="A list", files=files(en=leaflet())))
    edit(page, by=somebody("kenya-editor"), files=files(en=secret))
    assert secret.url not in client.get(page.get_url()).content.decode()
    assert client.get(secret.url).status_code == 404


def test_a_files_bytes__are_part_of_what_is_signed(library):
    page = release_page(resource(library, files=files(en=leaflet())))
    edit(page, by=somebody("kenya-editor"), files=files(en=leaflet("Other words.")))
    draft = fresh(page).get_latest_revision_as_object()
    assert fresh(page).live
    with pytest.raises(Exception, match="Missing"):
        draft.save()


def test_the_library__names_the_languages_of_the_files(client, library):
    released_in("fr", release_page(resource(library, files=files(sw=leaflet(), ar=leaflet()))))
    assert "Swahili, Arabic" in client.get("/en/library/").content.decode()
    assert "swahili, arabe" in client.get("/fr/library/").content.decode()
