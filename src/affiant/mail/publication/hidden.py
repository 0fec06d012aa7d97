"""What stands for a message or an account in the ledger of releases."""

import hmac


def hidden(key: bytes, told: str) -> str:
    """In hexadecimal; who has no key learns nothing.

    `key` is the casefile's, the same for all releases: the ledger compares what it makes.
    """
    return hmac.digest(key, told.encode("utf-8", "surrogatepass"), "sha256").hex()
