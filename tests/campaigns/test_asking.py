"""A need of a campaign, or an ask action, becomes one request of a member; closing either closes both."""

import datetime

import pytest
from django.urls import reverse

from campaigns.desk import asking, keeping
from campaigns.models import Need
from directory.exchange import requests
from directory.introductions import acts as introductions
from directory.models import Introduction, Notice, Request
from directory.profiles.ties import erase, let_go
from editorial.takedown import take_down
from tests.actions import somebody
from tests.directory.exchange.actions import SUMMARY, helper, match, say_yes
from tests.factories import MemberFactory, skill
from tests.home.test_query_counts import warm

from .acting import released_action
from .actions import released_campaign

pytestmark = pytest.mark.django_db
FORM = {
    "level": "0",
    "urgency": "1",
    "modes": ["1"],
    "near": "either",
    "summary": SUMMARY,
    "detail": "Sealed",
}


def member(*mandates: str):
    """Somebody with these mandates who is an active member, too; the same person every time."""
    user = somebody(*mandates)
    return getattr(user, "member", None) or MemberFactory(user=user, languages=["en"])


@pytest.fixture
def need():
    campaign = released_campaign(title="Heron squares")
    return keeping.add_need(
        campaign.placement, by=somebody("kenya-editor"), kind="skills", words="A lawyer by May"
    )


def form_for(need) -> str:
    return f"{reverse('directory:new_request')}?for={need.key}"


def ask(client, need, who="kenya-editor"):
    """Fills in the form, as whoever was shown the way to it."""
    client.force_login(member(who).user)
    return client.post(form_for(need), {**FORM, "skill": skill("law").pk})


def asked(client, need) -> Request:
    ask(client, need)
    need.refresh_from_db()
    return Request.objects.get(origin=need.key)


# Who may ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who", ["kenya-approver", "kenya-lead", "kenya-safety", "macedonia-editor", "coordinator", "fr-reviewer"]
)
def test_a_request_for_a_need__is_denied_to_all_but_the_regions_editors(client, need, who):
    client.force_login(member(who).user)
    answer = client.get(form_for(need))
    assert answer.status_code == 404
    assert b"A lawyer by May" not in answer.content
    ask(client, need, who)
    assert not Request.objects.exists()
    need.refresh_from_db()
    assert need.asked_on is None


def test_an_editor_who_is_no_member__is_told_so_and_finds_no_form(client, need):
    client.force_login(somebody("kenya-editor"))
    screen = reverse("campaigns:needs", args=[need.placement.pages()[0].pk])
    page = client.get(screen).content.decode()
    assert "You are no member" in page
    assert "?for=" not in page
    assert client.get(form_for(need)).status_code == 404
    MemberFactory(user=somebody("kenya-editor"), languages=["en"])
    client.force_login(somebody("kenya-editor"))
    assert f"?for={need.key}" in client.get(screen).content.decode()
    assert b"A lawyer by May" in client.get(form_for(need)).content


@pytest.mark.parametrize("key", ["intake", "need:999999", "need:x", "heron:1", "need:" + "9" * 40])
def test_an_invented_key__opens_nothing(client, key):
    client.force_login(member("kenya-editor").user)
    address = f"{reverse('directory:new_request')}?for={key}"
    assert client.get(address).status_code == 404
    client.post(address, {**FORM, "skill": skill("law").pk})
    assert not Request.objects.exists()


# One at a time ---------------------------------------------------------------------------------------------


def test_a_need__opens_one_request_and_the_second_editor_keeps_their_words(client, need):
    request = asked(client, need)
    assert need.asked_on is not None
    other = member("kenya-editor", "sw-translator")
    client.force_login(other.user)
    answer = client.post(form_for(need), {**FORM, "skill": skill("law").pk, "detail": "Words that stay"})
    assert "Somebody has asked for this already" in answer.content.decode()
    assert "Words that stay" in answer.content.decode()
    assert list(Request.objects.all()) == [request]


def test_those_who_are_asked__learn_neither_the_campaign_nor_its_need(client, need):
    one = helper()
    asked(client, need)
    match()
    client.force_login(one.user)
    page = client.get(reverse("directory:ask_to_answer", args=[one.asks.get().public_id])).content.decode()
    for word in ("A lawyer by May", need.placement.pages()[0].title, need.key):
        assert word not in page


# Closing ---------------------------------------------------------------------------------------------------


def test_closing_the_need__withdraws_the_request_and_tells_who_asked(client, need):
    request = asked(client, need)
    asking.close(need, by=somebody("kenya-editor", "ar-translator"))
    request.refresh_from_db()
    assert request.state == Request.State.WITHDRAWN
    assert Notice.objects.get(kind="need-closed").member == request.member
    asking.close(need, by=somebody("kenya-editor"))
    assert Notice.objects.filter(kind="need-closed").count() == 1


def test_withdrawing_the_request__closes_the_need(client, need):
    requests.withdraw(asked(client, need), actor_id=None)
    need.refresh_from_db()
    assert need.closed_on is not None


def test_help_that_came_to_its_end__closes_the_need_and_not_before(client, need):
    one = helper()
    request = asked(client, need)
    match()
    introductions.accept(say_yes(one), by=request.member)
    need.refresh_from_db()
    assert need.closed_on is None
    introductions.close(Introduction.objects.get(), by=one)
    need.refresh_from_db()
    assert need.closed_on is not None


def test_closing_the_need__lets_two_who_met_go_on(client, need):
    one = helper()
    request = asked(client, need)
    match()
    row = introductions.accept(say_yes(one), by=request.member)
    asking.close(need, by=somebody("kenya-editor"))
    request.refresh_from_db()
    row.refresh_from_db()
    assert (request.state, row.state) == (Request.State.DONE, Introduction.State.OPEN)


def test_a_need_that_is_opened_again__may_be_asked_for_again(client, need):
    first = asked(client, need)
    asking.close(need, by=somebody("kenya-editor"))
    asking.reopen(need, by=somebody("kenya-editor"))
    ask(client, need)
    first.refresh_from_db()
    assert first.state == Request.State.WITHDRAWN
    assert Request.objects.filter(origin=need.key).count() == 2


@pytest.mark.parametrize("go", [let_go, erase])
def test_who_hides_or_leaves__leaves_the_need_to_the_others(client, need, go):
    request = asked(client, need)
    go(request.member)
    need.refresh_from_db()
    assert (need.closed_on, need.asked_on) == (None, None)


def test_a_need_that_is_removed__takes_its_request_along(client, need):
    request = asked(client, need)
    keeping.remove_need(need, by=somebody("kenya-editor"))
    request.refresh_from_db()
    assert request.state == Request.State.WITHDRAWN


# Ask actions -----------------------------------------------------------------------------------------------


@pytest.fixture
def action():
    return released_action(kind="ask", title="A lawyer for a day")


def screen_of(action) -> str:
    return reverse("campaigns:ask", args=[action.pk])


def test_an_ask__becomes_one_need_of_its_campaign_for_editors_alone(client, action):
    for who in ("macedonia-editor", "kenya-approver", "kenya-lead", "coordinator", "fr-translator"):
        client.force_login(somebody(who))
        client.post(screen_of(action))
        assert not Need.objects.exists(), who
    client.force_login(somebody("kenya-editor"))
    for _press in range(2):
        client.post(screen_of(action))
    need = Need.objects.get()
    assert need.placement == action.get_parent().specific.placement
    assert "A lawyer for a day" in need.words


def test_a_petition__is_no_ask(client):
    petition = released_action()
    client.force_login(somebody("kenya-editor"))
    assert client.get(screen_of(petition)).status_code == 404
    with pytest.raises(keeping.DeskRefused):
        asking.need_of_action(petition, by=somebody("kenya-editor"))


def test_the_public_page_of_an_ask__says_when_it_is_closed_and_costs_nothing_more(client, action):
    few = warm(client, action.get_url())
    need = asking.need_of_action(action, by=somebody("kenya-editor"))
    asked(client, need)
    client.logout()
    page = client.get(action.get_url()).content.decode()
    assert "Members of the directory are being asked" in page
    assert SUMMARY not in page
    assert len(warm(client, action.get_url())) == len(few)
    requests.withdraw(Request.objects.get(), actor_id=None)
    assert "It is closed" in client.get(action.get_url()).content.decode()
    assert "closed" in client.get(action.get_parent().specific.get_url()).content.decode()


def test_an_ask_that_is_withdrawn_or_over__ends_its_request(client, action):
    over = released_action(kind="ask", closes_on=datetime.date.today())
    for one in (action, over):
        asked(client, asking.need_of_action(one, by=somebody("kenya-editor")))
    take_down(action.placement, by=somebody("kenya-lead"), reason="A threat")
    over.closes_on = datetime.date.today() - datetime.timedelta(days=1)
    type(over)._base_manager.filter(pk=over.pk).update(closes_on=over.closes_on)
    assert asking.close_overdue() == 1
    assert not Need.objects.open().exists()
    assert set(Request.objects.values_list("state", flat=True)) == {Request.State.WITHDRAWN}
