"""The doors of the member area: who comes in, and what those outside can tell from the answers."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from directory.models import Member
from directory.notices import MAIL, mail_those_with_something_new, notify
from safekeeping.models import OutboxMessage
from tests.actions import somebody
from tests.factories import MemberFactory, Person

pytestmark = pytest.mark.django_db
ME = "/en/directory/me/"


def signed_in(client, user):
    client.force_login(user)
    return client


def test_stranger__is_sent_to_sign_in_whatever_the_address(client):
    notice = notify(MemberFactory(), "welcome")
    real = client.post(reverse("directory:open_notice", args=[notice.public_id]))
    invented = client.post(reverse("directory:open_notice", args=["x" * len(notice.public_id)]))
    assert real.url.replace(notice.public_id, "") == invented.url.replace("x" * len(notice.public_id), "")
    assert client.get(ME).url.startswith("/accounts/login/")
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize("word", ["coordinator", "kenya-editor"])
def test_people_without_membership__find_nothing(client, word, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert signed_in(client, somebody(word)).get(ME).status_code == 404
    assert signed_in(client, Person(root=True)).get(ME).status_code == 404


def test_suspended__is_told_so_and_enters_nothing(client):
    answer = signed_in(client, MemberFactory(suspended=True).user).get(ME)
    assert answer.status_code == 403
    assert "Only the lead of your region can open it again" in answer.content.decode()


def test_sealed__opens_nothing_before_its_owner_confirms(client):
    member = MemberFactory(sealed=True)
    signed_in(client, member.user)
    assert client.get(ME).url == reverse("directory:unseal")
    assert client.post(reverse("directory:unseal")).status_code == 200  # it asks who this is: test_seal.py
    assert Member.objects.get(pk=member.pk).state == "sealed"


def test_notice_of_somebody_else__is_not_found(client):
    mine, theirs = MemberFactory(), notify(MemberFactory(), "welcome")
    signed_in(client, mine.user)
    assert client.post(reverse("directory:open_notice", args=[theirs.public_id])).status_code == 404
    theirs.refresh_from_db()
    assert theirs.read_at is None


def test_page__stays_on_no_device_and_in_no_search_engine(client):
    answer = signed_in(client, MemberFactory(provisional=True).user).get(ME)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_visit__is_kept_as_a_day_once(client, django_assert_num_queries):
    member = MemberFactory()
    Member.objects.filter(pk=member.pk).update(last_seen_on="2026-01-01")
    signed_in(client, member.user).get(ME)
    assert Member.objects.get(pk=member.pk).last_seen_on.year > 2025
    # Session, user, member with region; version of the skills; asks, introductions, mentorships, people to
    # vouch for, requests, offers; unread lines.
    with django_assert_num_queries(11):
        client.get(ME)


def test_quick_exit__signs_out_and_has_the_browser_forget(client):
    signed_in(client, MemberFactory().user)
    answer = client.post(reverse("directory:leave"))
    assert "cookies" in answer["Clear-Site-Data"]
    assert answer["Refresh"].startswith("0; url=https://")
    assert client.get(ME).url.startswith("/accounts/login/")


# Mail ------------------------------------------------------------------------------------------------


def test_mail__says_the_same_whatever_happened_and_comes_once_a_day():
    one, two, silent = MemberFactory(), MemberFactory(), MemberFactory(wants_mail=False)
    for member, kind in ((one, "welcome"), (two, "vetted"), (silent, "vetted")):
        notify(member, kind)
    assert mail_those_with_something_new() == 2
    first, second = OutboxMessage.objects.filter(template=MAIL)
    assert (first.subject, first.body) == (second.subject, second.body)
    notify(one, "vetted", now=True)
    assert mail_those_with_something_new() == 0


def test_mail_at_once__is_for_those_who_asked_for_it():
    notify(MemberFactory(), "vetted", now=True)
    notify(MemberFactory(mail_for_now=True), "vetted", now=True)
    assert OutboxMessage.objects.filter(template=MAIL).count() == 1


def test_unknown_kind__is_refused():
    with pytest.raises(KeyError):
        notify(MemberFactory(), "nonsense")


# The menu ---------------------------------------------------------------------------------------------

IN_THE_MENU = re.compile(
    r"\.members(?:--area)?\s+(?:>\s*)?(?:nav|details|summary|ul|li|a|b|form|button)(?![\w-])(?!\s*\+)"
)


def test_menu__stands_alike_on_every_page_because_no_room_styles_its_parts(client):
    """Rules for what stands in a page name `.members__main`: in `.members` they reach the menu, too."""
    page = signed_in(client, MemberFactory().user).get(ME.replace("directory/me", "clinic")).content.decode()
    styles = set(re.findall(r'href="/static/((?:directory|campaigns)/[\w-]+\.css)"', page))
    assert {"directory/area.css", "campaigns/clinic.css"} <= styles
    faults = [f"{name}: {rule}" for name in styles for rule in IN_THE_MENU.findall(text_of(name))]
    assert not faults, faults
    assert IN_THE_MENU.search(".members details > summary { color: red; }")


def text_of(name: str) -> str:
    return Path(finders.find(name)).read_text()
