"""A copy of a small site, made once: walking it in two languages costs seconds."""

import pytest
from django.conf import settings

from home.mirror.copying import make_copy
from home.mirror.signature import public_text, signing_key

KEY = signing_key(settings.MIRROR_SIGNING_KEY)
PUBLIC = public_text(KEY)


@pytest.fixture
def copy(tmp_path):
    """copy() makes or refreshes the copy in the test's folder and gives the folder."""
    where = tmp_path / "copy"

    def make():
        make.result = make_copy(where, KEY)
        return where

    return make


def words_of(folder) -> str:
    """Everything that stands in any file of a copy, and in their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(f"{path}\n{path.read_bytes().decode(errors='replace')}" for path in files)
