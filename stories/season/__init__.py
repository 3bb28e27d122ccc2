"""The year of twelve stories: its months, who answers for each, and when a story may come out."""
