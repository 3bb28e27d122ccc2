"""Arabic: 9 نوفمبر 2026, with the digits that the site's Arabic uses. Django has no DATETIME_FORMAT of it."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، g:i A"
