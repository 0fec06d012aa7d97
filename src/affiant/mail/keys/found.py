"""What an importer gives: keys, and what it could not take."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from affiant.mail.authentication import key, signature
from affiant.mail.authentication.archive import ArchivedKey, KeySource
from affiant.mail.authentication.tags import Malformed

LONGEST_RECORD = 16 * 1024
"""Characters of a key record: an RSA key of 16,384 bits has 3,000."""


class KeyTrouble(StrEnum):
    """Why a line gave no key, or not all that it seemed to say."""

    NOT_A_KEY = "not a key"
    NOT_A_NAME = "not a name"
    NO_NAME = "no name"
    WILDCARD = "wildcard"
    UNREADABLE = "unreadable"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    TOO_LARGE = "too large"
    INCLUDE = "include"
    NO_COLUMNS = "no columns"
    TWO_COLUMNS = "two columns"
    DATE_AMBIGUOUS = "ambiguous date"
    NOT_A_DATE = "not a date"
    DATES_REVERSED = "dates reversed"
    TWO_RECORDS = "two records"
    BAD_SIGNATURE = "bad signature"
    NOT_ALLOWED = "algorithm not allowed"
    NO_DATE = "no date"

    @property
    def is_kept(self) -> bool:
        """Whether the key of that line was taken all the same."""
        return self in _KEPT


_KEPT = frozenset({KeyTrouble.DATE_AMBIGUOUS, KeyTrouble.NOT_A_DATE, KeyTrouble.TWO_RECORDS})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a line, counted from 1. `detail` is for experts, in English."""

    line: int
    trouble: KeyTrouble
    detail: str = ""


Found = ArchivedKey | Problem


@dataclass(frozen=True, slots=True)
class Telling:
    """What the user says of a file: who tells it, when it was seen, and whose a lone key is."""

    told_by: str
    seen: date | None = None
    domain: str = ""
    selector: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day on which a source saw something."""

    first: date | None = None
    last: date | None = None


def archived(
    line: int,
    name: tuple[str, str],
    record: str,
    source: KeySource,
    told_by: str,
    *,
    days: Days,
    is_signed: bool = False,
) -> Found:
    """A key under (selector, domain), or why it is none."""
    try:
        selector, domain = signature.selector(name[0]), signature.domain(name[1])
    except Malformed as malformed:
        return Problem(line, KeyTrouble.NOT_A_NAME, str(malformed))
    if len(record) > LONGEST_RECORD:
        return Problem(line, KeyTrouble.TOO_LONG)
    if not (record.isascii() and record.replace("\t", " ").isprintable()):
        return Problem(line, KeyTrouble.NOT_A_KEY, "characters that no record has")
    try:
        key.read(record)
    except (Malformed, ValueError) as wrong:
        return Problem(line, KeyTrouble.NOT_A_KEY, str(wrong)[:200])
    if days.first and days.last and days.first > days.last:
        return Problem(line, KeyTrouble.DATES_REVERSED)
    return ArchivedKey(
        domain.lower(),
        selector.lower(),
        record,
        source,
        told_by,
        days.first,
        days.last,
        is_signed=is_signed,
    )
