"""A copy of the demonstration, read as somebody reads it from a stick or from any file host."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).resolve().parents[2]
TIMES = 40  # how many pages a reader follows in each language
BROKEN_OFF = "net::ERR_ABORTED"


@pytest.fixture(scope="module")
def copy(site, served, tmp_path_factory):
    """Made of the served site's own database, by the command that those who run it use."""
    folder = tmp_path_factory.mktemp("mirror") / "copy"
    command = [sys.executable, "manage.py", "export_mirror", str(folder), "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=served | {"BASE_URL": site}, check=True, timeout=900)
    return folder


@pytest.fixture(scope="module")
def host(copy):
    command = [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(copy)]
    server = subprocess.Popen([command[0], "-u", *command[1:]], stdout=subprocess.PIPE, text=True)
    port = server.stdout.readline().split(" port ")[1].split()[0]
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait()


def read_on(page, start: str, language: str) -> int:
    """Follows links within one language; every answer and every picture must be there."""
    failures, hosts = [], set()
    page.on("response", lambda one: failures.append(f"{one.status} {one.url}") if one.status >= 400 else None)
    # What the next page breaks off (the mark of the tab) is no failure: a missing file answers 404.
    page.on("requestfailed", lambda one: one.failure == BROKEN_OFF or failures.append(f"failed {one.url}"))
    page.on("request", lambda one: hosts.add(urlsplit(one.url).netloc))
    page.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    seen, queue = set(), [f"{start}{language}/index.html"]
    while queue and len(seen) < TIMES:
        address = queue.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        assert page.locator("form").count() == 0, address
        found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href.split('#')[0])")
        queue += [one for one in found if one.startswith(f"{start}{language}/") and one.endswith(".html")]
    assert failures == []
    assert hosts == {urlsplit(start).netloc}
    return len(seen)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_copy__is_read_through_from_a_file_host(people, host, language):
    assert read_on(people.stranger(), host, language) == TIMES


def test_copy__is_read_from_a_stick_in_arabic(people, copy):
    reader = people.stranger()
    reader.goto((copy / "index.html").as_uri())
    reader.get_by_role("link", name="العربيّة").click()
    assert reader.locator("html").get_attribute("dir") == "rtl"
    assert fits(reader)
    reader.locator(".card a").first.click()
    reader.wait_for_load_state()
    assert Path(unquote(urlsplit(reader.url).path)).is_file()
    drawn = reader.eval_on_selector_all("img:not([loading=lazy])", "all => all.map(one => one.naturalWidth)")
    assert all(drawn)


def test_list_of_everything__is_narrowed_from_a_stick_and_read_without_scripts(people, copy):
    reader = people.stranger()
    reader.goto((copy / "en/everything/index.html").as_uri())
    everything = reader.locator(".everything li:visible").count()
    reader.get_by_label("Find in this list").fill("radio")
    assert 0 < reader.locator(".everything li:visible").count() < everything
    reader.get_by_label("Find in this list").fill("no such word at all")
    assert reader.get_by_role("status").inner_text() == "Nothing here has these words."
    plain = people.stranger(java_script_enabled=False)
    plain.goto((copy / "en/everything/index.html").as_uri())
    assert plain.locator(".everything li").count() == everything
    assert plain.locator("input").count() == 0


def test_signing__is_explained_with_the_live_address(people, copy, site):
    steps = sorted((copy / "fr/sign").glob("*/index.html"))
    reader = people.stranger()
    reader.goto(steps[0].as_uri())
    live = reader.locator("main a").get_attribute("href")
    assert live == f"{site}/fr/sign/{steps[0].parent.name}/"
    assert reader.locator("input, textarea, form").count() == 0
