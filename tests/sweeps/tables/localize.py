"""wagtail-localize: its own addresses, and ours before them."""

from ..people import EDITOR, LANGUAGES, STAFF
from ..rows import closed, open_to, sent_by

ROWS = [
    *open_to(
        STAFF,
        "/admin/localize/reports/translations/",
        "/admin/localize/reports/translations/results/",
        "/admin/localize/jsi18n/",
    ),
    *open_to(
        LANGUAGES,
        "/admin/localize/translate/{translation}/pofile/download/",
        "/admin/localize/translate/{translation}/preview/",
    ),
    *open_to(
        LANGUAGES | EDITOR,
        "/admin/localize/submit/page/{public}/",
    ),
    *open_to(
        EDITOR,
        "/admin/localize/submit/page/{draft}/",
        "/admin/localize/update/{source}/",
    ),
    *sent_by(
        LANGUAGES,
        "/admin/localize/translate/{translation}/disable/",
    ),
    *closed(
        "/admin/localize/submit/snippet/stories/storypage/1/",
        "/admin/localize/translate/{translation}/strings/{string}/edit/",
        "/admin/localize/translate/{translation}/overrides/{overridable}/edit/",
        "/admin/localize/translate/{translation}/pofile/upload/",
        "/admin/localize/translate/{translation}/machine_translate/",
        "/admin/localize/page/{draft}/convert_to_alias/",
        "/admin/localize/api/snippets/stories/storypage/1/",
        "/admin/localize/translate/{translation}/preview/default/",
        "/admin/localize/api/snippets/stories/storypage/",
    ),
]
