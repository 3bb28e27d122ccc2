"""How one content comes to the state that its file asks for, by the people of its region and languages."""

from dataclasses import dataclass

from demonstration.loading import signing
from demonstration.loading.pages import PageMaker, backdate
from demonstration.loading.signing import Cast, fresh
from demonstration.models import DemoPage
from demonstration.reading import Entry
from editorial import credits, takedown
from editorial import signing as desk
from editorial.models import Kind


@dataclass
class Course:
    """`go` takes a draft along; each state is a method of its name."""

    entry: Entry
    cast: Cast
    region: object
    maker: PageMaker

    def go(self, page):
        state = self.entry.meta["state"]
        page = getattr(self, state.replace("-", "_"))(page)
        DemoPage.objects.create(label=self.entry.label, translation_key=page.translation_key, state=state)
        return page

    @property
    def days_ago(self) -> float:
        return self.entry.meta.get("days_ago", 3)

    def draft(self, page):
        return page

    def regional_sign_off(self, page):
        """Waits for the region; where two have to sign, for the second of them."""
        page = signing.submit(page, self.cast)
        return signing.sign(page, self.cast) if self.entry.meta.get("one_signed") else page

    def safety_check(self, page):
        page = signing.submit(page, self.cast)
        while desk.current_step(page).task.specific.kind != Kind.SAFETY:
            page = signing.sign(page, self.cast)
        return page

    def sent_back(self, page):
        back = self.entry.meta["sent_back"]
        at_safety = back["step"] == "safety-check"
        page = self.safety_check(page) if at_safety else self.regional_sign_off(page)
        desk.request_changes(page, by=self.cast.signer_of(page), comment=back["comment"])
        return fresh(page)

    def released(self, page):
        page = signing.sign_all(signing.submit(page, self.cast), self.cast)
        backdate(page, self.days_ago)
        for number, (language, state) in enumerate(self.entry.meta.get("translations", {}).items()):
            first = "released" if state == "stale" else state
            self.translate(page, language, first, days_ago=max(self.days_ago - 2 - number, 0.5))
        return page

    def taken_down(self, page):
        page = self.released(page)
        lead = self.cast[f"{self.region.code}-lead"]
        takedown.take_down(page.placement, by=lead, reason=self.entry.meta["taken_down"]["reason"])
        return fresh(page)

    def translate(self, page, language: str, state: str, *, days_ago: float, changed: bool = False):
        words = self.maker.page(language, changed=changed)
        translated = signing.translate(page, words, self.cast, language, partly=state == "work")
        if state == "work":
            return
        name = self.entry.meta.get("credits", {}).get(language)
        if name and not changed:  # a later version keeps it
            credits.name_translator(translated, name, by=self.cast[f"{language}-translator"])
        translated = signing.submit_translation(translated, self.cast)
        if state == "released":
            translated = signing.sign_all(translated, self.cast)
            backdate(translated, days_ago, first=not changed)
