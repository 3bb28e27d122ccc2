import pytest
from django.core.cache import cache

from accounts.models import User
from accounts.second_factor import required_for

PASSWORD = "arusha-2018-demo"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def throttles_start_empty():
    cache.clear()


@pytest.fixture
def user(db):
    return User.objects.create_user("kenya-editor", PASSWORD, email="editor@example.org")


@pytest.fixture
def needs_second_factor(settings):
    """The stand-in for a mandate: everybody whose handle says so needs a second factor."""
    settings.SECOND_FACTOR_REQUIRED = True

    def has_mandate(user):
        return user.handle.startswith("kenya-")

    required_for.register(has_mandate)
    yield
    required_for.unregister(has_mandate)
