"""Loads the demonstration through the site's own services: everything public in it was really signed."""
