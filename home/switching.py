"""A form with errors in another language: the switcher sends its words there instead of leaving them behind.

Only words that were sent once already go along: a form that nobody sent is opened anew in the other language,
and nothing of it leaves the reader's screen.
"""

# The name of the switcher's buttons (templates/components/language_switcher.html).
ANOTHER_LANGUAGE = "another_language"


class KeepsWords:
    """Mixed into a form whose element has the id `words`. Sent by the switcher it is never valid, so that
    whoever chooses a language has done nothing else."""

    keeps_words = True

    def is_valid(self) -> bool:
        return super().is_valid() and ANOTHER_LANGUAGE not in self.data
