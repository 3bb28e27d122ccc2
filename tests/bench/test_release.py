"""What it costs to bring a story into public, through the same services as the screens."""

import time

import pytest
from django.conf import settings

from tests.actions import (
    release_structure,
    sign_off,
    signer_of,
    somebody,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.bench.measuring import Spent, spending
from tests.home.files import image

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# The last signature of each language: gate, hashes, publishing, indexes, tasks.
STEP = "last sign-off and release"


@pytest.fixture
def spent(django_capture_on_commit_callbacks):
    """`with spent() as it:` measures, with what follows the commit."""
    return lambda: Measured(django_capture_on_commit_callbacks(execute=True), spending())


class Measured:
    def __init__(self, commit, measure):
        self.commit, self.measure = commit, measure

    def __enter__(self) -> Spent:
        spent = self.measure.__enter__()
        self.commit.__enter__()
        return spent

    def __exit__(self, *error):
        self.commit.__exit__(*error)
        self.measure.__exit__(*error)


def test_story_in_six_languages(spent, table):
    for language in LANGUAGES:
        release_structure(language)
    began = time.monotonic()
    steps = {}
    with spent() as everything:
        story = write_story(hero=image(), hero_alt="People")
        story = submit_for_sign_off(story, by=somebody("kenya-editor"))
        story = sign_off(story, by=signer_of(story))
        with spent() as steps["en"]:
            story = sign_off(story, by=signer_of(story))
        for language in LANGUAGES[1:]:
            translated = submit_translation(translate(story, language))
            with spent() as steps[language]:
                sign_off(translated, by=signer_of(translated))
    taken = time.monotonic() - began
    story.refresh_from_db()
    assert all(page.live for page in story.placement.pages())
    name = "release in six languages"
    table.add(name, "everything, from the draft on", taken, "s")
    table.add(name, "everything", everything.milliseconds, "ms")
    table.add(name, "everything", everything.statements, "in all")
    for language in (LANGUAGES[0], LANGUAGES[1], LANGUAGES[-1]):
        table.add(name, f"{STEP}, {language}", steps[language].milliseconds, "ms")
        table.add(name, f"{STEP}, {language}", steps[language].statements, "in all")
    table.note("Most frequent statements of the release in six languages:")
    for shape, times in everything.top():
        table.note(f"  {times:5d}  {shape}")
