"""How much of the database the admin area asks for. The figures are those of the standards page."""

from tests.actions import (
    edit,
    release_page,
    released_story,
    request_changes,
    somebody,
    start_translation,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)

EVERYTHING = ("kenya-approver", "kenya-editor", "fr-reviewer")


def rows(count: int) -> None:
    """Rows for every list of somebody who is nearly everything: each state a page can be in."""
    person, editor = somebody(*EVERYTHING), somebody("kenya-editor")
    for _ in range(count):
        submit_for_sign_off(write_story(), by=editor)
        write_story(by=person)
        mine = submit_for_sign_off(write_story(by=person), by=person)
        request_changes(mine, by=somebody("kenya-approver", "kenya-lead"))
        story = released_story("fr")
        release_page(edit(story, by=editor, title=f"{story.title} again"))
        start_translation(story, "ar")
        submit_translation(translate(released_story(), "fr"))


def queries_of(screen, count_queries, name, *args) -> int:
    screen.open(name, *args)  # warm
    with count_queries() as queries:
        assert screen.open(name, *args).status_code == 200
    return len(queries)


def test_lists__ask_the_same_for_2_rows_and_for_5(desk, count_queries):
    screen = desk(somebody(*EVERYTHING))
    limits = {
        # 4 person, mandates, profile; 2 permissions of groups, which Django reads; 13 queue (steps, their
        # tasks by type, pages, placements, languages, contributors, own signatures, stand-ins); 2 sent
        # back; 1 each: stale, drafts, public lately; 4 progress; 2 placements and languages of all lists;
        # 3 Wagtail's frame.
        "wagtailadmin_home": 40,
        # The queue's 13 and the frame.
        "queue": 40,
        # 4 progress, 2 lists, 2 placements and languages, 1 languages, and the frame.
        "translations": 40,
        # 1 list, 2 placements and languages, and the frame.
        "take_down_list": 40,
    }
    rows(2)
    few = {name: queries_of(screen, count_queries, name) for name in limits}
    rows(3)
    many = {name: queries_of(screen, count_queries, name) for name in limits}
    assert many == few
    assert {name: count for name, count in few.items() if count > limits[name]} == {}


def test_queue__of_a_coordinator_asks_the_same_for_1_step_and_for_5(desk, count_queries):
    screen = desk(somebody("coordinator"))
    submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    few = queries_of(screen, count_queries, "queue")
    for _ in range(4):
        submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    assert queries_of(screen, count_queries, "queue") == few <= 40


def test_explorer__asks_the_same_for_4_rows_and_for_50(desk, count_queries):
    screen = desk(somebody("kenya-editor"))
    story = released_story("fr")
    start_translation(story, "ar")
    submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    submit_for_sign_off(
        edit(released_story(), by=somebody("kenya-editor"), title="B"), by=somebody("kenya-editor")
    )
    write_story()
    index = story.get_parent()
    few = queries_of(screen, count_queries, "wagtailadmin_explore", index.pk)
    for number in range(46):
        write_story(slug=f"story-of-many-{number}")
    # 4 person, mandates, profile; 2 permissions of groups; 9 the listed page, its state and languages;
    # 2 what may be explored; 7 rows, their types, states, placements, languages, addresses; 4 filters;
    # 7 breadcrumbs, sites, restrictions, usage; 4 Wagtail's frame. None for wagtail-localize's buttons.
    assert queries_of(screen, count_queries, "wagtailadmin_explore", index.pk) == few <= 45


def test_editor__of_a_story_asks_little(desk, count_queries):
    story = edit(released_story("fr"), by=somebody("kenya-editor"), standfirst="Other words.")
    # 4 person, mandates, profile; 2 permissions of groups; 12 page, versions, placement, languages; 10
    # workflow, locks, translation records; 2 editing sessions; 13 regions, side panels, Wagtail's frame.
    counted = queries_of(desk(somebody("kenya-editor")), count_queries, "wagtailadmin_pages:edit", story.pk)
    assert counted <= 60


def test_sign_off_page__asks_little(desk, count_queries):
    french = submit_translation(translate(released_story(), "fr"))
    assert queries_of(desk(somebody("fr-reviewer")), count_queries, "sign_off", french.pk) <= 80
