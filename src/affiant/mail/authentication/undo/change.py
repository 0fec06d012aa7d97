"""A change that transport is known to make."""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What was done to the message after it was signed."""

    SENDER = "sender overwritten"
    FROM = "from rewritten"  # lists write their own address there, to satisfy DMARC
    SUBJECT_TAG = "subject tagged"
    ADDED = "field added"
    REMOVED = "field removed"
    ADDRESSES = "addresses written anew"  # quotes, brackets and commas
    PARAMETERS = "parameters written anew"
    WORDS = "encoded words written anew"  # RFC 2047
    FOLDS = "lines folded anew"
    NAMES = "field name written anew"
    MESSAGE_ID = "message id replaced"
    ENCODING = "transfer encoding changed"
    STUFFED = "From lines stuffed"
    DOTS = "leading dots doubled"
    FOOTER = "footer appended"
    FOOTER_PART = "footer part appended"
    DASHES = "signature mark shortened"  # "-- " lost its space
    FLOWED = "flowed text written anew"  # RFC 3676
    WARNING = "warning put above"  # "this message comes from outside"
    LINKS = "addresses of pages replaced"  # by a filter's own
    LONG_LINES = "long lines broken"
    CHARSET = "character set changed"


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back. `where` is a field's name or, in the body, "body"."""

    change: Change
    where: str
