"""The directory of the demonstration: its first member, who can vouch for others."""

from demonstration.reading import members
from directory.joining.founding import found_directory
from directory.models import Member


def load_first_member(people: dict, regions: dict) -> None:
    """The first of the list, as the command makes them; a second time nothing happens."""
    if not Member.objects.exists():
        first = members()[0]
        found_directory(people[first["handle"]], regions[first["region"]], display_name=first["display_name"])
