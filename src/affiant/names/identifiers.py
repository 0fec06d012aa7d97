"""Numbers under which registers know organisations: their form and check digits."""

import re
from enum import StrEnum
from itertools import pairwise

_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_UEI = re.compile(r"(?!0)[0-9A-HJ-NP-Z]{12}")
_CIK = re.compile(r"[0-9]{1,10}")
_SIREN = re.compile(r"[0-9]{9}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


class Scheme(StrEnum):
    """A register of organisations."""

    LEI = "lei"  # Legal Entity Identifier, ISO 17442
    UEI = "uei"  # Unique Entity Identifier of the United States' award registers (SAM)
    CIK = "cik"  # Central Index Key of the United States' SEC
    SIREN = "siren"  # France's register of enterprises
    WIKIDATA = "wikidata"  # item of Wikidata


def is_valid(scheme: Scheme, value: str) -> bool:
    """Whether a number can be one of that register: form and check digits, not existence."""
    match scheme:
        case Scheme.LEI:
            return bool(_LEI.fullmatch(value)) and _mod_97(value) == 1
        case Scheme.UEI:
            return bool(_UEI.fullmatch(value)) and not _nine_digits(value)
        case Scheme.CIK:
            return bool(_CIK.fullmatch(value)) and value.strip("0") != ""
        case Scheme.SIREN:
            return bool(_SIREN.fullmatch(value)) and _luhn(value) and value.strip("0") != ""
        case Scheme.WIKIDATA:
            return bool(_WIKIDATA.fullmatch(value))


def _mod_97(value: str) -> int:
    """ISO/IEC 7064 MOD 97-10: letters are 10 to 35."""
    return int("".join(str(int(character, 36)) for character in value)) % 97


def _luhn(value: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(value)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _nine_digits(value: str) -> bool:
    """SAM gives no UEI with nine digits in a row, which could be taken for a taxpayer's number."""
    run = longest = 1 if value[0].isdigit() else 0
    for before, here in pairwise(value):
        run = (run + 1 if before.isdigit() else 1) if here.isdigit() else 0
        longest = max(longest, run)
    return longest >= 9  # noqa: PLR2004 - nine, as the docstring says
