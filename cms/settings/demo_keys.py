"""Published keys for looking at the site and working on it: they protect nothing. Production refuses them."""

SECRET_KEY = "demonstration-only-this-key-is-published"
SAFEKEEPING_KEYS = ["uPg3qUnLFVGZJNbW2fKXh2Vt1o7mXJ3rVJhAyO8vAgE="]
SAFEKEEPING_HASH_KEY = "5mK0cLhYw3zq1vTqS4u8bq3m0v7e1gX2pJr9sYkQf4A="
MIRROR_SIGNING_KEY = "q2mY0nqkVg3bQ4k8m1r6zqJ7t5s9uYwXc0dEfGhIjKk="
