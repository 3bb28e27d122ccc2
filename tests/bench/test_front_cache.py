"""Readers' pages through nginx with `deploy/site.locations`, against a file that nginx serves itself.

Needs Debian's nginx and wrk, and says so where they are missing. Where `SITE_URL` and `VAR_DIR` name a
demonstration already served, it has to share its cache (CACHE_URL) with the commands beside it.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.browser import free_port

pytestmark = pytest.mark.bench
SECONDS = 5
AT_ONCE = 16
LOCATIONS = settings.BASE_DIR / "deploy" / "site.locations"
SERVER = """
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/temp;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    proxy_cache_path {folder}/cache levels=1:2 keys_zone=readers:10m max_size=200m use_temp_path=off;
    upstream site {{ server {upstream}; keepalive 32; }}
    server {{
        listen 127.0.0.1:{port};
        location = /plain.html {{ alias {folder}/plain.html; }}
        {locations}
    }}
}}
"""
TAKE_DOWN = """
from django.contrib.auth import get_user_model
from stories.models import StoryPage
from editorial.takedown import take_down
page = StoryPage.objects.get(pk={pk})
take_down(page.placement, by=get_user_model().objects.get(handle="coordinator"), reason="Measured.")
"""


@pytest.fixture
def front(site, served, tmp_path):
    """The address of an nginx in front of the demonstration, and its folder."""
    for program in ("nginx", "wrk"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed (Debian: {program})")
    port = free_port()
    locations = LOCATIONS.read_text().replace("/srv/civic-charter/var", served["VAR_DIR"])
    upstream = urlsplit(site).netloc.replace("localhost", "127.0.0.1")
    # The demonstration answers to "localhost" alone.
    locations = locations.replace("Host $host", "Host localhost")
    # Root's nginx would work as nobody, who may not read the test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    text = SERVER.format(user=user, folder=tmp_path, upstream=upstream, port=port, locations=locations)
    (tmp_path / "nginx.conf").write_text(text)
    command = ["nginx", "-c", str(tmp_path / "nginx.conf"), "-g", "daemon off;"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as nginx:
        time.sleep(1)
        yield f"http://127.0.0.1:{port}", tmp_path
        nginx.terminate()


def per_second(address: str) -> float:
    command = ["wrk", "-t1", f"-c{AT_ONCE}", f"-d{SECONDS}s", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def public_story(demo) -> tuple[int, str]:
    """(primary key, path) of a released original in English."""
    for page in demo["pages"].values():
        english = page["translations"].get("en", {})
        if page["type"] == "stories.storypage" and page["original"] == "en" and english.get("live"):
            return english["id"], urlsplit(english["url"]).path
    raise LookupError("no public story")


def status(address: str) -> int:
    try:
        with urlopen(address, timeout=5) as answer:
            return answer.status
    except HTTPError as error:
        return error.code


def test_the_front_cache(front, served, demo, table):
    address, folder = front
    pk, path = public_story(demo)
    with urlopen(address + path, timeout=30) as answer:
        (folder / "plain.html").write_bytes(answer.read())
    plain, kept = per_second(f"{address}/plain.html"), per_second(address + path)
    table.add("story, front cache", "requests a second", kept, "each second")
    table.add("story, front cache", "a file of nginx, times as many", plain / kept, "ratio", 1 / 0.80)
    took_down = time.monotonic()
    command = [sys.executable, "manage.py", "shell", "-c", TAKE_DOWN.format(pk=pk)]
    subprocess.run(command, cwd=settings.BASE_DIR, env=served, check=True, capture_output=True)
    committed = time.monotonic()
    while status(address + path) == 200 and time.monotonic() - committed < 30:
        time.sleep(0.1)
    table.add("story, front cache", "gone after its takedown, at most", time.monotonic() - committed, "s", 5)
    table.add("story, front cache", "the command itself", committed - took_down, "s")
    table.judge()
