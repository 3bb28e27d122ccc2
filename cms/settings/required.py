"""What production must be told, as a table: the name, what it is for, and what is wrong with a value."""

from collections.abc import Callable
from dataclasses import dataclass

from cryptography.fernet import Fernet
from environs import Env

from . import demo_keys

PUBLISHED = {demo_keys.SECRET_KEY, demo_keys.SAFEKEEPING_HASH_KEY, *demo_keys.SAFEKEEPING_KEYS}
PUBLISHED.add(demo_keys.MIRROR_SIGNING_KEY)


def _secret(value: str) -> str:
    """Return what is wrong with a secret, or an empty string."""
    if any(part.strip() in PUBLISHED for part in value.split(",")):
        return "is the demonstration's published key"
    return "" if len(value) >= 40 else "is shorter than 40 characters"


def _keys(value: str) -> str:
    try:
        for part in value.split(","):
            Fernet(part.strip())
    except ValueError:
        return "must be 32 bytes in URL-safe base64"
    return _secret(value)


def _starts(*beginnings: str) -> Callable[[str], str]:
    wanted = " or ".join(beginnings)
    return lambda value: "" if value.startswith(beginnings) else f"must begin with {wanted}"


def _hosts(value: str) -> str:
    return "may not hold *" if "*" in value else ""


@dataclass(frozen=True)
class Required:
    name: str
    purpose: str
    wrong: Callable[[str], str] = lambda value: ""


REQUIRED = [
    Required("SECRET_KEY", "signs sessions and links", _secret),
    Required(
        "SAFEKEEPING_KEYS",
        "encrypt the fields that could hurt somebody; comma-separated, newest first",
        _keys,
    ),
    Required("SAFEKEEPING_HASH_KEY", "keys the hashes by which we find what we cannot read", _keys),
    Required("ALLOWED_HOSTS", "the names this site answers to, comma-separated", _hosts),
    Required("DATABASE_URL", "PostgreSQL", _starts("postgres://", "postgresql://")),
    Required(
        "CACHE_URL", "Redis, shared by all workers: throttles count there", _starts("redis://", "rediss://")
    ),
    Required("BASE_URL", "the public address, for links in mail", _starts("https://")),
    Required("EMAIL_URL", "the mail server"),
    Required("DEFAULT_FROM_EMAIL", "the sender of the site's mail"),
]


def complaints(env: Env) -> list[str]:
    """Say everything that is missing or unfit at once.

    Args:
        env: the environment to read from.

    Returns:
        One sentence per setting, in the table's order; empty when production may start.
    """
    said = []
    for setting in REQUIRED:
        value = env.str(setting.name, "").strip()
        wrong = setting.wrong(value) if value else "is missing"
        if wrong:
            said.append(f"{setting.name} {wrong} ({setting.purpose})")
    return said
