import pytest

from tests.factories import MemberFactory, Person, region, skill

from .acts import asked


@pytest.fixture
def case(client):
    skill("law")
    return asked(client, region=region("kenya"), languages=["en"])


@pytest.fixture
def lead():
    """A lead of Kenya who is a member as well."""
    return MemberFactory(
        user=Person(mandates=["kenya-lead"]), languages=["sw:3"], display_name="Lead Reed"
    ).user
