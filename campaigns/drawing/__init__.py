"""What the server draws: a map of countries and lines of time. Each stands beside the same facts in words."""
