"""Images and documents of a region are its own business, whatever the screen."""

import pytest
from django.urls import reverse

from editorial.models import RegionalImage
from tests.actions import released_story, somebody
from tests.editorial.doors.attack import signed_in
from tests.factories import Person

from .uploads import document, image

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(somebody("kenya-editor"))
    return client


SCREENS = [
    ("wagtailimages:edit", image), ("wagtailimages:delete", image), ("wagtailimages:image_usage", image),
    ("wagtailimages:edit_multiple", image), ("wagtailimages:delete_multiple", image),
    ("wagtailimages_chooser:chosen", image), ("wagtailimages_chooser:select_format", image),
    ("wagtaildocs:edit", document), ("wagtaildocs:delete", document),
    ("wagtaildocs:document_usage", document),
    ("wagtaildocs:edit_multiple", document), ("wagtaildocs:delete_multiple", document),
    ("wagtaildocs_chooser:chosen", document),
]  # fmt: skip


@pytest.mark.parametrize("view, make", SCREENS)
@pytest.mark.parametrize("who", ["macedonia-editor", "macedonia-lead", "fr-translator", "root"])
def test_screens__of_another_region_are_closed(view, make, who):
    stored = make(title="Zebra crossing")
    person = Person(handle="root", root=True) if who == "root" else somebody(who)
    client = signed_in(person)
    for answer in (
        client.get(reverse(view, args=[stored.pk])),
        client.post(reverse(view, args=[stored.pk]), {"title": "Taken over"}),
    ):
        assert answer.status_code in (302, 403, 404, 405), answer.status_code
        assert b"Zebra" not in answer.content
    stored.refresh_from_db()
    assert stored.title == "Zebra crossing"


LISTS = [("wagtailimages:index", image), ("wagtailimages_chooser:choose_results", image),
         ("wagtaildocs:index", document), ("wagtaildocs_chooser:choose_results", document)]  # fmt: skip


@pytest.mark.parametrize("view, make", LISTS)
def test_lists__show_the_own_region(view, make):
    make(title="Zebra crossing")
    own = signed_in(somebody("kenya-editor")).get(reverse(view))
    assert b"Zebra crossing" in own.content
    assert b"Zebra crossing" in signed_in(somebody("coordinator")).get(reverse(view)).content
    for query in ("", "?q=zebra"):
        foreign = signed_in(somebody("macedonia-editor")).get(reverse(view) + query)
        assert b"Zebra" not in foreign.content


@pytest.mark.parametrize("view, make", [row for row in LISTS if "chooser" in row[0]])
def test_choosers__offer_what_the_network_has(view, make):
    make("network", title="Zebra crossing")
    assert b"Zebra crossing" in signed_in(somebody("macedonia-editor")).get(reverse(view)).content


@pytest.mark.parametrize("view, make", [row for row in LISTS if "chooser" in row[0]])
def test_choosers__find_by_a_word_what_they_offer(view, make):
    make(title="Zebra crossing")
    assert b"Zebra crossing" in signed_in(somebody("kenya-editor")).get(reverse(view) + "?q=zebra").content
    foreign = signed_in(somebody("macedonia-editor")).get(reverse(view) + "?q=zebra")
    assert foreign.status_code == 200
    assert b"Zebra" not in foreign.content


@pytest.mark.parametrize("kind, make", [("images", image), ("documents", document)])
def test_admin_api__lists_nothing_of_another_region(kind, make):
    make(title="Zebra crossing")
    client = signed_in(somebody("macedonia-editor"))
    assert b"Zebra" not in client.get(f"/admin/api/main/{kind}/").content


def test_admin_api__shows_one_picture_to_those_who_may_see_it():
    """wagtail-localize's editor asks for it."""
    address = f"/admin/api/main/images/{image(title='Zebra crossing').pk}/"
    answer = signed_in(somebody("kenya-editor")).get(address)
    assert answer.json()["title"] == "Zebra crossing"
    assert answer.json()["thumbnail"].keys() == {"url", "width", "height"}
    for handle in ("macedonia-editor", "fr-translator"):
        assert signed_in(somebody(handle)).get(address).status_code == 404, handle


@pytest.mark.parametrize("app, model, make", [
    ("editorial", "regionalimage", image), ("editorial", "regionaldocument", document),
])  # fmt: skip
@pytest.mark.parametrize("action", ["delete", "add_tags", "add_to_collection"])
def test_bulk_actions__of_another_region_are_closed(app, model, make, action):
    stored = make(title="Zebra crossing")
    client = signed_in(somebody("macedonia-editor"))
    address = reverse("wagtail_bulk_action", args=[app, model, action]) + f"?id={stored.pk}"
    assert b"Zebra" not in client.get(address).content
    client.post(address, {"tags": "a", "collection": "1"})
    stored.refresh_from_db()
    assert stored.tags.count() == 0


@pytest.mark.parametrize("model, make", [("regionalimage", image), ("regionaldocument", document)])
def test_bulk_delete__of_the_own_region_works(model, make, editor):
    own, foreign = make(title="Own"), make("macedonia", title="Zebra crossing")
    address = reverse("wagtail_bulk_action", args=["editorial", model, "delete"])
    assert b"Zebra" not in editor.get(f"{address}?id=all").content
    editor.post(f"{address}?id={own.pk}&id={foreign.pk}")
    assert type(own).objects.count() == 2
    editor.post(f"{address}?id={own.pk}")
    assert list(type(own).objects.all()) == [foreign]
    assert editor.get(f"{address}?id=x").status_code in (302, 403)


def test_tags__are_no_list_of_all_regions(editor):
    assert editor.get("/admin/tag-autocomplete/?term=a").status_code == 404


def test_delete__what_a_public_page_shows_stays(editor):
    stored = image()
    released_story(hero=stored, hero_alt="People")
    editor.post(reverse("wagtailimages:delete", args=[stored.pk]))
    assert RegionalImage.objects.filter(pk=stored.pk).exists()
