pytest_plugins = ["tests.guards", "tests.markers"]
