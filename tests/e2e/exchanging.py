"""What members do at their pages: signing in, asking, answering, meeting. In any language, with a script or
without one: things are found by what they are called in the page's source, not by words."""

from demonstration.loading.people import PASSWORD


def sign_in(person, handle, language="en", password=PASSWORD) -> None:
    """Members have no second factor."""
    person.goto(f"/accounts/login/?next=/{language}/directory/me/")
    person.fill("[name=login]", handle)
    person.fill("[name=password]", password)
    person.locator("main form button[type=submit]").first.click()
    person.wait_for_url(f"**/{language}/directory/me/")


def press(person, selector) -> None:
    """A button that leads to another page."""
    with person.expect_navigation():
        person.locator(selector).first.click()


def choose_skill(person, name) -> None:
    """Searches for it, and takes the first that is found."""
    person.fill("[name=skill-sought]", name)
    if not person.locator("[data-skills-found] input[name=skill]").count():
        person.locator("[name=skill-find]").click()
    person.locator("[data-skills-found] input[name=skill]").first.click()


def ask_now(person, skill, summary, detail="") -> None:
    """Fills in the form of a request that is needed now, and sends it."""
    choose_skill(person, skill)
    person.check("[name=urgency][value='3']")
    person.check("[name=modes] >> nth=0")
    person.fill("[name=summary]", summary)
    person.fill("[name=detail]", detail)
    press(person, "main form:has([name=summary]) button[type=submit]:not([name])")
