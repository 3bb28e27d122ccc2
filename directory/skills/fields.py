"""Choosing skills in a form: by searching in any language, or from the whole list.

Without a script the "Find" button sends the form, which comes back with everything typed and what was
found. A script asks for the same list while somebody types.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..models import Skill
from .choices import chosen, found, tree
from .scheme import current_scheme

SOUGHT, FIND = "sought", "find"


@dataclass(frozen=True)
class Picked:
    """What a form sent: ids as they came, what was looked for, and whether "Find" was pressed."""

    ids: tuple[str, ...] = ()
    sought: str = ""
    finding: bool = field(default=False, compare=False)


def ids_in(value: Any) -> list[int]:
    """Ids in what was sent, or in an initial value: a skill, an id, several of them, or nothing."""
    if isinstance(value, Picked):
        value = value.ids
    several = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    keys = [str(getattr(one, "pk", one)) for one in several if one not in (None, "")]
    return [int(key) for key in dict.fromkeys(keys) if key.isascii() and key.isdigit() and len(key) < 16]


class SkillWidget(forms.Widget):
    use_fieldset = True
    template_name = "directory/skills/choice.html"

    class Media:
        js = [forms.Script("directory/skill-search.js", defer=True)]

    def __init__(self, *, many: bool, attrs: Any = None):
        super().__init__(attrs)
        self.many = many

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Picked:
        ids = data.getlist(name) if hasattr(data, "getlist") else data.get(name, ())
        sent = [ids] if isinstance(ids, str | int) else ids
        return Picked(
            tuple(map(str, sent)), data.get(f"{name}-{SOUGHT}", ""), finding=f"{name}-{FIND}" in data
        )

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False  # nothing ticked sends nothing

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return ""  # the group has a legend

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        has = chosen(ids_in(value))
        taken = {choice.skill for choice in has}
        sought = value.sought if isinstance(value, Picked) else ""
        results = [choice for choice in found(sought) if choice.skill not in taken]
        taken |= {choice.skill for choice in results}
        return super().get_context(name, value, attrs) | {
            "name": name,
            "many": self.many,
            "kind": "checkbox" if self.many else "radio",
            "chosen": has,
            "sought": sought,
            "found": results,
            "tree": tree(without=taken),
        }

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class SkillChoiceField(forms.Field):
    """One open skill, or several with `many`: cleans to a Skill (None for nothing) or a list of them.

    Args: most, how many may be chosen.
    """

    default_error_messages = {
        "searching": _("Choose what fits, then send this."),
        "unknown": _("This skill is not in the list any more. Choose another."),
        "too_many": _("Choose fewer: %(most)s at most."),
    }

    def __init__(self, *, many: bool = False, most: int | None = None, **kwargs: Any):
        super().__init__(widget=SkillWidget(many=many), **kwargs)
        self.many, self.most = many, most

    def clean(self, value: Any) -> Any:
        if isinstance(value, Picked) and value.finding:
            raise ValidationError(self.error_messages["searching"], code="searching")
        ids = ids_in(value)
        if self.required and not ids:
            raise ValidationError(self.error_messages["required"], code="required")
        if self.most and len(ids) > self.most:
            raise ValidationError(
                self.error_messages["too_many"], code="too_many", params={"most": self.most}
            )
        skills = self._open(ids)
        if len(skills) < len(ids):
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return skills if self.many else next(iter(skills), None)

    def _open(self, ids: list[int]) -> list[Skill]:
        known: Mapping[int, Any] = current_scheme().skills
        wanted = [skill for skill in ids if skill in known and known[skill].is_open]
        rows = Skill.objects.in_bulk(wanted) if wanted else {}
        return [rows[skill] for skill in wanted if skill in rows]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return ids_in(initial) != ids_in(data)
