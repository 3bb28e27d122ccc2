"""The season board of the admin area: twelve months, who owns what, what is missing and by when."""
