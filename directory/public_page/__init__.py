"""The public page of a member who wants one: written by them, signed by their region, closed in one press."""
