pytest_plugins = ["tests.baseline", "tests.browser", "tests.guards", "tests.markers"]
