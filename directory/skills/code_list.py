"""A column of skills, by their codes."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from home.fields import CodeListField

LONGEST = 600


class SchemeCodes:
    """(code, code) of every skill of the scheme, read when it is asked for."""

    def __iter__(self) -> Iterator[tuple[str, str]]:
        # By its label: the pages that have this column are loaded together with the skills.
        codes = apps.get_model("directory", "Skill").objects.order_by("path").values_list("code", flat=True)
        return ((code, code) for code in codes)


class SkillCodesField(CodeListField):
    """Sorted by code, whatever the order of the scheme: a skill added later voids no sign-off."""

    codes: Any

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(*args, **kwargs)
        self.codes = SchemeCodes()

    def get_prep_value(self, value: Any) -> str:
        return ",".join(sorted(set(self.to_python(value))))
