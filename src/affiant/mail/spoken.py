"""Days and shares as either language writes them: 3 May 2021 and 5.0%, 3 mai 2021 and 5,0 %."""

from datetime import date

from babel.dates import format_date
from babel.numbers import format_percent

_LOCALES = {"en": "en_GB", "fr": "fr"}  # days before months, as on all other pages
_PERCENT = {"en": "{}%", "fr": "{}\u202f%"}
_SMALL = 0.1  # a share below which a tenth of a percent counts


def day_in_words(day: date, language: str) -> str:
    """In "en" or "fr"."""
    return str(format_date(day, "long", locale=_LOCALES[language]))


def percent(share: float, language: str) -> str:
    """A share of one, in "en" or "fr"."""
    pattern = _PERCENT[language].format("0.0" if share < _SMALL else "0")
    return str(format_percent(share, pattern, locale=_LOCALES[language]))
