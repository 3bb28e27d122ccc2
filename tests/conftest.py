pytest_plugins = [
    "tests.migrated",
    "tests.worlds",
    "tests.baseline",
    "tests.browser",
    "tests.distribution",
    "tests.markers",
    "tests.lock_order",
]
