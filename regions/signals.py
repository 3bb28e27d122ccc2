"""Told to the rooms above, which make what a new region or language needs of them (front pages, …)."""

from django.dispatch import Signal

# region: Region; user: the coordinator who added it. Inside the transaction that adds it.
region_added = Signal()

# locale: Locale; user: as above.
language_added = Signal()
