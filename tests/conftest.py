pytest_plugins = ["tests.migrated", "tests.baseline", "tests.browser", "tests.guards", "tests.markers"]
