import pytest

from tests.factories import MemberFactory


@pytest.fixture
def me():
    return MemberFactory(display_name="Seeker", languages=["en"])
