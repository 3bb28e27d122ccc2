"""Who could help whom: a pure engine without a database, so that it can be proved and measured alone."""
