"""Where the lines under a letter begin: behind "-- ", or what a telephone adds by itself.

A greeting and a name are part of the letter: who signs is what a reader wants to know.
"""

import re

from affiant.mail.replies.words import WORDS

_DELIMITER = re.compile(r"\s*(?:--|—|––|__)\s*")
_LONGEST = 15  # lines behind a delimiter that are still a signature
_DEVICE = re.compile(
    r"[\W_]*(?:" + "|".join(f"(?:{one})" for one in WORDS["devices"]) + r")[\W_]*",
    re.IGNORECASE,
)
_LONGEST_DEVICE = 120
_TARGET = re.compile(r"\(?<?https?://\S+")


def signature_start(lines: list[str]) -> int:
    """The first line of the signature of these; their number where there is none."""
    end = len(lines)
    for number, line in enumerate(lines):
        if _DELIMITER.fullmatch(line) and sum(1 for x in lines[number:] if x.strip()) <= _LONGEST:
            end = number
            break
    return _above_devices(lines, end)


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
