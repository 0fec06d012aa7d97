"""Where the lines under a letter begin: behind "-- ", or what a telephone adds by itself.

A greeting and a name are part of the letter: who signs is what a reader wants to know.
"""

import re
from itertools import islice

from affiant.mail.replies.words import WORDS

_DELIMITER = re.compile(r"\s*(?:--|—|––|__)\s*")
_RULE = re.compile(r"\s*[—―]{3,}\s*")
"""Drawn by hand, and by nobody within a text: a delimiter where what follows can be reached."""
_REACHED = re.compile(r"\S@\S+\.\w|(?:\d[ .()-]?){8,}")
_FOOTER = re.compile(r"\s*_{20,}\s*")
_LONGEST_FOOTER = 6
_LINKED = re.compile(r"https?://\S|www\.\S")
"""What lists and providers put under letters: a rule, some lines and a link."""
_LONGEST = 15  # lines behind a delimiter that are still a signature
_DEVICE = re.compile(
    r"[\W_]*(?:" + "|".join(f"(?:{one})" for one in WORDS["devices"]) + r")[\W_]*",
    re.IGNORECASE,
)
_LONGEST_DEVICE = 120
_SIGNED = re.compile(r"\s*-----BEGIN PGP SIGNATURE-----\s*")
_FORMS = (_DELIMITER, _RULE, _FOOTER, _SIGNED)
_TARGET = re.compile(r"\(?<?https?://\S+")


def signature_start(lines: list[str]) -> int:
    """The first line of the signature of these; their number where there is none."""
    end = len(lines)
    for number, line in enumerate(lines):
        if any(form.fullmatch(line) for form in _FORMS) and _delimits(lines, number):
            end = number
            break
    return _above_devices(lines, end)


def _delimits(lines: list[str], number: int) -> bool:
    if _SIGNED.fullmatch(lines[number]):
        return True
    below = (lines[after] for after in range(number + 1, len(lines)))
    held = list(islice((one for one in below if one.strip()), _LONGEST))
    line = lines[number]
    if len(held) == _LONGEST:
        return False
    if _RULE.fullmatch(line):
        return any(_REACHED.search(one) for one in held)
    if _FOOTER.fullmatch(line):
        return len(held) <= _LONGEST_FOOTER and any(_LINKED.search(one) for one in held)
    return True


def _above_devices(lines: list[str], end: int) -> int:
    start = end
    for number in range(end - 1, -1, -1):
        if is_device(lines[number]):
            start = number
        elif lines[number].strip():
            break
    return start


def is_device(line: str) -> bool:
    """Whether a telephone or a mail program wrote this line."""
    told = _TARGET.sub("", line).strip()
    return bool(told) and len(told) <= _LONGEST_DEVICE and _DEVICE.fullmatch(told) is not None
