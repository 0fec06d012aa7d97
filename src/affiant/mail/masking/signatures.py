"""Names that writers put under their letters: behind "-- ", or below "Cordialement,"."""

import re
from collections.abc import Iterator

from affiant.mail.masking.people import folded
from affiant.mail.masking.words import words
from affiant.mail.replies import Kind, sections
from affiant.vocabulary.function_words import function_words

_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?"
_NAME = re.compile(rf"[\s*_–—-]*({_WORD}(?:[ \u00a0]+{_WORD}){{0,3}})[\s*_,]*")
_LINES = 3  # of a signature in which a name stands, first of all
_LONGEST = 60
_CLOSINGS = words("closings")
_NO_NAMES = words("no names")
_PARTICLES = words("particles")
_LEAST_WORDS = 2  # of a name behind "-- "; below a closing a first name alone is one


def signed_names(text: str) -> Iterator[str]:
    """What looks like a person's name where people sign. Wide: it is masked, not published."""
    for part in sections(text):
        if part.kind is Kind.SIGNATURE:
            lines = [line for line in part.of(text).splitlines() if line.strip(" -—–_\t")]
            yield from (
                name for line in lines[:_LINES] if (name := _name(line, _LEAST_WORDS)) is not None
            )
        elif part.kind is Kind.WRITTEN:
            yield from _below_closings(part.of(text))


def _below_closings(text: str) -> Iterator[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines[:-1]):
        if _is_closing(line) and (name := _name(lines[number + 1], 1)) is not None:
            yield name


def _is_closing(line: str) -> bool:
    told = folded(line[:_LONGEST])
    return bool(told) and len(line) <= _LONGEST and bool(_CLOSINGS.intersection(told[:2]))


def _name(line: str, least: int) -> str | None:
    """The line, if each of its words begins with a capital and none is an ordinary word."""
    found = _NAME.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    name = found.group(1)
    parts = name.split()
    if len(parts) < least or not any(len(part) > 2 for part in parts):  # noqa: PLR2004 - "A." names nobody
        return None
    if not all(part[0].isupper() or part.lower() in _PARTICLES for part in parts):
        return None
    told = folded(name)
    if any(one in _NO_NAMES or one in _CLOSINGS for one in told):
        return None
    return None if len(told) > 1 and all(map(_is_ordinary, told)) else name


def _is_ordinary(token: str) -> bool:
    return any(token in held for held in function_words().values())
