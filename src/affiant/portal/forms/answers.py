"""From what a person typed to attributes as `facts.codec` writes them."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from affiant.dossiers.terms import N_
from affiant.dossiers.timeline import first_day
from affiant.evidence.masking import BULLET
from affiant.portal.forms.field import Control, Field
from affiant.portal.forms.kinds import FIELDS

LONGEST = 1_000  # characters of one answer
MOST_NAMES = 50
_SPACES = re.compile(r"[\s\u00a0\u202f’']")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,12})?")
_DATE = re.compile(r"\d{4}(?:-(?:W\d{2}|\d{2}(?:-\d{2})?))?")
_CODE = re.compile(r"[A-Z]{3}")


class Wrong(ValueError):
    """An answer that cannot be taken. `sentence` is a message with {label}; `field` names it."""

    def __init__(self, sentence: str, field: Field | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


_MASKED = N_(
    "{label}: there are masked characters (•) in what you wrote. Leave the field as it was, or "
    "write the whole name."
)
_NO_NUMBER = N_("{label}: this is no number. Write digits alone, such as 19400000 or 4.2.")
_NO_DATE = N_("{label}: this is no date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
_NO_CODE = N_("{label}: a currency has three letters, such as USD.")
_NO_CHOICE = N_("{label}: choose one of those in the list.")
_NEEDED = N_("{label}: this cannot be empty.")
_TOO_LONG = N_("{label}: this is too long.")
_HAVE_DEFAULTS = frozenset({"comparator", "act", "time_kind"})


def answered(
    kind: str, posted: Mapping[str, str], before: Mapping[str, str], language: str
) -> dict[str, Any]:
    """The attributes that were typed otherwise than they stood (`before`, as it was shown; a field
    that was not sent stays). Raises Wrong."""
    changed: dict[str, Any] = {}
    for field in FIELDS[kind]:
        if field.name not in posted:
            continue
        answer = " ".join(posted[field.name].split())
        if answer != " ".join(before.get(field.name, "").split()):
            changed[field.name] = _value(field, answer, language)
    return changed


def needed(kind: str, values: Mapping[str, Any]) -> None:
    """See that nothing is missing that a fact of this kind must have. Raises Wrong."""
    for field in FIELDS[kind]:
        if field.needed and field.name not in values and field.name not in _HAVE_DEFAULTS:
            raise Wrong(_NEEDED, field)


def _value(field: Field, answer: str, language: str) -> Any:
    if len(answer) > LONGEST:
        raise Wrong(_TOO_LONG, field)
    if BULLET in answer:
        raise Wrong(_MASKED, field)
    if not answer and field.needed:
        raise Wrong(_NEEDED, field)
    return _VALUES[field.control](field, answer, language)


def _words(field: Field, answer: str, language: str) -> str | None:
    del field, language
    return answer or None


def _names(field: Field, answer: str, language: str) -> list[str]:
    del language
    names = [name for part in answer.split(";") if (name := part.strip())]
    if len(names) > MOST_NAMES:
        raise Wrong(_TOO_LONG, field)
    return names


def _number(field: Field, answer: str, language: str) -> str | None:
    """Spaces part thousands; in French a comma, in English a point begins the decimals, and
    commas part thousands in groups of three."""
    if not answer:
        return None
    plain = _SPACES.sub("", answer)
    if language == "en" and _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    plain = plain.replace(",", ".")
    try:
        found = Decimal(plain) if _PLAIN.fullmatch(plain) else None
    except InvalidOperation:
        found = None
    if found is None:
        raise Wrong(_NO_NUMBER, field)
    return str(found)


def _date(field: Field, answer: str, language: str) -> str | None:
    del language
    parts = answer.split("/")
    if answer and (len(parts) > 2 or not all(map(_is_date, parts))):  # noqa: PLR2004 - two ends
        raise Wrong(_NO_DATE, field)
    return answer or None


def _is_date(part: str) -> bool:
    return bool(_DATE.fullmatch(part)) and first_day(part) is not None


def _code(field: Field, answer: str, language: str) -> str | None:
    del language
    if answer and not _CODE.fullmatch(answer.upper()):
        raise Wrong(_NO_CODE, field)
    return answer.upper() or None


def _choice(field: Field, answer: str, language: str) -> str | None:
    del language
    known = {member.value for member in field.choices or ()}
    if answer and answer not in known:
        raise Wrong(_NO_CHOICE, field)
    return answer or None


def _flag(field: Field, answer: str, language: str) -> bool:
    del field, language
    return answer == "1"


_VALUES: dict[Control, Callable[[Field, str, str], Any]] = {
    Control.WORDS: _words,
    Control.NAME: _words,
    Control.SAYER: _words,
    Control.NAMES: _names,
    Control.NUMBER: _number,
    Control.DATE: _date,
    Control.CODE: _code,
    Control.CHOICE: _choice,
    Control.FLAG: _flag,
}
