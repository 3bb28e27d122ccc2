import pytest

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    sharp = {"device_scale_factor": 2}  # as phones are, so that pictures can be read
    return browser_context_args | {"viewport": PHONE, **sharp}
