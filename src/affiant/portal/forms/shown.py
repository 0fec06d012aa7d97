"""What a form shows: its fields in the reader's language, and a fact's values as they are typed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from affiant.facts.kinds import Attribution, Fact
from affiant.portal.forms.field import Control, Field
from affiant.portal.forms.kinds import FIELDS
from affiant.portal.forms.words import choices
from affiant.portal.speech import Speech

PARTING = "; "  # between several names


@dataclass(frozen=True, slots=True)
class Row:
    """A field in the reader's language. `value` is what it holds at first."""

    name: str
    control: str
    label: str
    help: str
    choices: tuple[tuple[str, str], ...]
    needed: bool
    value: str = ""


@lru_cache(maxsize=64)
def rows(kind: str, speech: Speech) -> tuple[Row, ...]:
    """The form of a kind, empty."""
    return tuple(_row(field, speech) for field in FIELDS[kind])


def _row(field: Field, speech: Speech) -> Row:
    _ = speech.gettext
    return Row(
        name=field.name,
        control=field.control.value,
        label=_(field.label),
        help=_(field.help) if field.help else "",
        choices=tuple(choices(field.choices, speech)) if field.choices else (),
        needed=field.needed,
    )


def typed(fact: Fact, language: str) -> dict[str, str]:
    """Each attribute of the fact's form as a person would type it; "" for what is untold."""
    return {field.name: _typed(fact, field, language) for field in FIELDS[fact.kind]}


def _typed(fact: Fact, field: Field, language: str) -> str:
    value: Any = getattr(fact, field.name)
    if field.control is Control.SAYER and not value:
        value = fact.attribution.name
    if isinstance(value, Attribution):
        value = value.name
    if isinstance(value, Decimal):
        plain = format(value, "f")
        return plain.replace(".", ",") if language == "fr" else plain
    if isinstance(value, tuple):
        return PARTING.join(map(str, value))
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value.value) if isinstance(value, Enum) else (value or "")
