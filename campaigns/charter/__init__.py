"""The Civic Charter: its ten articles in plain words, and the campaigns that claim them."""
