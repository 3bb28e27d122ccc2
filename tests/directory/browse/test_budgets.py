"""How much one person can look at, and what happens then."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from directory.browse import budgets, telling
from directory.browse.criteria import Criteria
from directory.models import Excess
from directory.models.member import new_public_id
from directory.profiles.erasing import erase
from directory.profiles.exporting import export
from directory.states import By
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.browser import free_port
from tests.factories import MemberFactory, skill
from tests.races import at_once
from tests.safekeeping.caches import away

from .acts import bare, browser, link, look, names

pytestmark = pytest.mark.django_db
TOO_MANY = 429
PROFILES, SEARCHES = 60, 20  # the figures members are told


def open_profile(client, public_id: str):
    return client.get(reverse("directory:member", args=[public_id]))


def spend_profiles(client) -> None:
    for _look in range(PROFILES):
        assert open_profile(client, new_public_id()).status_code == 404


def spend_searches(client) -> None:
    for number in range(SEARCHES):
        assert look(None, f"?q=word{number}", client=client).status_code == 200


# Profiles ---------------------------------------------------------------------------------------------


def test_sixty_first_profile__is_one_answer_whoever_is_there():
    one, client = MemberFactory(offers=["law"]), browser(MemberFactory())
    hidden = MemberFactory(invisible=True)
    spend_profiles(client)
    addresses = [
        *(reverse("directory:member", args=[public_id]) for public_id in (one.public_id, hidden.public_id)),
        reverse("directory:member", args=["A" * 22]),
        reverse("directory:ask", args=[one.public_id]),
        reverse("directory:ask", args=[hidden.public_id]),
    ]
    answers = [client.get(address) for address in addresses]
    assert [status for status, _page in {bare(answer) for answer in answers}] == [TOO_MANY]
    assert b"Come back tomorrow" in answers[0].content and one.public_id.encode() not in answers[0].content
    for address in (
        reverse("directory:exclude", args=[public_id]) for public_id in (one.public_id, "A" * 22)
    ):
        assert client.post(address).status_code == TOO_MANY
    assert client.get(reverse("directory:photo", args=[one.public_id])).status_code == 404


def test_same_profile__counts_once_a_day():
    one, client = MemberFactory(offers=["law"]), browser(MemberFactory())
    for _time in range(PROFILES):
        assert open_profile(client, one.public_id).status_code == 200
    assert client.get(reverse("directory:ask", args=[one.public_id])).status_code == 200
    for number in range(PROFILES - 1):
        assert open_profile(client, f"{number:022}").status_code == 404
    assert open_profile(client, "A" * 22).status_code == TOO_MANY
    assert open_profile(client, one.public_id).status_code == 200  # seen today already


def test_lead__has_the_same_budget(client):
    lead = somebody("kenya-lead")
    client.force_login(lead)
    spend_profiles(client)
    assert open_profile(client, MemberFactory().public_id).status_code == TOO_MANY
    assert (Excess.objects.get().by, Excess.objects.get().region) == (lead.pk, None)


# Searches ---------------------------------------------------------------------------------------------


def test_twenty_first_search__is_one_answer_in_the_readers_language():
    MemberFactory(display_name="Amani")
    me = MemberFactory()
    client = browser(me)
    spend_searches(client)
    answers = [look(me, query, client=client) for query in ("?q=amani", "?q=nobody", "?language=sw")]
    assert [status for status, _page in {bare(answer) for answer in answers}] == [TOO_MANY]
    assert "Come back in an hour" in answers[0].content.decode()
    assert 'dir="rtl"' in look(me, "?q=amani", client=client, language="ar").content.decode()
    assert open_profile(client, "A" * 22).status_code == 404  # profiles are counted apart


def test_refining_paging_and_taking_back__are_one_search():
    skill("law")
    me = MemberFactory()
    for number in range(25):
        MemberFactory(display_name=f"Amani {number:02}", languages=["sw"], offers=["law"])
    client = browser(me)
    for _other in range(SEARCHES - 1):
        look(me, f"?q=word{_other}", client=client)
    for query in ("?q=amani", "?q=amani&skill=law", "?q=amani&skill=law&language=sw", "?q=amani&language=sw"):
        answer = look(me, query, client=client)
        assert len(names(answer)) == 20
        assert len(names(look(me, link(answer, "next"), client=client))) == 5
    assert look(me, "?language=sw", client=client).status_code == TOO_MANY  # without what it began with


def test_whole_list__and_the_first_wish_are_one_search():
    me = MemberFactory(languages=["sw"])
    client = browser(me)
    for number in range(SEARCHES):
        look(me, "", client=client)
        assert look(me, f"?q=word{number}", client=client).status_code == 200
    assert look(me, "", client=client).status_code == TOO_MANY


def test_one_search__does_not_go_on_for_ever():
    me = MemberFactory()
    client = browser(me)
    statuses = [look(me, "?q=amani", client=client).status_code for _step in range(budgets.STEPS * 3)]
    assert set(statuses) == {200}
    assert [budgets.SEARCHES.hit(str(me.user_id)).allowed for _hit in range(SEARCHES)].count(
        True
    ) == SEARCHES - 3


def test_what_was_looked_for__is_kept_nowhere():
    me = MemberFactory()
    look(me, "?q=nightingale")
    open_profile(browser(me), "B" * 22)
    assert "nightingale" not in repr(cache._cache) and "B" * 22 not in repr(cache._cache)


# Safety is told -----------------------------------------------------------------------------------------


def test_safety__is_told_once_and_nothing_of_what_was_looked_at(client, django_capture_on_commit_callbacks):
    safeties = [somebody(word) for word in ("kenya-safety", "everywhere-safety", "macedonia-safety")]
    me = MemberFactory()
    seeker = browser(me)
    spend_profiles(seeker)
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(3):
            open_profile(seeker, "A" * 22)
    assert sorted(message.to[0] for message in mail.outbox) == sorted(one.email for one in safeties[:2])
    assert me.user.handle not in mail.outbox[0].body and me.display_name not in mail.outbox[0].body
    assert AuditEvent.objects.filter(event="excess.told").count() == 1
    row = Excess.objects.get()
    assert (row.by, row.kind, row.region) == (me.user_id, "profiles", me.region)
    for person, reads in zip(safeties, (True, True, False), strict=True):
        client.force_login(person)
        page = client.get(reverse("safety_reports:list")).content.decode()
        assert (me.user.handle in page) == reads


def test_after_90_days_and_with_erasure__the_line_is_gone():
    me, other = MemberFactory(), MemberFactory()
    telling.tell_safety(me.user, Excess.Kind.PROFILES, budgets.DAY)
    assert export(me)["excesses"] == [["profiles", timezone.now().date().isoformat()]]
    Excess.objects.update(made_at=timezone.now() - telling.KEPT, window=0)
    telling.tell_safety(other.user, Excess.Kind.SEARCHES, budgets.HOUR)
    assert Excess.objects.get().by == other.user_id
    erase(other, by=By.OWNER)
    assert not Excess.objects.exists()


def test_without_the_cache__people_go_on_and_are_still_counted(settings):
    """Each process counts for itself then; a search cannot be known again."""
    me = MemberFactory()
    settings.CACHES = away(free_port())
    searches = [budgets.may_search(me.user, Criteria("amani")) for _time in range(SEARCHES + 1)]
    assert searches == [True] * SEARCHES + [False]
    looks = [budgets.may_look(me.user, f"x{number}") for number in range(PROFILES + 1)]
    assert looks == [True] * PROFILES + [False]


# Many at the same instant -------------------------------------------------------------------------------


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_parallel_looks_and_searches__never_pass_the_budget():
    """Twenty at once, of which five are left; each profile another one, each search another one."""
    me = MemberFactory()
    client = browser(me)
    for number in range(PROFILES - 5):
        open_profile(client, f"{number:022}")
    for number in range(SEARCHES - 5):
        look(me, f"?q=word{number}", client=client)
    looks = at_once(*(lambda n=n: budgets.may_look(me.user, f"x{n}") for n in range(20)))
    searches = at_once(*(lambda n=n: budgets.may_search(me.user, Criteria(f"x{n}")) for n in range(20)))
    assert looks.count(True) <= 5 and searches.count(True) <= 5
    assert looks.count(False) >= 15 and searches.count(False) >= 15
    at_once(*(lambda: telling.tell_safety(me.user, Excess.Kind.PROFILES, budgets.DAY) for _n in range(8)))
    assert Excess.objects.count() == 1


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_one_profile_in_many_windows__counts_once():
    me = MemberFactory()
    assert at_once(*(lambda: budgets.may_look(me.user, "same") for _n in range(10))) == [True] * 10
    assert [budgets.may_look(me.user, f"y{n}") for n in range(PROFILES - 1)] == [True] * (PROFILES - 1)
    assert not budgets.may_look(me.user, "one more")
