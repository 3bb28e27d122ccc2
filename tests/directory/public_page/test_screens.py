"""The member's own screens: what they refuse, keep and say."""

import pytest

from directory.models import Agreement, OpenProfile, PublicProfilePage
from directory.public_page.draft import profile_of, seal_of
from tests.directory.public_page.acts import (
    NAME,
    TEXT,
    directory_page,
    open_member,
    public_page,
    send_page,
    write,
)
from tests.factories import MemberFactory, Person

pytestmark = pytest.mark.django_db
HERE = "/en/directory/me/public-page/"


@pytest.fixture(autouse=True)
def _directory():
    directory_page()


def words(**changes) -> dict:
    kept = {
        "written_in": "en",
        "name": NAME,
        "text": TEXT,
        "skills": ["digital-security"],
        "languages": ["en"],
    }
    return {**kept, **changes}


@pytest.mark.parametrize("path", ["", "write/", "send/", "take-back/", "close/"])
def test_screens__are_closed_to_strangers_and_to_people_without_membership(client, path):
    method = client.post if path in ("take-back/", "close/") else client.get
    assert method(HERE + path).url.startswith("/accounts/login/")
    client.force_login(Person())
    assert method(HERE + path).status_code == 404


@pytest.mark.parametrize("state", ["provisional", "suspended"])
def test_screens__are_closed_to_members_who_may_not_be_public(client, state):
    client.force_login(open_member(**{state: True}).user)
    assert client.get(HERE).status_code == 403
    client.post(f"{HERE}write/", words())
    assert not OpenProfile.objects.exists()


@pytest.mark.parametrize(
    "betrayal",
    [
        {"text": "Write to me: acacia@example.org"},
        {"text": "Call +254 700 123 456 in the evening."},
        {"text": "اتصلوا ‎٠٧٠٠١٢٣٤٥٦"},
        {"text": "My Signal number: acacia.21"},
        {"text": "Find me at www.acacia.example"},
        {"name": "acacia_at_night"},
        {"text": "The Attic is where I work."},
        {"text": "Ask for +254-secret-line-77."},
        {"name": "Ac\u202eacia"},
        {"name": "Асасia Wind"},
        {"name": ""},
        {"text": ""},
        {"skills": ["law-that-is-not-mine"]},
        {"languages": ["fr"]},
        {"written_in": "xx"},
        {"text": "x" * 3001},
    ],
)
def test_form__holds_up_what_would_betray_or_reach_somebody_and_keeps_what_was_typed(client, betrayal):
    person = Person(handle="acacia_at_night")
    member = open_member(user=person, organisation="The Attic", contact=["+254-secret-line-77"])
    client.force_login(member.user)
    answer = client.post(f"{HERE}write/", words(**betrayal))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'role="alert"' in text
    assert not OpenProfile.objects.exists()
    assert ("teach people" in text) or "text" in betrayal


def test_preview__keeps_nothing(client):
    client.force_login(open_member().user)
    answer = client.post(f"{HERE}write/", words(text="Words to look at first.", preview="1"))
    assert answer.content.decode().count("Words to look at first.") == 2  # in the form, and as it would look
    assert not OpenProfile.objects.exists()


def test_draft__is_encrypted_and_read_by_nobody_else(client):
    member = open_member()
    client.force_login(member.user)
    client.post(f"{HERE}write/", words())
    assert profile_of(member).text == TEXT
    assert not PublicProfilePage.objects.exists()
    assert TEXT in client.get(HERE).content.decode()


def test_sending__needs_the_box(client):
    member = open_member()
    seal = seal_of(write(member))
    client.force_login(member.user)
    answer = client.post(f"{HERE}send/", {"seal": seal})
    assert "Nothing is sent without your agreement." in answer.content.decode()
    assert not PublicProfilePage.objects.exists()
    assert client.post(f"{HERE}send/", {"seal": seal, "agreed": "on"}).url == HERE
    assert PublicProfilePage.objects.count() == 1


@pytest.mark.parametrize("seal", ["", "forged", "x" * 200, "\u202e", "1" * 64])
def test_sending__with_another_seal_shows_the_words_again(client, seal):
    member = open_member()
    write(member)
    client.force_login(member.user)
    assert client.post(f"{HERE}send/", {"seal": seal, "agreed": "on"}).url == f"{HERE}send/"
    assert not Agreement.objects.exists()


def test_every_state__is_said_in_words(client):
    member = open_member()
    client.force_login(member.user)

    def state() -> str:
        return (
            client.get(HERE).content.decode().split('<span class="state')[1].split("</span>")[0].split(">")[1]
        )

    assert state().strip() == "not written"
    write(member)
    assert state().strip() == "draft"
    send_page(member)
    assert state().strip() == "waiting for sign-off"
    client.post(f"{HERE}take-back/")
    assert state().strip() == "draft"
    public_page(member)
    assert state().strip() == "public"
    send_page(member, text="I teach, and I also listen.")
    assert state().strip() == "public; a change waits for sign-off"
    client.post(f"{HERE}close/")
    assert state().strip() == "closed"


def test_see_as_public__is_what_the_world_reads(client):
    member = open_member()
    client.force_login(member.user)
    world = "/en/directory/me/seen-by/world/"
    assert "They see nothing of you." in client.get(world).content.decode()
    page = public_page(member)
    send_page(member, text="Not signed yet.")
    own = client.get(world).content.decode()
    assert TEXT in own
    assert "Not signed yet." not in own
    facts = own.split('<dl class="face__facts"')[1].split("</dl>")[0]
    assert facts in client.get(page.get_url()).content.decode()


def test_closing_twice_and_taking_back_nothing__change_nothing(client):
    client.force_login(MemberFactory().user)
    for path in ("close/", "take-back/", "close/"):
        assert client.post(HERE + path).url == HERE
    assert client.get(f"{HERE}close/").status_code == 405
