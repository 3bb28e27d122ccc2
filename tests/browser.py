"""A browser, and the demonstration served to it exactly as `make run` serves it."""

import fcntl
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


def in_folder(folder: str | Path, port: str | int = "") -> dict:
    """The environment of the demonstration in a folder, served on a port."""
    port = str(port or free_port())
    own = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "VAR_DIR": str(folder), "PORT": port}
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own


def prepared(folder: Path) -> dict:
    """Its environment, when everything is loaded; where it is, that takes seconds."""
    environment = in_folder(folder)
    prepare = [sys.executable, "-m", "cms.prepare"]
    subprocess.run(prepare, cwd=settings.BASE_DIR, env=environment, check=True)
    return environment


def loaded_once(shared: Path) -> Path:
    """The folder of a demonstration that the first worker to ask loads, while the others wait for it."""
    folder = shared / "demonstration"
    with open(shared / "demonstration.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "demonstration.loaded").exists():
            prepared(folder)
            (shared / "demonstration.loaded").touch()
    return folder


@pytest.fixture(scope="session")
def served(tmp_path_factory, request):
    """The environment of the served demonstration, a copy for each worker. Where SITE_URL names one that is
    already served, VAR_DIR has to name its folder."""
    if os.environ.get("SITE_URL"):
        return in_folder(os.environ["VAR_DIR"], os.environ.get("PORT", ""))
    own = tmp_path_factory.mktemp("var")
    if hasattr(request.config, "workerinput"):
        shutil.copytree(loaded_once(tmp_path_factory.getbasetemp().parent), own, dirs_exist_ok=True)
    return prepared(own)


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
