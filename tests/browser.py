"""A browser, and the demonstration served to it exactly as `make run` serves it."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests import loaded
from tests.e2e.people import People

STARTS_WITHIN = 90  # seconds


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_for(address, server):
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            return urlopen(address, timeout=5).close()
        except URLError:
            time.sleep(0.3)
    pytest.fail(f"The demonstration does not answer at {address}")


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """The environment of the served demonstration, a copy for each worker. Where SITE_URL names one that is
    already served, VAR_DIR has to name its folder."""
    if os.environ.get("SITE_URL"):
        return loaded.environment(Path(os.environ["VAR_DIR"]), os.environ.get("PORT", "8000"))
    own = tmp_path_factory.mktemp("var")
    shutil.copytree(loaded.demonstration(), own, dirs_exist_ok=True)
    return loaded.environment(own, free_port())


@pytest.fixture(scope="session")
def site(served):
    """Its address, with no slash at the end."""
    if os.environ.get("SITE_URL"):
        yield os.environ["SITE_URL"].rstrip("/")
        return
    address = f"http://localhost:{served['PORT']}"
    command = [sys.executable, "-m", "gunicorn", "--config", "cms/serving.py", "cms.wsgi"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=served) as server:
        try:
            wait_for(f"{address}/tour/", server)
            yield address
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def demo(served):
    """What `demo_map` prints: accounts, pages, files and open sign-offs of the demonstration."""
    command = [sys.executable, "manage.py", "demo_map"]
    printed = subprocess.run(command, cwd=settings.BASE_DIR, env=served, check=True, capture_output=True)
    return json.loads(printed.stdout)


@pytest.fixture
def people(browser, browser_context_args, site):
    everybody = People(browser, browser_context_args)
    yield everybody
    everybody.leave()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium; nothing is fetched from elsewhere."""
    arguments = ["--disable-gpu", "--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return browser_type_launch_args | {
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": arguments,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, site):
    return browser_context_args | {"base_url": site}
