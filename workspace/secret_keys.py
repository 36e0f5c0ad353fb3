"""Keys that are shown once and kept as a hash: sessions, API tokens, links."""

import hashlib
import secrets


def new_key() -> str:
    """256 random bits, URL-safe: too many to guess, so that a plain hash keeps them well."""
    return secrets.token_urlsafe(32)


def key_hash(key: str) -> str:
    """What is kept of a key, and what it is found by."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
