import factory
from django.contrib.auth import get_user_model

from regions.models import Mandate
from regions.roles import LANGUAGE_ROLES

from .regions import locale, region

PASSWORD = "correct horse battery staple"


class Person(factory.django.DjangoModelFactory):
    """Somebody with an account. `Person(mandates=["kenya-editor", "fr-reviewer", "coordinator"])` holds
    what the words say; `everywhere-safety` is valid in every region."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    handle = factory.Sequence(lambda n: f"person-{n}")
    email = factory.LazyAttribute(lambda person: f"{person.handle}@example.org")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def mandates(self, create, words, **kwargs):
        for word in words or []:
            hold(self, word)

    class Params:
        root = factory.Trait(is_superuser=True)
        silent = factory.Trait(email=None)


def hold(person, word: str, **fields) -> Mandate:
    """Gives a mandate by its word: `<region|language>-<role>`, or `coordinator`."""
    scope, _, role = word.rpartition("-")
    if role in LANGUAGE_ROLES:
        fields["locale"] = locale(scope)
    elif scope and scope != "everywhere":
        fields["region"] = region(scope)
    person.__dict__.pop("_mandates_in_force", None)
    return Mandate.objects.create(user=person, role=role, **fields)
