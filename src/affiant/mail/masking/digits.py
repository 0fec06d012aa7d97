"""Telephone, account and card numbers in a text. Wider than the standards: a number with a wrong
check digit tells of its owner as well."""

import re
from collections.abc import Iterator

from affiant.mail.masking.lowered import lowered
from affiant.mail.masking.pseudonym import Masking
from affiant.mail.masking.words import words

_GAP = "(?: ?[\\s._\\-/\u00a0\u00b7\u2009\u202f\u2010-\u2015\u2212] ?)"
_FRENCH = (
    rf"(?:(?:\(?(?:\+|00){_GAP}?33\)?{_GAP}?|33{_GAP}?)(?:\(0\){_GAP}?)?[1-9]|\(?[0Oo][1-9]\)?)"
    rf"(?:{_GAP}?\d{{2}}){{4}}"
)
_BY_THREE = rf"0{_GAP}?[1-9]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{3}}"
_AMERICAN = rf"(?:\+?1{_GAP}?)?(?:\(\d{{3}}\){_GAP}?|\d{{3}}{_GAP}?)\d{{3}}{_GAP}?\d{{4}}"
_BRITISH = (
    rf"(?:44{_GAP}?[127]\d(?:{_GAP}?\d){{8}}|\(?0{_GAP}?(?:20|1\d{{2,3}}|7\d{{3}})\)?{_GAP}?"
    rf"(?:\d{{3,4}}{_GAP}?\d{{3,4}}|\d{{6}}))"
)
_ABROAD = (
    r"\(?(?:\+\d{1,3}(?:[\s.\-()/_\u00a0\u00b7\u202f\u2010-\u2015]{0,3}\d){6,13}"
    r"|00\d{1,3}(?:[\s.\-()/\u00a0\u00b7\u202f\u2010-\u2015]{0,3}\d){6,13})"
)
_NEARBY = r"\d{3}-\d{4}"
_APART = r"\+ \d{11,14}"  # "access code + 331..."
_EXTENSION = r"(?:\s?(?:ext|poste|x)\.?\s?\d{1,6})?"
_DATED = (
    r"(?!\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d)|(?:19|20)\d\d([./-])\d\d\2\d\d(?!\d)"
    r"|\d{1,2}[./-](?:19|20)\d\d(?!\d)|(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\3\d\d(?![./\d-]))"
)
"""Not where a date begins: with the time behind it, it has a telephone number's digits."""
_PHONE = re.compile(
    rf"(?<![^\W_]){_DATED}(?:{_FRENCH}|{_BY_THREE}|{_BRITISH}|{_AMERICAN}|{_ABROAD}|{_APART}|{_NEARBY}){_EXTENSION}(?!\d)",
    re.IGNORECASE,
)
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ \-./_\u00a0\u202f]?[A-Za-z0-9]{4}){2,7}"
    r"(?:[ \-./_\u00a0\u202f]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
_CARD = re.compile(r"(?<!\d)\d{4}(?:(?: ?[ ./_-] ?|\s)\d{4}){3}(?!\d)")
_FRENCH_PERSON = re.compile(
    r"(?<![\dA-Z])[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3}"
    r"(?: ?\d\d)?(?![\dA-Z])"
)
_BRITISH_PERSON = re.compile(
    r"(?<![\dA-Za-z])[A-CEGHJ-PQR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?![\dA-Za-z])"
)
_LONG = re.compile(r"(?<!\d)\d(?:[ \-.\u00a0\u202f]?\d){12,21}(?!\d)")
_SOCIAL = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_LEAST_DIGITS = 8  # of what begins like an IBAN: fewer is a word with a number


_SEPARATOR = "[ .\u00b7/,\u00a0\u2009\u202f\u2010\u2011-]"
_ZIP = r"(?!\d{5}-\d{4}(?!\d))"  # an American post code of a place in the north-east
_FROM_ZERO = re.compile(
    rf"(?<![\w.,/-]){_DATED}{_ZIP}(?:\(0\)[1-9]|0[1-9])\d{{0,4}}"
    rf"(?:{_SEPARATOR} ?\d{{2,8}}){{1,5}}(?![\d:hH])"
)
_LABELS = (  # what stands in each label of a number
    "tél", "tel", "phone", "mobile", "cell", "gsm", "fax", "portable", "whatsapp", "call",
    "appelez", "ligne", "wa.me/", "tlf", "mob", "handy",
)  # fmt: skip
_LABELLED = re.compile(
    r"(?:\b(?:t[ée]l(?:[ée]phone)?|phone|mobile|cell|gsm|fax|t[ée]l[ée]copie|portable|whatsapp|"
    r"call|appelez|ligne(?: directe)?|tele?f(?:on[oe]?|oon)?|tlf|mob|handy)\b\s?\.?"
    r"(?:[ \u00a0](?:no\b|number\b|n[°o]|num[ée]ro\b))?[^\w\n]{0,4}|wa\.me/)"
    r"(\+?\(?\d(?:[ .\-/()\u00b7\u00a0\u202f]{0,2}\d){6,14})(?!\d)",
)
_PAPERS = re.compile(
    r"\b(?:SSN|NAS|SIN|NIR|(?:social|national) (?:security|insurance)(?: number)?|NINO?|"
    r"s[ée]curit[ée] sociale|passe?port|permis de conduire|driving licen[cs]e|CNI|"
    r"carte (?:nationale )?d['’]identit[ée])\b"
    r"[^\w\n]{0,4}(?:n[°o]\.?|number|num[ée]ro|:)?[^\w\n]{0,4}"
    r"((?=[A-Za-z]{0,3}\d)[\dA-Za-z](?:[ .-]?[\dA-Z]){5,17})(?!\w)"
)


def _any(first: str, rest: list[str]) -> str:
    """Words that begin with this letter, where a word begins."""
    tails = "|".join(word[1:] for word in rest).replace("e", "[eé]")
    return rf"{first}(?<!\w{first})(?:{tails})"


_NUMBERS = sorted(words("numbers"), key=len, reverse=True)
_NUMBER = "|".join(_NUMBERS).replace("e", "[eé]")
_FIRST_NUMBER = "|".join(
    _any(first, [word for word in _NUMBERS if word[0] == first])
    for first in sorted({word[0] for word in _NUMBERS})
)
_SAID = re.compile(
    rf"(?:{_FIRST_NUMBER})(?:(?:[\s,.-]{{1,3}}|\s(?:et|and)\s)(?:{_NUMBER})(?!\w)){{6,24}}"
)
_START = re.compile(r"[\d+(](?<!\d\d)|[Oo](?=[1-9])(?<![^\W_][Oo])")
"""Where a number may begin: at the first of some digits, or before them."""
_GAPS = re.compile(r"(?<=\d)[^\d]+?(?=\d)")
_YEARS = re.compile(r"(?:(?:19|20)\d\d[ -]?)+")
_MOMENTS = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)|(?:19|20)\d\d([./-])\d\d\1\d\d(?!\d)"
    r"|\d{1,3}(?:\.\d{1,3}){3} "  # or two network addresses
)
_BOOK = re.compile(r"97[89](?:[ -]?\d){10}")  # ISBN
_FIRM = re.compile(r"SIRE[NT]\W{0,4}$", re.IGNORECASE)  # a company's number, which is public
_FROM_ZERO_LEAST, _FROM_ZERO_MOST = 9, 11


def numbers(text: str) -> Iterator[tuple[int, int, Masking, str]]:
    """Start, end, what it is, and the digits (and letters) alone. They may overlap."""
    small = lowered(text)
    for match in _SAID.finditer(small):
        yield *match.span(), Masking.PHONE, _national(text[slice(*match.span())])
    starts = [found.start() for found in _START.finditer(text)]
    if not starts:
        return
    yield from _of_banks(text, starts)
    for start, end in _phones(text, small, starts):
        yield start, end, Masking.PHONE, _national(text[start:end])


def _of_banks(text: str, starts: list[int]) -> Iterator[tuple[int, int, Masking, str]]:
    for match in _at(_IBAN, text, [start - 2 for start in starts if start > 1]):
        if sum(character.isdigit() for character in match.group()) >= _LEAST_DIGITS:
            yield *match.span(), Masking.BANK, _bare(match.group())
    for match in _BRITISH_PERSON.finditer(text):
        yield *match.span(), Masking.BANK, _bare(match.group())
    for pattern in (_LONG, _SOCIAL, _CARD, _FRENCH_PERSON):
        for match in _at(pattern, text, starts):
            if not _is_nobodys(text, match):
                yield *match.span(), Masking.BANK, _bare(match.group())
    for match in _PAPERS.finditer(text):
        yield *match.span(1), Masking.BANK, _bare(match.group(1))


def _at(pattern: re.Pattern[str], text: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """As `finditer`, of a pattern that matches nowhere but at these places."""
    free = 0
    for start in starts:
        if start >= free and (found := pattern.match(text, start)):
            free = found.end()
            yield found


def _is_nobodys(text: str, match: re.Match[str]) -> bool:
    """Rows of years, moments, and numbers of books and of companies."""
    number = match.group()
    if _YEARS.fullmatch(number) or _MOMENTS.match(number) or _BOOK.fullmatch(number):
        return True
    return _FIRM.search(text, max(0, match.start() - 12), match.start()) is not None


def _phones(text: str, small: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _at(_PHONE, text, starts))
    if any(label in small for label in _LABELS):
        yield from (match.span(1) for match in _LABELLED.finditer(small))
    for match in _at(_FROM_ZERO, text, starts):
        digits = sum(character.isdigit() for character in match.group())
        if _FROM_ZERO_LEAST <= digits <= _FROM_ZERO_MOST and _is_even(match.group()):
            yield match.span()


def _is_even(number: str) -> bool:
    """Whether its parts are set apart alike, but for one dash: "030 123456-78"."""
    gaps = set(_GAPS.findall(number.removeprefix("(0)"))) - {"-"}
    return len(gaps) <= 1 and not ("," in gaps and ", " not in number)


def _bare(number: str) -> str:
    return "".join(character for character in number if character.isalnum()).upper()


def _national(number: str) -> str:
    """The last nine digits: with and without the country's code it is one number. Of one in words
    the words."""
    digits = "".join(character for character in number if character.isdigit())[-9:]
    return digits or " ".join(number.casefold().split())
