"""How content becomes a hash. A changed recipe gets a new number, and the old one stays as long as
sign-offs are bound to it."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder

from .canonical import canonical
from .files import files_used, fingerprint


def recipe_1(page) -> list:
    files = sorted((fingerprint(file) for file in files_used(page)), key=lambda row: (row[0], row[1]))
    return [page._meta.label, canonical(page), files]


RECIPES = {1: recipe_1}


def content_hash(page, version: int = max(RECIPES)) -> str:
    """`"<recipe>:<sha-256>"` of an in-memory page."""
    data = json.dumps(RECIPES[version](page), cls=DjangoJSONEncoder, sort_keys=True)
    return f"{version}:{hashlib.sha256(data.encode()).hexdigest()}"


def all_hashes(page) -> set[str]:
    return {content_hash(page, version) for version in RECIPES}


def matches(signed_hash: str, page) -> bool:
    return signed_hash in all_hashes(page)
