"""Attributed messages as publication counts them: by keys of the casefile, not by addresses."""

import hmac
from collections.abc import Iterable, Iterator

from affiant.mail.attribution.attribution import Attribution
from affiant.mail.publication.table import Counted, Part


def counted(attributed: Iterable[tuple[str, Attribution]], key: bytes) -> Iterator[Counted]:
    """From pairs of a message's own identity (its digest) and its attribution.

    `key` is the casefile's, the same for all releases: the ledger compares what it makes. A
    message is credited to its employer, or pooled: consumer mailboxes, universities, unknown and
    contradicted ones are nobody's. One without a sender cannot be counted, and is left out.
    """
    for message, one in attributed:
        if one.sender:
            part = Part.PROVED if one.grade.is_proved else Part.OTHER
            yield Counted(hidden(key, message), hidden(key, one.sender), one.employer, part)


def hidden(key: bytes, told: str) -> str:
    """What stands for a message or an account in the ledger; who has no key learns nothing."""
    return hmac.digest(key, told.encode("utf-8", "surrogatepass"), "sha256").hex()
