"""The demonstration's files themselves: complete, aligned between languages, and harmless."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from PIL import Image

from demonstration import reading
from directory.audiences import Preset
from directory.spoken import SPOKEN
from directory.states import State

STORIES = reading.shelf("stories")
PAGES = reading.shelf("pages")
LIBRARY = reading.shelf("library")
CHARTER = reading.shelf("charter")
TOOLBOX = reading.shelf("toolbox")
CAMPAIGNS = reading.shelf("campaigns")
EVERYTHING = STORIES + PAGES + LIBRARY + CHARTER + TOOLBOX + CAMPAIGNS
LANGUAGES = {code for code, _ in settings.LANGUAGES}
REGIONS = {"congo", "kenya", "macedonia", "hongkong", "network"}
STATES = {"draft", "regional-sign-off", "safety-check", "sent-back", "released", "taken-down", "waiting"}
TRANSLATION_STATES = {"released", "sign-off", "work", "stale"}
WARNINGS = {"violence", "detention", "death", "self-harm", "sexual-violence"}
STORY_WORDS = {"title", "slug", "standfirst", "byline", "seo", "ask", "hero_alt", "body"}
PAGE_WORDS = {
    "HomePage": {"title", "standfirst", "seo", "body"},
    "StoriesIndexPage": {"title", "standfirst", "seo"},
    "CampaignsIndexPage": {"title", "standfirst", "seo"},
    "CoalitionPage": {"title", "slug", "standfirst", "seo", "ask"},
    "UpdatePage": {"title", "slug", "standfirst", "seo", "body"},
    "RegionsIndexPage": {"title", "standfirst", "seo"},
    "LibraryIndexPage": {"title", "standfirst", "seo"},
    "DirectoryPage": {"title", "standfirst", "seo", "body", "rules"},
    "RegionPage": {"title", "standfirst", "seo", "contact"},
    "SeasonPage": {"title", "standfirst", "seo"},
    "StandardPage": {"title", "slug", "standfirst", "seo", "body"},
    "MeetingPage": {"title", "slug", "standfirst", "seo", "place", "body"},
    "OverviewPage": {"title", "standfirst", "seo"},
    "ResourcePage": {"title", "slug", "standfirst", "seo", "body"},
    "CharterIndexPage": {"title", "standfirst", "seo", "body"},
    "CharterArticlePage": {"title", "standfirst", "seo", "body"},
    "ToolboxIndexPage": {"title", "standfirst", "seo"},
    "ToolPage": {"title", "standfirst", "seo", "used_where", "worked", "failed", "risk"},
    "InsightPage": {"title", "slug", "standfirst", "seo", "body"},
}
CAMPAIGN_WORDS = {"title", "slug", "standfirst", "seo", "aim", "ask", "demands", "milestones", "claims"}
MORE_CAMPAIGN_WORDS = {"partners", "tools", "outcome_text", "lessons"}
ACTION_WORDS = {
    "statement": {"thanks", "body"},
    "petition": {"thanks", "body"},
    "letter": {"addressee", "salutation", "letter", "do", "do_not"},
    "ask": {"body"},
    "share": {"share_text"},
}
BLOCK_KEYS = {
    "heading": {"text"},
    "paragraph": {"text"},
    "quote": {"text", "attribution"},
    "image": {"picture", "alt", "caption"},
    "audio": {"sound", "title", "transcript"},
    "warning": {"warning", "text"},
    "fact_box": {"title", "text"},
    "timeline": {"entries"},
    "download": {"document", "title"},
}
TAGS = {"p", "b", "i", "a", "ul", "ol", "li"}


def by_label(entry):
    return entry.label


def words_wanted(entry) -> set[str]:
    if entry.shelf == "stories":
        return STORY_WORDS
    kind = entry.meta["type"]
    if kind == "ActionPage":
        own = {"title", "slug", "standfirst", "seo"} | ACTION_WORDS[entry.meta["kind"]]
        return own | set(entry.original) & {"mail_note"}
    return PAGE_WORDS.get(kind) or CAMPAIGN_WORDS | set(entry.original) & MORE_CAMPAIGN_WORDS


def each_text():
    for entry in EVERYTHING:
        for language, words in entry.words.items():
            for place, text in reading.strings(words).items():
                yield f"{entry.label}/{language}/{place}", text


class Tags(HTMLParser):
    """Collects what a text opens and what it leaves open."""

    def __init__(self, text):
        super().__init__()
        self.seen, self.open = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("entry", EVERYTHING, ids=by_label)
class TestEveryPage:
    def test_its_words__are_those_of_its_type_in_every_language(self, entry):
        wanted = words_wanted(entry)
        for language, words in entry.words.items():
            assert set(words) == wanted, language

    def test_its_facts__name_a_region_a_language_and_its_folder(self, entry):
        assert entry.meta["region"] in REGIONS
        assert entry.meta["original"] in entry.words
        assert set(entry.words) <= LANGUAGES
        assert (reading.CONTENT / entry.shelf / entry.label / "meta.toml").exists()

    def test_its_translations__have_the_blocks_of_the_original_in_the_same_order(self, entry):
        for language, words in entry.words.items():
            assert reading.shape(words) == reading.shape(entry.original), language
            assert list(reading.strings(words)) == list(reading.strings(entry.original)), language

    def test_its_blocks__are_known_and_complete(self, entry):
        for block in (block for stream in reading.STREAMS for block in entry.original.get(stream, [])):
            assert set(block) - {"kind", "decorative"} == BLOCK_KEYS[block["kind"]]
            assert block.get("warning", "violence") in WARNINGS

    def test_nothing__is_empty_unless_the_translation_is_in_work(self, entry):
        states = entry.meta.get("translations", {})
        for language, words in entry.words.items():
            empty = [place for place, text in reading.strings(words).items() if not text.strip()]
            assert bool(empty) == (states.get(language) == "work"), (language, empty)

    def test_translators_who_are_named__translated_all_of_it(self, entry):
        states = entry.meta.get("translations", {})
        for language, name in entry.meta.get("credits", {}).items():
            assert states[language] != "work" and 0 < len(name) <= 80, language

    def test_its_files__exist(self, entry):
        assert "hero" not in entry.meta or reading.picture(entry.meta["hero"]).exists()
        for block in entry.original.get("body", []):
            for fact, find in (
                ("picture", reading.picture),
                ("sound", reading.sound),
                ("document", reading.document),
            ):
                assert fact not in block or find(block[fact]).exists()

    def test_its_files_to_take_along__are_there_in_every_language_they_name(self, entry):
        for language in entry.meta.get("files", []):
            assert language in entry.words
            assert reading.document(f"{entry.label}-{language}").exists()

    def test_its_slug__is_one_word_of_letters_figures_and_hyphens(self, entry):
        for words in entry.words.values():
            assert "slug" not in words or re.fullmatch(r"[\w-]+", words["slug"])


@pytest.mark.parametrize("story", STORIES, ids=by_label)
class TestEveryStory:
    def test_its_state__is_known_and_its_translations_are_written(self, story):
        assert story.meta["state"] in STATES
        assert set(story.meta["translations"]) == set(story.words) - {story.meta["original"]}
        assert set(story.meta["translations"].values()) <= TRANSLATION_STATES

    def test_its_standfirst__fits_a_card(self, story):
        assert all(len(words["standfirst"]) <= 200 for words in story.words.values())

    def test_its_byline_and_alternative_text__fit_their_fields(self, story):
        for words in story.words.values():
            assert len(words["byline"]) <= 120
            assert len(words["hero_alt"]) <= 250

    def test_a_warning__is_followed_by_what_it_covers(self, story):
        kinds = [block["kind"] for block in story.original["body"]]
        after = [kinds[number + 1] for number, kind in enumerate(kinds) if kind == "warning"]
        assert set(after) <= {"paragraph", "quote", "image", "audio"}
        assert {block["warning"] for block in story.original["body"] if "warning" in block} <= set(
            story.meta.get("warnings", [])
        )

    def test_its_length__is_a_readers_five_minutes(self, story):
        text = re.sub(r"<[^>]+>", " ", " ".join(reading.strings({"body": story.original["body"]}).values()))
        length = len(text) / 1.7 if story.meta["original"] == "zh-hant" else len(text.split())
        assert 350 <= length <= 650, length

    def test_what_happened_to_it__is_told_in_its_facts(self, story):
        meta = story.meta
        assert ("sent_back" in meta) == (meta["state"] == "sent-back")
        assert ("taken_down" in meta) == (meta["state"] == "taken-down")
        stale = "stale" in meta["translations"].values()
        assert not stale or meta["change"]["kind"] == "substantial"

    def test_its_change__replaces_a_text_that_exists(self, story):
        change = story.meta.get("change")
        if change:
            assert reading.strings(story.original)[change["place"]] != change["text"]
            assert change["days_ago"] < story.meta["days_ago"]


def test_the_stories__cover_every_region_and_state():
    assert len(STORIES) == 15
    assert {story.meta["region"] for story in STORIES} == REGIONS
    assert {story.meta["state"] for story in STORIES} == STATES
    states = [state for story in STORIES for state in story.meta["translations"].values()]
    assert set(states) == TRANSLATION_STATES
    assert states.count("sign-off") >= 2


def test_the_stories__begin_in_all_six_languages():
    assert {story.meta["original"] for story in STORIES} == LANGUAGES


def test_four_released_stories__stand_in_all_six_languages():
    whole = [
        story
        for story in STORIES
        if set(story.words) == LANGUAGES
        and story.meta["state"] == "released"
        and set(story.meta["translations"].values()) == {"released"}
    ]
    assert len(whole) >= 4


@pytest.mark.parametrize("entry", PAGES + LIBRARY + CHARTER + TOOLBOX, ids=by_label)
def test_pages_and_library__stand_in_all_six_languages(entry):
    assert set(entry.words) == LANGUAGES


def test_texts__use_only_the_few_tags_that_editors_have():
    for place, text in each_text():
        tags = Tags(text)
        assert tags.seen <= TAGS and not tags.open, place


def test_texts__hold_no_address_number_or_link_that_could_be_somebodys():
    for place, text in each_text():
        assert not re.search(r"[\w.]+@\w|\+\d|\d{6,}", text), place
        hosts = re.findall(r"(?:https?://|www\.)([\w.-]+)", text)
        assert all(re.search(r"(^|\.)example(\.(org|com|net))?$", host) for host in hosts), place


def test_pictures__are_of_one_size_and_light():
    for source in reading.ROOM.glob("pictures/source/*.svg"):
        file = reading.picture(source.stem)
        assert file.stat().st_size < 90_000
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("WEBP", (1600, 1067))


def test_drawings__hold_no_text_and_load_nothing():
    for source in reading.ROOM.glob("pictures/source/*.svg"):
        drawing = source.read_text()
        assert "<text" not in drawing and "<image" not in drawing and "script" not in drawing
        assert set(re.findall(r'(?:xlink:)?href="(.)', drawing)) <= {"#"}


def test_members__are_twenty_eight_from_eighteen_countries():
    members = reading.members()
    assert [member["handle"] for member in members] == [f"member-{number:02}" for number in range(1, 29)]
    assert len({member["display_name"] for member in members}) == 28
    assert len({member["country"] for member in members}) == 18
    for member in members:
        assert member["region"] in REGIONS
        assert re.fullmatch("[A-Z]{2}", member["country"])
        assert member["languages"] and set(member["languages"]) <= set(SPOKEN)


def test_members__are_in_every_state_and_preset():
    everybody = reading.members() + reading.former_members()
    assert {member["state"] for member in everybody} == {"invited", *State.values}
    assert {member["preset"] for member in everybody if "preset" in member} == set(Preset.values)
    assert all(member["look"] for member in everybody)


def test_requests__are_of_every_urgency_in_several_languages():
    requests = reading.requests()
    assert {request["urgency"] for request in requests} == {"now", "days", "weeks", "open"}
    answers = {answer for request in requests for answer in request.get("answers", {}).values()}
    assert answers == {"yes", "no", "silence"}
    labels = [entry["label"] for entry in requests]
    assert len(set(labels)) == len(labels)


def test_what_members_write__could_be_nobodys():
    """No number, no real address; ways to be reached are examples."""
    for name in ("members", "exchange", "intake"):
        text = (reading.CONTENT / f"{name}.toml").read_text()
        assert not re.search(r"\+\d|\d{5,}|https?:", text), name
        assert all(host.startswith("example.") for host in re.findall(r"\w@([\w.]+)", text)), name
