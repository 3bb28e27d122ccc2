pytest_plugins = ["tests.browser", "tests.guards", "tests.markers"]
