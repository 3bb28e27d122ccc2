from home.surfaces import pages_of


def sheets() -> list[str]:
    """Beside every action, also where there is no letter."""
    return [f"{address}letter.pdf" for address in pages_of("campaigns.ActionPage")()]
