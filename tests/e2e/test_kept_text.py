"""An ended sign-in or a lost connection loses no text, and leaves none on the device."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e

WORDS = "Forty families wrote down what they had paid."


@pytest.fixture(params=["kenya-editor-2"])
def writing(people, demo, request):
    """An editor who is writing a new story. A code counts once: each test has another person."""
    editor = people(request.param)
    index = demo["pages"]["stories"]["translations"]["en"]["id"]
    editor.goto(f"/admin/pages/add/stories/storypage/{index}/")
    editor.fill("[name=title]", f"A list of payments {token_hex(4)}")
    editor.fill("[name=standfirst]", WORDS)
    return editor


def save(editor):
    editor.click("footer button.action-save")


def nothing_on_the_device(editor) -> bool:
    kept = editor.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    return WORDS not in kept


def test_ended_sign_in__keeps_the_text_in_the_form_until_it_is_saved(writing):
    cookies = writing.context.cookies()
    writing.context.clear_cookies()
    save(writing)
    expect(writing.locator(".kept-note[data-state=signed-out] a[target=_blank]")).to_be_visible()
    assert writing.input_value("[name=standfirst]") == WORDS
    assert nothing_on_the_device(writing)
    writing.context.add_cookies(cookies)  # signed in again, in another tab
    save(writing)
    writing.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    assert writing.input_value("[name=standfirst]") == WORDS


@pytest.mark.parametrize("writing", ["hongkong-editor-2"], indirect=True)
def test_lost_connection__keeps_the_text_in_the_form(writing):
    writing.context.set_offline(True)
    save(writing)
    expect(writing.locator(".kept-note[data-state=offline]")).to_be_visible()
    assert writing.input_value("[name=standfirst]") == WORDS
    assert nothing_on_the_device(writing)
    writing.context.set_offline(False)


def test_ended_sign_in__without_the_script_hands_the_text_back(people, demo):
    editor = people.stranger(java_script_enabled=False)
    page = demo["pages"]["stories"]["translations"]["en"]["id"]
    answer = editor.request.get("/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.text()).group(1)
    sent = {"standfirst": WORDS, "csrfmiddlewaretoken": token}
    answer = editor.request.post(f"/admin/pages/{page}/edit/", form=sent)
    assert answer.status == 403
    assert WORDS in answer.text()
    assert "Sign in again" in answer.text()
