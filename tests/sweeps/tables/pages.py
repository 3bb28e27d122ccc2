"""Wagtail's screens about one page. `draft` and `waiting` are Kenya's own, `public` is everybody's to read,
`french` is the draft of its translation."""

from ..people import APPROVER, COORDINATOR, EDITOR, EDITORS, LANGUAGES, MANDATED, OWN, STAFF
from ..rows import closed, open_to, sent_by

ROWS = [
    *open_to(
        STAFF,
        "/admin/pages/create/stories/storypage",
        "/admin/pages/{draft}/revisions/",
    ),
    *open_to(
        MANDATED,
        "/admin/pages/",
        "/admin/pages/{index}/",
        "/admin/pages/{index}/results/",
        "/admin/pages/usage/stories/storypage/",
        "/admin/pages/usage/stories/storypage/results/",
        "/admin/pages/search/",
        "/admin/pages/search/results/",
        "/admin/pages/{root}/",
        "/admin/pages/search/?q=heron",
        "/admin/pages/{root}/?q=heron",
    ),
    *open_to(
        OWN,
        "/admin/pages/workflow/action/{draft}/approve/{step}/",
        "/admin/pages/workflow/collect_action_data/{draft}/approve/{step}/",
        "/admin/pages/{draft}/",
    ),
    *open_to(
        OWN,
        "/admin/pages/{draft}/revisions/{revision}/unschedule/",
        "/admin/pages/{public}/unpublish/",
        changes=OWN,
    ),
    *open_to(
        EDITORS | COORDINATOR,
        "/admin/pages/add/stories/storypage/{index}/",
        "/admin/pages/add/stories/storypage/{index}/preview/",
        "/admin/pages/{index}/add_subpage/",
        "/admin/pages/{home}/add_subpage/",
    ),
    *open_to(
        LANGUAGES,
        "/admin/pages/{french}/edit/",
        "/admin/pages/{french}/view_draft/",
        "/admin/pages/{french}/history/",
    ),
    *open_to(
        APPROVER,
        "/admin/pages/workflow/action/{waiting}/approve/{step}/",
        changes=APPROVER,
    ),
    *open_to(
        APPROVER,
        "/admin/pages/workflow/action/{waiting}/reject/{step}/",
        "/admin/pages/workflow/collect_action_data/{waiting}/approve/{step}/",
        "/admin/pages/workflow/preview/{waiting}/{task}/",
    ),
    *open_to(
        COORDINATOR,
        "/admin/pages/{draft}/move/{index}/confirm/",
        changes=COORDINATOR,
    ),
    *open_to(
        COORDINATOR,
        "/admin/pages/{draft}/move/",
        "/admin/pages/{index}/edit/",
    ),
    *open_to(
        EDITOR,
        "/admin/pages/{draft}/usage/",
        "/admin/pages/{draft}/edit/",
        "/admin/pages/{draft}/edit/preview/",
        "/admin/pages/{draft}/view_draft/",
        "/admin/pages/{draft}/copy/",
        "/admin/pages/{draft}/revisions/{revision}/view/",
        "/admin/pages/{draft}/revisions/{revision}/revert/",
        "/admin/pages/{draft}/workflow_history/",
        "/admin/pages/{draft}/history/",
        "/admin/pages/{draft}/history/results/",
        "/admin/pages/{draft}/revisions/compare/earliest...latest/",
        "/admin/pages/{public}/edit/",
    ),
    *open_to(
        EDITOR | APPROVER,
        "/admin/pages/{waiting}/edit/",
        "/admin/pages/{waiting}/view_draft/",
        "/admin/pages/{waiting}/workflow_history/",
        "/admin/pages/{waiting}/workflow_history/detail/{course}/",
    ),
    *open_to(
        EDITOR | COORDINATOR,
        "/admin/pages/{draft}/delete/",
        changes=EDITOR | COORDINATOR,
    ),
    *sent_by(
        COORDINATOR,
        "/admin/pages/{draft}/set_position/",
    ),
    *sent_by(
        EDITOR | COORDINATOR,
        "/admin/pages/{draft}/lock/",
    ),
    *closed(
        "/admin/pages/{draft}/unpublish/",
        "/admin/pages/{draft}/convert_alias/",
        "/admin/pages/workflow/confirm_cancellation/{draft}/",
        "/admin/pages/workflow/preview/{draft}/{task}/",
        "/admin/pages/{draft}/privacy/",
        "/admin/pages/{draft}/unlock/",
        "/admin/pages/{draft}/workflow_history/detail/{course}/",
        "/admin/pages/workflow/confirm_cancellation/{waiting}/",
    ),
]
