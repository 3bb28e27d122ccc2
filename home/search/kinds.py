"""What is searched, and the names under which readers narrow to it."""

from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass
class Kind:
    """label: as a reader sees it. models: lower-case labels of page types (`stories.storypage`)."""

    label: str | Promise
    models: list[str] = field(default_factory=list)


# code in the address → Kind, in the order of the list; the rooms above fill it in `AppConfig.ready`. What is
# in none is found by nobody: public profiles among them, so that no name can be looked for from outside.
KINDS: dict[str, Kind] = {}


def register(code: str, label: str | Promise, *models: str) -> None:
    """Adds page types to a kind, which is made where it is missing."""
    kind = KINDS.setdefault(code, Kind(label))
    kind.models += [model for model in models if model not in kind.models]


def kind_of(model_label: str) -> str:
    """The code for a page type's lower-case label; empty where it is not searched."""
    return next((code for code, kind in KINDS.items() if model_label in kind.models), "")


def searched_models() -> list[str]:
    return [model for kind in KINDS.values() for model in kind.models]
