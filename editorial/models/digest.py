from django.db import models


class DigestField(models.CharField):
    """A keyed hash in hexadecimal digits. It holds no words: no strike touches it."""

    codes = "0123456789abcdef"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)
