"""Numerals with their separators, by the language that wrote them.

French writes 1 234,5 and 250.000; English 1,234.5. One separator before exactly three digits
is the only doubtful shape: French takes the full stop for thousands and the comma for
decimals, English the reverse. Three zeros after a French comma are thousands all the same,
since nobody writes decimals that are all zero to the third place. India groups by two:
12,34,567.
"""

import re
from decimal import Decimal

LONGEST = 24  # digits; longer ones are account numbers and hashes, never counts
_SPACES = re.compile(r"[ \u00a0\u2009\u202f'’]")
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+"),
}


def decimal_of(numeral: str, language: str) -> Decimal | None:
    """The numeral's value, None for a shape that is no number ("1.2.3", "2018,2019")."""
    numeral = _SPACES.sub("", numeral)
    if len(numeral) > LONGEST:
        return None
    if numeral[0] in ".,":
        return Decimal(f"0.{numeral[1:]}")  # ".08"
    separators = {sign for sign in numeral if sign in ".,"}
    if not separators:
        return Decimal(numeral)
    if len(separators) == 1:
        return _one_separator(numeral, separators.pop(), language)
    decimal_sign = max(separators, key=numeral.rindex)
    thousands_sign = "," if decimal_sign == "." else "."
    whole, _, rest = numeral.rpartition(decimal_sign)
    if not _GROUPED[thousands_sign].fullmatch(whole):
        return None
    return Decimal(f"{whole.replace(thousands_sign, '')}.{rest}")


def _one_separator(numeral: str, sign: str, language: str) -> Decimal | None:
    whole, _, rest = numeral.rpartition(sign)
    if sign in whole:
        return Decimal(numeral.replace(sign, "")) if _GROUPED[sign].fullmatch(numeral) else None
    if _thousands(whole, rest, sign, language):
        return Decimal(whole + rest)
    return Decimal(f"{whole}.{rest}")


def _thousands(whole: str, rest: str, sign: str, language: str) -> bool:
    if not _GROUPED[sign].fullmatch(whole + sign + rest) or whole.startswith("0"):
        return False
    if language == "fr":
        return sign == "." or rest == "000"
    return sign == ","
