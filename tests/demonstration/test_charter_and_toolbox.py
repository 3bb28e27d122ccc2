"""The demonstration's Charter and toolbox are whole."""

from campaigns.provisions import Provision
from campaigns.toolbox.kinds import ToolKind
from demonstration import reading


def test_the_charter__has_its_ten_articles_and_the_toolbox_ten_tools_of_every_kind():
    assert {entry.meta["code"] for entry in reading.shelf("charter")} == set(Provision.values)
    assert len(reading.shelf("toolbox")) == 10
    assert {entry.meta["kind"] for entry in reading.shelf("toolbox")} == set(ToolKind.values)
