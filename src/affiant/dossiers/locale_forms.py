"""Dates and numbers as people write them, in French and English (CLDR, through Babel)."""

from collections.abc import Sequence
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import UnknownUnitError, format_unit

from affiant.dossiers.timeline import first_day

_MONTH, _DAY = 2, 3  # how many parts an ISO date has
_PERSON = "person"  # CLDR's "day-person" is for ages, and Babel takes it for this, in English
_DECIMALS = 4  # a third is 0.3333: a share is never known better than that


_WEEKS = {"en": "week of {day}", "fr": "semaine du {day}"}
_LOCALES = {"en": "en_GB", "fr": "fr_FR"}
"""Day before month in both: 3/4 and "March 4" are read differently on the two shores."""


def date_in_words(iso: str, language: str) -> str:
    """An ISO 8601 date as the reader writes it, as partial as it is.

    Intervals have a dash; what is no date stays as it is.
    """
    parts = iso.split("/")
    return "–".join(_one_date(part, language) for part in parts if part)


def number(value: Decimal, language: str) -> str:
    """A number with the reader's separators, every digit told up to the fourth decimal."""
    return format_decimal(
        round(value, _DECIMALS), locale=_LOCALES[language], decimal_quantization=False
    )


def measured(value: Decimal, unit: str, language: str) -> str | None:
    """A number with its unit ("5 ans"); None for what CLDR has no word for ("employee").

    `unit` is the canonical name of `vocabulary/measures/units.yaml`, singular, in British
    English.
    """
    try:
        words = format_unit(
            round(value, _DECIMALS), _cldr(unit), length="long", locale=_LOCALES[language]
        )
    except UnknownUnitError:
        return None
    return None if words.endswith(f" {unit}") and unit == _PERSON else words


def _cldr(unit: str) -> str:
    if unit == "year":
        return "duration-year"
    return unit.replace("metre", "meter").replace("litre", "liter").replace(" ", "-")


def _one_date(iso: str, language: str) -> str:
    day = first_day(iso)
    depth = iso.partition("T")[0].count("-") + 1
    if day is None:
        return iso
    if "W" in iso:
        return _WEEKS[language].format(day=_one_date(day.isoformat(), language))
    if depth == _DAY:
        words = format_date(day, format="long", locale=_LOCALES[language])
        return f"1er{words[1:]}" if language == "fr" and day.day == 1 else words
    if depth == _MONTH:
        return format_skeleton("yMMMM", day, locale=_LOCALES[language])
    return str(day.year)


def enumeration(parts: Sequence[str], language: str) -> str:
    """ "a, b and c", as the language puts it."""
    return format_list(list(parts), locale=_LOCALES[language])
