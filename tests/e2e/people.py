"""People of the demonstration at their browsers: each signs in once, by password and second factor."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from accounts.totp import current_code
from demonstration.loading.people import PASSWORD, totp_secret

USED: dict[str, str] = {}  # handle → the last code; nobody gets in with one twice


def unused_code(page: Page, handle: str) -> str:
    """Waits for the next half minute where this one's code was used by an earlier test."""
    while (code := current_code(totp_secret(handle))) == USED.get(handle):
        page.wait_for_timeout(1000)
    USED[handle] = code
    return code


@dataclass
class People:
    """`people("kenya-editor")` is that person's open page."""

    browser: Browser
    options: dict
    pages: dict[str, Page] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __call__(self, handle: str) -> Page:
        if handle not in self.pages:
            self.pages[handle] = self.stranger()
            self.sign_in(self.pages[handle], handle)
        return self.pages[handle]

    def stranger(self, **options) -> Page:
        """Somebody who is not signed in."""
        context = self.browser.new_context(**{**self.options, **options})
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self.listen)
        return page

    def listen(self, message) -> None:
        if message.type == "error" and "the server responded with a status of" not in message.text:
            self.complaints.append(message.text)

    def sign_in(self, page: Page, handle: str) -> None:
        page.goto("/accounts/login/?next=/admin/")
        page.fill("[name=login]", handle)
        page.fill("[name=password]", PASSWORD)
        page.locator("main form button[type=submit]").first.click()
        page.fill("[name=code]", unused_code(page, handle))
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url("**/admin/")

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


def speak(person, language):
    """Chooses the language of the admin area on the person's own account."""
    person.goto("/accounts/")
    person.locator("[name=language]").select_option(language)
    with person.expect_navigation():
        person.locator("form:has([name=language]) button[type=submit]").first.click()
