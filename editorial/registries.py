"""Where the rooms above take part without being imported. They register in `AppConfig.ready`."""

from collections.abc import Callable


class Registry(list):
    """Functions in the order in which they were registered, each once."""

    def register(self, function: Callable) -> Callable:
        if function not in self:
            self.append(function)
        return function


# condition(page) -> list of the reasons why it may not be public yet; asked of every release, whoever
# releases. One that fails blocks.
release_conditions = Registry()

# ask(placement) -> the placements that a step takes down with it. They are locked with it, before all else.
goes_down_too = Registry()

# step(placement, user) -> None; runs after the pages went down, each in its own savepoint. It must not
# delete what a condition reads.
takedown_steps = Registry()

# ask(pages) -> {page id: ids of people}: who wrote content without being named to anybody who works on it.
# They sign none of it, and no screen says that it is theirs.
unnamed_authors = Registry()

# Places (editorial/strike/places.py) where a room keeps words that safety can strike.
strike_places = Registry()


class Surfaces(dict):
    """name -> function() -> iterable of addresses under which the public may find content."""

    def register(self, name: str, function: Callable) -> None:
        self[name] = function


public_surfaces = Surfaces()


# titles(keys or None) -> {translation key as text: title in the reader's language} of live campaigns, all of
# them for None. A key without a title is no campaign that anybody may be told of.
campaign_titles = Registry()
