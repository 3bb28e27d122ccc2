"""Where the public may come upon a meeting outside its page."""

from home.surfaces import pages_of


def calendar_files():
    return [f"{address}meeting.ics" for address in pages_of("library.MeetingPage")()]


def narrowed_lists():
    """The library as readers narrow it."""
    queries = ("?kind=training", "?kind=insights", "?kind=meeting", "?year=2018", "?region=kenya")
    return [address + query for address in pages_of("library.LibraryIndexPage")() for query in queries]


SURFACES = {
    "library": pages_of("library.LibraryIndexPage", "library.OverviewPage"),
    "narrowed lists of the library": narrowed_lists,
    "meetings and insights": pages_of("library.MeetingPage", "library.InsightPage"),
    "training material": pages_of("library.ResourcePage"),
    "meetings for calendars": calendar_files,
}
