"""What a receiving provider wrote down on top of a message: its hop, and what it had checked.

Only its own lines count: those whose author is the organisation that the topmost named Received
field names. Whoever made up the whole file made up these, too; that is why this is grade C.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from affiant.mail.attribution.domain import aligned, registrable

_BY = re.compile(r"\bby\s+([A-Za-z0-9.-]+)", re.IGNORECASE)
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"\s*(dkim|spf|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
_PROPERTY = re.compile(
    r"\b(header\.d|header\.i|header\.from|smtp\.mailfrom|smtp\.mail)\s*=\s*\"?([^\s;\"]+)",
    re.IGNORECASE,
)
_NAMELESS = "outlook.com"
"""Exchange Online writes its results without saying who it is."""
_MOST_FIELDS = 50
_LONGEST = 10_000


class Record(StrEnum):
    """What the receiving provider wrote of the sender's domain."""

    PASSED = "passed"
    FAILED = "failed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Recorded:
    """`provider` is the receiving side's registrable domain; `method` dkim, spf or dmarc."""

    record: Record
    provider: str = ""
    method: str = ""


def recorded(domain: str, received: Sequence[str], results: Sequence[str]) -> Recorded:
    """What was recorded of `domain`. Fields are values from the top down, unfolded or not."""
    provider = _provider(received)
    if provider is None:
        return Recorded(Record.NOTHING)
    own = next((text for text in results[:_MOST_FIELDS] if _is_of(text, provider)), None)
    if own is None:
        return Recorded(Record.NOTHING, provider)
    told = _told(own, domain)
    for method in ("dmarc", "dkim", "spf"):
        if (method, "pass") in told:
            return Recorded(Record.PASSED, provider, method)
    if ("dmarc", "fail") in told:
        return Recorded(Record.FAILED, provider, "dmarc")
    return Recorded(Record.NOTHING, provider)


def _provider(received: Sequence[str]) -> str | None:
    """The topmost hop that has a name: some providers number their inner ones."""
    for text in received[:_MOST_FIELDS]:
        found = _BY.search(text[:_LONGEST])
        if found and (own := registrable(found.group(1))):
            return own
    return None


def _is_of(text: str, provider: str) -> bool:
    server = text[:_LONGEST].partition(";")[0].strip()
    if _RESULT.match(server):
        return provider == _NAMELESS
    return aligned(server.split()[0] if server else "", provider)


def _told(text: str, domain: str) -> set[tuple[str, str]]:
    """Method and result of each statement about this domain or one aligned with it."""
    told: set[tuple[str, str]] = set()
    for statement in _without_comments(text[:_LONGEST]).split(";"):
        found = _RESULT.match(statement)
        if not found:
            continue
        whose = [value.rpartition("@")[2] for _, value in _PROPERTY.findall(statement)]
        if any(aligned(one, domain) for one in whose):
            told.add((found.group(1).lower(), found.group(2).lower()))
    return told


def _without_comments(text: str) -> str:
    """Comments may hold anything, even what looks like a result; they nest at most this deep."""
    for _ in range(5):
        less = _COMMENT.sub(" ", text)
        if less == text:
            break
        text = less
    return text
