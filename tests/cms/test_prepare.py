import socket
from pathlib import Path

import pytest
from django.core.management import CommandError

from cms import prepare


def test_start_afresh__refused_outside_the_demonstration(settings):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="Only the demonstration"):
        prepare.forget_everything()


def test_start_afresh__refused_while_somebody_serves(settings):
    with socket.create_server(("127.0.0.1", 0)) as serving:
        settings.WAGTAILADMIN_BASE_URL = f"http://localhost:{serving.getsockname()[1]}"
        with pytest.raises(CommandError, match="Stop it first"):
            prepare.forget_everything()


def test_static_files__are_collected_once(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    assert prepare.static_files() == "collected"
    assert prepare.static_files() == "unchanged"
    Path(settings.STATIC_ROOT, ".signature").write_text("older")
    assert prepare.static_files() == "collected"
