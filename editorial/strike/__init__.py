"""Safety strikes a name from history everywhere. The service is `editorial.strike.service`; a room that
keeps words of its own registers a `Place` with `registries.strike_places`."""
