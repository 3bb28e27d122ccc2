"""Who agreed to be in a story, for what and how long. The release asks it; only safety reads it."""
