"""Links of the site as links of a folder."""

import pytest

from home.mirror.addresses import file_of, inside, is_copied, relative

ORIGIN = "https://example.org"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/en/stories/", "en/stories/index.html"),
        ("/en/stories/?page=2", "en/stories/index-page-2.html"),
        ("/en/feeds/stories.rss", "en/feeds/stories.rss"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
        ("/ar/%D9%82%D8%B5%D8%B5/", "ar/قصص/index.html"),
    ],
)
def test_an_address__has_a_file(address, path):
    assert file_of(address) == path


@pytest.mark.parametrize(
    "address", ["/en/../../etc/passwd", "/en/%2e%2e/x/", "/en/a:b/", "/en/" + "ق" * 200 + "/"]
)
def test_a_file__stays_below_its_folder_and_fits_every_stick(address):
    parts = file_of(address).split("/")
    assert ".." not in parts and all(len(part.encode()) <= 100 for part in parts)
    assert ":" not in "".join(parts)


def test_different_words_of_a_query__have_different_files():
    assert file_of("/en/?q=a b") != file_of("/en/?q=a-b")


@pytest.mark.parametrize(
    "link", ["https://elsewhere.org/", "//elsewhere.org/", "#top", "mailto:a@b.org", "", "http://["]
)
def test_links_away__are_not_of_the_site(link):
    assert inside(link, "/en/", ORIGIN) is None


def test_one_page__has_one_address():
    assert inside("?page=1", "/en/", ORIGIN) == inside("/en/#x", "/fr/", ORIGIN) == "/en/"
    assert inside("?b=2&a=1", "/en/", ORIGIN) == inside(f"{ORIGIN}/en/?a=1&b=2", "/", ORIGIN)
    assert inside("قصص/", "/ar/", ORIGIN) == inside("/ar/%D9%82%D8%B5%D8%B5/", "/", ORIGIN)


def test_endless_combinations__have_no_copy():
    assert is_copied("/en/campaigns/?region=kenya&page=2")
    assert not is_copied("/en/campaigns/?region=kenya&status=running")
    assert not is_copied("/en/?lite=1")


def test_links__are_relative_and_escaped():
    assert relative("ar/قصص/index.html", "en/index.html") == "../ar/%D9%82%D8%B5%D8%B5/index.html"
