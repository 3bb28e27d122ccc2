"""What readers do on the search page, and what they see there."""

import re
from urllib.parse import urlencode

from home.search import index


def search(client, words: str, language: str = "en", **more):
    """The answer to a search."""
    return client.get(f"/{language}/search/?{urlencode({'q': words, **more})}")


def titles(answer) -> list[str]:
    """Of the results, in their order."""
    found = re.findall(r'class="result__title"><a href="[^"]+"><bdi>(.*?)</bdi>', answer.content.decode())
    return [re.sub("</?mark>", "", title) for title in found]


def marks(answer) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", answer.content.decode())


def index_everything() -> None:
    """What a release does after its commit, which a test that is rolled back never reaches."""
    index.rebuild()
