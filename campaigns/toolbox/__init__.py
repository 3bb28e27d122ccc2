"""The toolbox: what campaigns use, in the community's own words, and how it went."""
