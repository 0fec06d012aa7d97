"""Headers as Lotus Notes and GroupWise write them: the sender's line has no field's name.

    Anne Roy/LYO/CORP
    03/04/2001 10:12 AM
    To: Paul Berger/LYO/CORP
    cc:
    Subject: lot 4

The name and the moment may stand on one line ("Anne Roy <anne@corp.example> on 03/04/2001 10:12:33
AM"), and so may all of it.
"""

import re

from affiant.mail.replies.words import WORDS, any_of

_MOMENT = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?[ \t]+\d{1,2}:\d\d(?::\d\d)?(?:[ \t]?[AP]M)?"
_ALONE = re.compile(rf"[>\s]*{_MOMENT}\s*", re.IGNORECASE)
_BEHIND = re.compile(rf"[>\s]*\S[^\n]{{1,120}}?\s(?:on |le )?{_MOMENT}\s*", re.IGNORECASE)
_NAME = re.compile(r"[>\s]*[^\s>][^\n.!?:;]{1,80}\s*")
_TO = re.compile(rf"[>\s]*(?:{any_of(WORDS['fields']['to'])})[ \t\xa0]?:")
_SUBJECT = re.compile(rf"[>\s]*(?:{any_of(WORDS['fields']['subject'])})[ \t\xa0]?:")
_ON_ONE = re.compile(
    rf"[>\s]*\S[^\n]{{1,120}}?\s(?:on |le )?{_MOMENT}\s+"
    rf"(?:{any_of(WORDS['fields']['to'])})[ \t\xa0]?:[^\n]*\b"
    rf"(?:{any_of(WORDS['fields']['subject'])})[ \t\xa0]?:[^\n]*",
    re.IGNORECASE,
)
_GROUPWISE = re.compile(rf"[ \t]*>>> \S[^\n]{{1,120}}? {_MOMENT} >>>\s*", re.IGNORECASE)
_MOST_BLANK = 3  # lines between the moment and "To:"
_MOST_FOLDED = 25  # lines of those who received it


def header(lines: list[str], number: int) -> int | None:
    """Past the header that begins at this line; None where none does."""
    line = lines[number]
    if _GROUPWISE.fullmatch(line) or _ON_ONE.fullmatch(line):
        return number + 1
    if _BEHIND.fullmatch(line):
        return _to_subject(lines, number + 1)
    if number + 1 < len(lines) and _ALONE.fullmatch(lines[number + 1]) and _NAME.fullmatch(line):
        return _to_subject(lines, number + 2)
    return None


def _to_subject(lines: list[str], number: int) -> int | None:
    """Past the subject behind those who received it, which begin at this line or a few below."""
    at = number
    while at < len(lines) and at - number < _MOST_BLANK and not lines[at].strip("> \t"):
        at += 1
    if at >= len(lines) or not _TO.match(lines[at]):
        return None
    for subject in range(at + 1, min(at + _MOST_FOLDED, len(lines))):
        if _SUBJECT.match(lines[subject]):
            return subject + 1
    return None
