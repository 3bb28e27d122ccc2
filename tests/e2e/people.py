"""People of the demonstration at their browsers: each signs in once, by password and second factor."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from accounts.totp import current_code
from demonstration.loading.people import PASSWORD, totp_secret


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
        page.fill("[name=code]", current_code(totp_secret(handle)))
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_url("**/admin/")

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
