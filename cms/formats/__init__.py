"""Dates and times where Django has none for a language, or others than its readers write (CLDR)."""
