"""The one place where identifiers of private persons leave a text before anyone is shown it.

Dossiers, search output, exports and logs pass through `mask`. It keeps the length of the text,
so every span that was true of the text is true of the masked one. Masked: the local part of
e-mail addresses (the domain stays: it names the organisation, the local part the person),
telephone numbers, US social security numbers, French NIRs, IBANs, and the A-numbers of US
immigration files. A number is masked by its form alone: there is no list to be kept up to date.

What it cannot see: numbers written out in words, identifiers of other countries, postal addresses.
"""

import re
from collections.abc import Callable, Iterator

from affiant.reading.span import Span

BULLET = "•"

_AT = re.compile(
    r"@|＠|%40|&#(?:64|x40);|[ \u00a0]?[\[({<][ ]?(?:at|arobase|arrobase|à|@)[ ]?[\])}>][ \u00a0]?",
    re.IGNORECASE,
)
_BEFORE_AT = re.compile(r"[\w.!#$%&'*+^`{|}~•-]")
_DOMAIN = re.compile(r"\[?\w[\w-]*[\w.]")

_EDGE = r"(?<![\w•])"
_END = r"(?![\w•])"

_PHONES = (
    # French, ten digits in pairs: 01 23 45 67 89, 01.23.45.67.89, 0123456789
    rf"{_EDGE}0[1-9](?:[ .\u00a0\u202f-]?\d\d){{4}}{_END}",
    # North American: (555) 010-0199, 555-010-0199, 555.010.0199, 1-555-010-0199
    rf"{_EDGE}(?:1[ .-])?(?:\(\d{{3}}\)[ \u00a0]?|\d{{3}}[.-])\d{{3}}[ .-]\d{{4}}{_END}",
    # written with its country code: +33 1 23 45 67 89, 0033 ..., +33 (0)1 ..., +15550100199
    r"(?<![\w•+])(?:\+|00(?=[1-9]\d[ .-]))\d{1,3}(?:[ .\u00a0\u202f/-]?\(?\d{1,4}\)?){2,6}" + _END,
)
_PHONE = re.compile("|".join(_PHONES))
_GROUPED = re.compile(r"\+\d{1,3}(?:[ .\u00a0\u202f]\d{3}){1,2}|\+\d+")
_LEAST_DIGITS, _MOST_DIGITS = 9, 15  # ITU-T E.164: fifteen at most

_SOCIAL_SECURITY = re.compile(
    rf"{_EDGE}\d{{3}}-\d{{2}}-\d{{4}}{_END}|(?i:\bSSN|\bsocial security (?:number|no\.?))"
    r"[ :#]{1,3}(?P<number>\d{9}|\d{3} \d\d \d{4})" + _END
)
_NIR = re.compile(
    rf"{_EDGE}[12]([ \u00a0\u202f.]?)\d\d\1\d\d\1(?:\d\d|2[AB])\1\d{{3}}\1\d{{3}}\1\d\d{_END}"
)
_IBAN = re.compile(
    rf"{_EDGE}[A-Z]{{2}}\d\d(?:[ \u00a0]?[A-Z0-9]{{4}}){{2,7}}(?:[ \u00a0]?\w{{1,3}})?"
)
_A_NUMBER = re.compile(
    rf"{_EDGE}A[-#]?(?:\d{{8,9}}|\d{{2,3}}[- ]\d{{3}}[- ]\d{{3}}){_END}"
    r"|\bA[- ]?(?:#|No\.|number:?|file:?) ?(?P<number>\d[\d -]{6,10}\d)"
    r"|(?i:\balien (?:registration )?(?:number|no\.?|#)):? ?(?P<written>A?[-#]?\d[\d -]{6,10}\d)"
)


_SIGN = re.compile(r"[@＠%&\[({<]")
_DIGITS = re.compile(r"\d(?:\W{0,3}\d){6}")
"""Seven digits in a row, the fewest that an A-number has, three signs between two at most, as in
"(555) 010". Years, dates in words and sums have fewer: few passages are looked at closely."""


def mask(text: str) -> str:
    """`text`, as long as before, with each private identifier's characters as bullets."""
    if not _is_worth_a_look(text):
        return text
    masked = list(text)
    for finder in (_mailboxes, _phones, _social_security, _registered, _ibans, _a_numbers):
        for span in finder(text):
            for place in range(span.start, span.end):
                if not masked[place].isspace():
                    masked[place] = BULLET
    return "".join(masked)


def _is_worth_a_look(text: str) -> bool:
    """Whether anything in `text` could be masked; the dear pattern comes after cheap ones."""
    if _SIGN.search(text) and _AT.search(text):
        return True
    return _DIGITS.search(text) is not None


def _mailboxes(text: str) -> Iterator[Span]:
    """The local parts; found from the sign backwards, so a text without one costs nothing."""
    for at in _AT.finditer(text):
        start = at.start()
        while start and _BEFORE_AT.match(text, start - 1):
            start -= 1
        if start < at.start() and _DOMAIN.match(text, at.end()):
            yield Span(start, at.start())


def _phones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        digits = sum(character.isdigit() for character in match.group())
        grown = match.group().startswith("+") and _GROUPED.fullmatch(match.group())
        if _LEAST_DIGITS <= digits <= _MOST_DIGITS and not (grown and digits < _LEAST_DIGITS + 1):
            yield Span(*match.span())


def _social_security(text: str) -> Iterator[Span]:
    return _named_or_whole(_SOCIAL_SECURITY, text)


def _a_numbers(text: str) -> Iterator[Span]:
    return _named_or_whole(_A_NUMBER, text)


def _named_or_whole(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """The number alone where a word announces it, else all that matched."""
    for match in pattern.finditer(text):
        named = next((name for name, value in match.groupdict().items() if value), 0)
        yield Span(*match.span(named))


def _registered(text: str) -> Iterator[Span]:
    """French NIRs whose two last digits are their key (INSEE: 97 less the number modulo 97)."""
    for match in _NIR.finditer(text):
        number = re.sub(r"[ \u00a0\u202f.]", "", match.group())
        body = number[:13].replace("2A", "19").replace("2B", "18")
        if (int(body) + int(number[13:])) % 97 == 0:
            yield Span(*match.span())


def _ibans(text: str) -> Iterator[Span]:
    for match in _IBAN.finditer(text):
        end = _longest(text, match, _checks)
        if end:
            yield Span(match.start(), end)


def _longest(text: str, match: re.Match[str], holds: Callable[[str], bool]) -> int | None:
    """Where the longest beginning of the match ends for which `holds`."""
    for end in range(match.end(), match.start() + 14, -1):
        if holds(text[match.start() : end]) and not text[end : end + 1].isalnum():
            return end
    return None


def _checks(account: str) -> bool:
    """ISO 13616: the four first characters put last, letters as numbers, modulo 97 is 1."""
    bare = re.sub(r"\s", "", account)
    if not (bare.isascii() and bare.isalnum()) or account[-1].isspace():
        return False
    return int("".join(str(int(character, 36)) for character in bare[4:] + bare[:4])) % 97 == 1
