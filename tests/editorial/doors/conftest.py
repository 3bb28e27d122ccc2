import pytest

from tests.editorial.doors.attack import Attack


@pytest.fixture
def attack(django_capture_on_commit_callbacks):
    """`attack(person).post("wagtailadmin_pages:edit", page.pk, title="…")`"""

    def attack_as(person):
        return Attack(person, django_capture_on_commit_callbacks)

    return attack_as
