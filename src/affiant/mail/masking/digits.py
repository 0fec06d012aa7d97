"""Telephone, account and card numbers in a text. Wider than the standards: a number with a wrong
check digit tells of its owner as well."""

import re
from collections.abc import Iterator

from affiant.mail.masking.pseudonym import Masking

_GAP = "[\\s._\\-/\u00a0\u2009\u202f\u2010\u2011]"
_FRENCH = rf"(?:(?:\+|00){_GAP}?33{_GAP}?(?:\(0\){_GAP}?)?|0)[1-9](?:{_GAP}?\d{{2}}){{4}}"
_AMERICAN = rf"(?:\+?1{_GAP}?)?(?:\(\d{{3}}\){_GAP}?|\d{{3}}{_GAP}?)\d{{3}}{_GAP}?\d{{4}}"
_ABROAD = r"(?:\+|00)\d{1,3}(?:[\s.\-()/\u00a0\u202f]{0,2}\d){6,13}"
_NEARBY = r"\d{3}-\d{4}"
_EXTENSION = r"(?:\s?(?:ext|poste|x)\.?\s?\d{1,6})?"
_PHONE = re.compile(
    rf"(?<![^\W_])(?:{_FRENCH}|{_AMERICAN}|{_ABROAD}|{_NEARBY}){_EXTENSION}(?!\d)", re.IGNORECASE
)
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \-.\u00a0\u202f]?[A-Za-z0-9]{4}){2,7}"
    r"(?:[ \-.\u00a0\u202f]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
_LONG = re.compile(r"(?<!\d)\d(?:[ \-.\u00a0\u202f]?\d){12,21}(?!\d)")
_SOCIAL = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_LEAST_DIGITS = 8  # of what begins like an IBAN: fewer is a word with a number


def numbers(text: str) -> Iterator[tuple[int, int, Masking, str]]:
    """Start, end, what it is, and the digits (and letters) alone. They may overlap."""
    for match in _IBAN.finditer(text):
        if sum(character.isdigit() for character in match.group()) >= _LEAST_DIGITS:
            yield *match.span(), Masking.BANK, _bare(match.group())
    for pattern in (_LONG, _SOCIAL):
        for match in pattern.finditer(text):
            yield *match.span(), Masking.BANK, _bare(match.group())
    for match in _PHONE.finditer(text):
        yield *match.span(), Masking.PHONE, _national(match.group())


def _bare(number: str) -> str:
    return "".join(character for character in number if character.isalnum()).upper()


def _national(number: str) -> str:
    """The last nine digits: with and without the country's code it is one number."""
    return "".join(character for character in number if character.isdigit())[-9:]
