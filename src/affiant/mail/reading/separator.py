"""Where one message of a mailbox ends and the next begins.

A From_ line with a sender and a date counts after an empty line; one that is not written so, or
has no empty line before it (writers that forget it), where a header follows it. With neither the
usual form nor the usual date it counts with both. Sentences that begin with "From" have neither a
date nor a header behind them.
"""

import re

from affiant.reading.formats.mbox import SEPARATOR

LONGEST = 512
"""Bytes of a From_ line."""
FIELDS = 2048
"""Bytes behind a From_ line that are looked at for a header."""
HEAD = 1 << 16
"""Bytes at the start of a file that are: relays and filters write pages before the first field that
tells mail."""

_DATED = re.compile(rb"@|\d:\d\d|\b(?:19|20)\d\d\b")
"""An address, a time or a year, which a line of another form has, unless it is one word."""
_ADDRESSED = re.compile(rb"From [^\s@]{0,100}@")
_FORMAL = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? ")
"""As RFC 4155 writes it. Such a line needs no header behind it."""
_USUAL = re.compile(
    rb"From \S{1,200} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z][a-z] [ \d]\d \d\d:\d\d:\d\d "
    rb"(?:19|20)\d\d\r?\n(?=[!-9;-~]{1,80}:)"
)
"""As nearly all are written, and a field behind it: what the rules below come to, at once."""
_NETSCAPE = re.compile(
    rb"From -[ \t]*\r?\n(?=(?:X-Mozilla-Status2?:[^\n]{0,100}\n){1,4}[!-9;-~]{1,80}[ \t]*:)"
)
"""As Netscape writes it where it knows no date: its own field stands behind, and another."""
_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_STUFFED = re.compile(rb">+From ")
_FOLLOWS = re.compile(b"|".join(line.pattern for line in (_FIELD, _STUFFED, SEPARATOR)))
_ENOUGH = 2
_TELLING = frozenset(
    b"from to cc subject date message-id received return-path delivered-to mime-version "
    b"reply-to sender in-reply-to references list-id dkim-signature x-mailer status x-status "
    b"x-mozilla-status x-gm-thrid x-gmail-labels content-type envelope-to x-uid x-keywords".split()
)


_OF_MAIL_ALONE = frozenset(
    b"subject message-id received return-path delivered-to mime-version in-reply-to list-id "
    b"dkim-signature content-type content-transfer-encoding content-disposition".split()
)
"""Fields of mail one of which is enough where all that stands before an empty line is a header. Not
among them is what notes begin with: "Date:", "To:"."""
_AHEAD = b"\xef\xbb\xbf \t\r\n"


def separator_end(window: bytes, at: int, *, after_empty_line: bool) -> int | None:
    """Where the From_ line at `at` ends, if it is one."""
    if after_empty_line and (usual := _USUAL.match(window, at)) is not None:
        return usual.end()
    formal = _FORMAL.match(window, at) is not None
    dated = SEPARATOR.match(window, at)
    if dated is not None:
        if formal and after_empty_line:
            return dated.end() if _may_follow(window, dated.end()) else None
        enough = 1 if formal or _ADDRESSED.match(window, at) else _ENOUGH
        return dated.end() if _telling(window, dated.end()) >= enough else None
    if after_empty_line and (bare := _NETSCAPE.match(window, at)) is not None:
        return bare.end()
    if not after_empty_line and not formal and _ADDRESSED.match(window, at) is None:
        return None
    end = window.find(b"\n", at, at + LONGEST) + 1
    if end and _is_unusual(window[at:end], at) and _telling(window, end) >= _ENOUGH:
        return end
    return None


def _is_unusual(line: bytes, at: int) -> bool:
    """Whether a From_ line can be written so. At the start of a file it can be anything."""
    if not line.startswith(b"From "):
        return False
    words = line.removeprefix(b"From ").split()
    return at == 0 or len(words) == 1 or (bool(words) and _DATED.search(line) is not None)


def starts_with_header(window: bytes) -> bool:
    """Whether these first bytes are those of a message's header."""
    return _telling(window, 0) >= _ENOUGH


def is_message(head: bytes) -> bool:
    """Whether a file that begins so is one message: by two fields of mail, or by one in a header
    that an empty line ends. Empty lines may stand before it.
    """
    told = head.lstrip(_AHEAD)
    if b"\n" not in told:
        told = told.replace(b"\r", b"\n")
    return _telling(told, 0, len(told)) >= _ENOUGH or _is_header(told)


def _is_header(told: bytes) -> bool:
    found = False
    for line in told.split(b"\n")[:-1]:
        bare = line.rstrip(b"\r")
        if not bare:
            return found
        if name := _FIELD.match(bare):
            found = found or name.group(1).lower() in _OF_MAIL_ALONE
        elif bare[:1] not in b" \t":
            return False
    return False


def _may_follow(window: bytes, at: int) -> bool:
    """A field, an empty line (no header), a stuffed From_ line, or the end of the file."""
    if at >= len(window) or window[at : at + 1] in b"\r\n":
        return True
    return _FOLLOWS.match(window, at) is not None


def _telling(window: bytes, at: int, reach: int = FIELDS) -> int:
    """How many fields that mail has stand one after another at `at`, two at most."""
    told = 0
    end = min(len(window), at + reach)
    while at < end and told < _ENOUGH:
        following = window.find(b"\n", at, end) + 1 or end
        if found := _FIELD.match(window, at, following):
            told += found.group(1).lower() in _TELLING
        elif window[at : at + 1] not in b" \t" and not _STUFFED.match(window, at):
            break
        at = following
    return told
