"""Every address of the site, asked by everybody who might. A new address gets a row in `tables/`."""
