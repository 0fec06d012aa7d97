"""Where one message of a mailbox ends and the next begins.

A From_ line with a sender and a date counts after an empty line; one that is not written so, or
has no empty line before it (writers that forget it), where a header follows it. Without a date it
counts only with both. Sentences that begin with
"From" have neither a date nor a header behind them.
"""

import re

from affiant.reading.formats.mbox import SEPARATOR

LONGEST = 512
"""Bytes of a From_ line."""
FIELDS = 2048
"""Bytes behind a From_ line that are looked at for a header."""

_UNDATED = re.compile(rb"From [^\s@]{1,100}@?[^\s]{0,200}[ \t]*\r?\n")
_FORMAL = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? ")
"""As RFC 4155 writes it. Such a line needs no header behind it."""
_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_STUFFED = re.compile(rb">+From ")
_ENOUGH = 2
_TELLING = frozenset(
    b"from to cc subject date message-id received return-path delivered-to mime-version "
    b"reply-to sender in-reply-to references list-id dkim-signature x-mailer status x-status "
    b"x-mozilla-status x-gm-thrid x-gmail-labels content-type envelope-to x-uid x-keywords".split()
)


def separator_end(window: bytes, at: int, *, after_empty_line: bool) -> int | None:
    """Where the From_ line at `at` ends, if it is one."""
    dated = SEPARATOR.match(window, at)
    if dated is not None:
        formal = after_empty_line and _FORMAL.match(window, at) is not None
        follows = _may_follow if formal else _telling
        return dated.end() if follows(window, dated.end()) else None
    if not after_empty_line:
        return None
    undated = _UNDATED.match(window, at)
    if undated is not None and _telling(window, undated.end()) >= _ENOUGH:
        return undated.end()
    return None


def starts_with_header(window: bytes) -> bool:
    """Whether these first bytes are those of a message's header."""
    return _telling(window, 0) >= _ENOUGH


def _may_follow(window: bytes, at: int) -> bool:
    """A field, an empty line (no header), a stuffed From_ line, or the end of the file."""
    if at >= len(window) or window[at : at + 1] in b"\r\n":
        return True
    return any(line.match(window, at) for line in (_FIELD, _STUFFED, SEPARATOR))


def _telling(window: bytes, at: int) -> int:
    """How many fields that mail has stand one after another at `at`, two at most."""
    told = 0
    end = min(len(window), at + FIELDS)
    while at < end and told < _ENOUGH:
        following = window.find(b"\n", at, end) + 1 or end
        if found := _FIELD.match(window, at, following):
            told += found.group(1).lower() in _TELLING
        elif window[at : at + 1] not in b" \t" and not _STUFFED.match(window, at):
            break
        at = following
    return told
