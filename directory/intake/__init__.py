"""Help for people without an account: they ask, keep a receipt code, and come back with it."""
