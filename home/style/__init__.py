"""The page in the admin area that shows the public site's look: tokens, type for each script, components.

Its samples are drawn with the public templates and style sheets themselves, so it cannot drift from the site.
"""
