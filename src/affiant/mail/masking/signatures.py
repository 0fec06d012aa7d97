"""Names that writers put under their letters: behind "-- ", or below "Cordialement,".

Whether the lines are the writer's or quoted does not matter: a name is masked wherever it stands.
"""

import re
from collections.abc import Iterator

from affiant.mail.masking.people import folded
from affiant.mail.masking.words import words
from affiant.vocabulary.function_words import function_words

_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?"
_NAME = re.compile(rf"[\s>*_–—-]*({_WORD}(?:[ \u00a0]+{_WORD}){{0,3}})[\s*_,]*")
_CLOSINGS = words("closings")
_ACCENTED = str.maketrans({"e": "[eéèê]", "a": "[aàâ]"})
_CLOSING = "|".join(sorted(word.translate(_ACCENTED) for word in _CLOSINGS))
_MARKS = r"[> \t]*"
_CLOSED = re.compile(
    rf"^{_MARKS}(?:[^\W\d_]{{1,12}}[ ,]{{1,2}})?(?:{_CLOSING})\b[^\n]{{0,40}}\n"
    rf"(?:{_MARKS}\n){{0,2}}([^\n]{{2,60}})$",
    re.MULTILINE | re.IGNORECASE,
)
_DELIMITED = re.compile(
    rf"^{_MARKS}(?:--|—|__)[ \t]*\n((?:[^\n]{{0,200}}\n?){{1,3}})", re.MULTILINE
)
_NO_NAMES = words("no names")
_PARTICLES = words("particles")
_LEAST_WORDS = 2  # of a name behind "-- "; below a closing a first name alone is one
_LEAST_LETTERS = 3  # of one of its words: "A." names nobody


def signed_names(text: str) -> Iterator[str]:
    """What looks like a person's name where people sign. Wide: it is masked, not published."""
    plain = text.replace("\r", "") if "\r" in text else text
    for found in _DELIMITED.finditer(plain):
        for line in found.group(1).splitlines():
            yield from _name(line, _LEAST_WORDS)
    for found in _CLOSED.finditer(plain):
        yield from _name(found.group(1), 1)


def _name(line: str, least: int) -> Iterator[str]:
    """The line, if each of its words begins with a capital and none is an ordinary word."""
    found = _NAME.fullmatch(line)
    if found is None:
        return
    name = found.group(1)
    parts = name.split()
    if len(parts) < least or not any(len(part) >= _LEAST_LETTERS for part in parts):
        return
    if not all(part[0].isupper() or part.lower() in _PARTICLES for part in parts):
        return
    told = folded(name)
    if _NO_NAMES.isdisjoint(told) and _CLOSINGS.isdisjoint(told) and not _is_said(told):
        yield name


def _is_said(told: tuple[str, ...]) -> bool:
    """Whether all are ordinary words: "And The"."""
    return all(any(token in held for held in function_words().values()) for token in told)
