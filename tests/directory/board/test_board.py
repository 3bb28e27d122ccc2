"""The leads' board: whom it opens to, what it never shows, and what a lead can do there."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.board import suggesting, supply
from directory.exchange.requests import withdraw
from directory.models import Member, PrivateLook, Request, Suggestion
from directory.models.member import today
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.exchange.actions import ask_for, helper, match
from tests.directory.joining.acts import LEAD, signed_in
from tests.directory.outside.acts import outside_line
from tests.factories import MemberFactory, Person, skill
from tests.races import at_once

pytestmark = pytest.mark.django_db
BOARD = "/admin/board/"
OTHERS = ("macedonia-lead", "coordinator", "kenya-editor", "kenya-approver", "kenya-safety", "fr-translator")
SUMMARY, DETAIL = "A text has to be checked before Friday.", "Sealed words about a raid."


@pytest.fixture(autouse=True)
def scheme():
    skill("appeals", below="law"), skill("media"), skill("shelter", below="law", sensitive=True)


def asker(**options) -> Member:
    return MemberFactory(languages=["en:3"], **options)


def waiting(code="law", member=None, **facts) -> Request:
    """A request for which nobody could be asked."""
    request = ask_for(member or asker(), code, summary=SUMMARY, detail=DETAIL, **facts)
    match()
    request.refresh_from_db()
    return request


def at(request) -> str:
    return f"{BOARD}{request.public_id}/"


def page(client, address=BOARD) -> str:
    return client.get(address, follow=True).content.decode()


def act(client, request, name, **data):
    return client.post(at(request), {"act": name, **data})


# Deny first ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", OTHERS)
def test_others__find_no_request_no_handle_and_no_act(word):
    request = waiting(level=3)
    client = signed_in(somebody(word))
    assert request.member.user.handle not in page(client)
    for name in ("open", "suggest", "outside"):
        act(client, request, name, steps="any-level")
    assert request.member.user.handle not in page(client, at(request))
    assert not PrivateLook.objects.exists()
    assert not Suggestion.objects.exists()
    assert not request.member.notices.exists()
    with pytest.raises(PermissionDenied):
        suggesting.suggest(request, ["any-level"], by=somebody(word))


def test_another_regions_request_and_an_invented_one__are_one_answer():
    request = waiting(member=asker(code="macedonia"))
    client = signed_in(somebody(LEAD))
    for address in (at(request), f"{BOARD}{'x' * 22}/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"act": "open"}).status_code == 404


def test_lead_who_asks__is_shown_nothing_of_their_own_request():
    lead = Person(mandates=[LEAD])
    own = waiting(member=asker(user=lead), level=3)
    client = signed_in(lead)
    assert own.public_id not in page(client)
    assert act(client, own, "open").status_code == 404
    with pytest.raises(PermissionDenied):
        suggesting.suggest(own, ["any-level"], by=lead)


def test_lead__reads_handles_and_fields_and_no_word_that_somebody_wrote():
    request = waiting("appeals", member=asker(display_name="Quiet Reed"))
    hidden = waiting("shelter")
    client = signed_in(somebody(LEAD))
    shown = [page(client), page(client, at(request)), act(client, request, "open").content.decode()]
    for said in shown:
        assert request.member.user.handle in said
        for private in (SUMMARY, DETAIL, "Quiet Reed"):
            assert private not in said
    assert "shelter" not in shown[0]
    assert hidden.public_id in shown[0]
    assert "appeals" not in shown[0]
    assert "appeals" in shown[2]


# The look --------------------------------------------------------------------------------------------


def test_look__is_asked_for_kept_and_told_to_the_member():
    lead, request = somebody(LEAD), waiting("appeals")
    client = signed_in(lead)
    page(client, at(request))
    assert not PrivateLook.objects.exists()
    act(client, request, "open"), act(client, request, "open")
    assert PrivateLook.objects.get(member=request.member).by == lead.pk
    assert AuditEvent.objects.filter(event="request.read", facts={}).count() == 2
    told = page(signed_in(request.member.user), "/en/directory/me/audiences/")
    assert lead.display_name in told or lead.handle in told


# The queue -------------------------------------------------------------------------------------------


def test_queue__holds_what_found_nobody_and_not_what_waits_for_an_answer():
    lonely = waiting("media")
    helper("law")
    asked = waiting("law")
    client = signed_in(somebody(LEAD))
    shown = page(client)
    assert shown.index(lonely.public_id) < shown.index(asked.public_id)
    assert shown.count("it waits for you") == 1
    withdraw(lonely, actor_id=None)
    assert lonely.public_id not in page(client)


def test_suggestion__reaches_somebody_and_widens_only_when_the_member_agrees():
    someone = helper("law")
    request = waiting("law", level=3)
    client = signed_in(somebody(LEAD))
    opened = act(client, request, "open")
    choices = opened.context["choices"]
    assert [choice["value"] for choice in choices if choice["reaches"]] == ["any-level"]
    act(client, request, "suggest", steps=choices[0]["value"])
    request.refresh_from_db()
    assert request.level == 3
    assert request.member.notices.get().kind == "suggestion"
    mine = signed_in(request.member.user)
    own_page = page(mine, f"/en/directory/requests/{request.public_id}/")
    assert "from anybody, whatever their level" in own_page
    assert someone.user.handle not in own_page
    address = f"/en/directory/requests/{request.public_id}/suggestion/"
    mine.post(address, {"answer": "perhaps"})
    signed_in(asker().user).post(address, {"answer": "yes"})
    assert Suggestion.objects.get().answer == ""
    mine.post(address, {"answer": "yes"}), mine.post(address, {"answer": "yes"})
    request.refresh_from_db()
    assert request.level == 0
    match()
    assert [ask.member for ask in request.asks.all()] == [someone]


def test_suggestion__a_no_changes_nothing_and_the_lead_may_suggest_anew():
    request = waiting("appeals", level=3)
    client = signed_in(somebody(LEAD))
    act(client, request, "suggest", steps="any-level")
    act(client, request, "suggest", steps="any-level,broader-skill")
    suggestion = Suggestion.objects.get()
    assert suggesting.answer(suggestion, "no", by=request.member) is False
    assert suggesting.answer(suggestion, "yes", by=request.member) is False
    request.refresh_from_db()
    assert request.level == 3
    for nonsense in ("", "nonsense", "any-level," * 9, "\x00"):
        act(client, request, "suggest", steps=nonsense)
    assert not Suggestion.objects.filter(answer="").exists()


def test_suggestion__opens_a_request_that_found_nobody_anew():
    helper("law")
    request = waiting("appeals")
    Request.objects.filter(pk=request.pk).update(expires_on=today() - timedelta(days=1))
    match()
    request.refresh_from_db()
    assert request.state == Request.State.NOT_FOUND
    made = suggesting.suggest(request, ["broader-skill"], by=somebody(LEAD))
    assert suggesting.answer(made, "yes", by=request.member)
    match()
    request.refresh_from_db()
    assert (request.state, request.asks.count()) == (Request.State.LOOKING, 1)


def test_people_outside__are_a_page_of_the_member():
    request = waiting()
    act(signed_in(somebody(LEAD)), request, "outside")
    assert not request.member.notices.exists()  # nobody has looked at a line lately
    outside_line("Night Lantern")
    act(signed_in(somebody(LEAD)), request, "outside")
    client = signed_in(request.member.user)
    notice = request.member.notices.get()
    assert client.post(f"/en/directory/inbox/{notice.public_id}/").url == "/en/directory/outside/"
    assert "Night Lantern" in page(client, "/en/directory/outside/")


def test_board__asks_the_database_as_often_for_20_requests_as_for_2():
    client, counts = signed_in(somebody(LEAD)), []
    for more in (2, 18):
        for _ in range(more):
            waiting("media")
            helper("law").offers.update(expires_on=today())
        supply.cache.clear()
        client.get(BOARD)
        with CaptureQueriesContext(connection) as queries:
            client.get(BOARD)
        counts.append(len(queries))
    # Session, person, mandates, own membership, version of the skills (twice), ages, requests with people and
    # their number, questions, offers, helpers with what they carry, cases; Wagtail's frame.
    assert counts[0] == counts[1] <= 24, counts


def test_look__asks_the_database_as_often_for_20_helpers_as_for_2():
    client, counts = signed_in(somebody(LEAD)), []
    request = waiting("appeals", level=3)
    for more in (2, 18):
        for _ in range(more):
            helper("law")
        act(client, request, "open")
        with CaptureQueriesContext(connection) as queries:
            act(client, request, "open")
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_suggestions_and_two_answers_at_once__leave_one_of_each():
    skill("appeals", below="law")
    request = waiting("appeals", level=3)
    lead = somebody(LEAD)
    at_once(*[lambda: suggesting.suggest(request, ["any-level"], by=lead)] * 3)
    suggestion = Suggestion.objects.get(answer="")
    said = at_once(
        lambda: suggesting.answer(suggestion, "yes", by=request.member),
        lambda: suggesting.answer(suggestion, "no", by=request.member),
    )
    request.refresh_from_db()
    assert (True in said) == (request.level == 0)
    assert Suggestion.objects.exclude(answer="").count() == 1
