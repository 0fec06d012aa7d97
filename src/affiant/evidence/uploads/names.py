"""What a browser calls a file, made harmless. The result is shown and compared, never opened.

Whatever could steer a terminal, a page or a path is spelled out as `\\u202e`; nothing is dropped
in silence, since a name is evidence, too.
"""

import hashlib
import re
import unicodedata

LONGEST_PART, LONGEST = 255, 2000  # characters: more than any file system takes
_KEPT_END = 40  # characters kept of the end of a name that is cut: its suffix tells the format
_SEPARATORS = re.compile(r"[/\\]+")
_TURNING = (
    "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_DANGEROUS = frozenset({"Cc", "Cs", "Zl", "Zp"})
NAMELESS = "unnamed"


def harmless(path: str) -> str:
    """The path as a label: parts divided by "/", none of them empty, a step up or a control."""
    parts = [
        _part(part) for part in _SEPARATORS.split(path[: LONGEST * 4]) if part not in ("", ".")
    ]
    label = "/".join(parts) or NAMELESS
    return label if len(label) <= LONGEST else _cut(label, path, LONGEST)


def again(path: str, number: int) -> str:
    """The label for another file of the same name: `letters/a (2).txt`."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    told = f"{stem} ({number}){dot}{suffix}" if stem else f"{name} ({number})"
    return f"{folder}{slash}{told}"


def _part(part: str) -> str:
    spelled = "".join(map(_spelled, part))
    if spelled.strip(".") == "":
        spelled = spelled.replace(".", "\\x2e")
    return spelled if len(spelled) <= LONGEST_PART else _cut(spelled, part, LONGEST_PART)


def _spelled(character: str) -> str:
    if character in _TURNING or unicodedata.category(character) in _DANGEROUS:
        return character.encode("unicode_escape").decode("ascii")
    return character


def _cut(label: str, whole: str, most: int) -> str:
    """A label cut in the middle; what is left out is told by a digest of all of it."""
    digest = hashlib.sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()[:12]
    end = label[-_KEPT_END:].rpartition("/")[2]
    return f"{label[: most - len(end) - len(digest) - 2]}…{digest}…{end}"
