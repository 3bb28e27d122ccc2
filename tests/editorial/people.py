"""Every kind of person, by what they hold; the loops of denials run over these."""

from contextlib import contextmanager

from django.db import transaction

from tests.factories import Person, hold

IN_KENYA = ["kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead"]
EVERYWHERE = ["coordinator", "everywhere-safety"]
IN_MACEDONIA = ["macedonia-editor", "macedonia-approver", "macedonia-safety", "macedonia-lead"]
OF_LANGUAGES = ["fr-translator", "fr-reviewer"]
OUTSIDE_KENYA = [*IN_MACEDONIA, *OF_LANGUAGES]
EVERYBODY = [*IN_KENYA, *EVERYWHERE, *OUTSIDE_KENYA]


def superuser():
    """Configures the site; holds no mandate."""
    return Person(root=True)


def left(word: str):
    """Somebody whose mandate was ended."""
    person = Person()
    mandate = hold(person, word)
    mandate.valid_until = mandate.granted_at
    mandate.save()
    return person


def suspended(word: str):
    """Somebody whose mandate stands, but whose account was closed."""
    return Person(mandates=[word], is_active=False)


def without_rights(word: str) -> list:
    """People who must be refused what a holder of `word` may do."""
    return [Person(), superuser(), left(word), suspended(word)]


@contextmanager
def undone():
    """What is done inside is looked at and then undone: a loop over people starts anew each time."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
