"""Files on a real disk, so that what lies there can be looked at byte by byte."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage


@pytest.fixture(autouse=True)
def disk(tmp_path, settings) -> Path:
    """The folder in which everything that was stored by this test lies."""
    cache.clear()  # renditions of pictures of other tests, whose numbers are the same
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "editorial.files.storage.PrivateStorage"},
    }
    assert default_storage.location == str(settings.MEDIA_ROOT)
    return settings.MEDIA_ROOT
