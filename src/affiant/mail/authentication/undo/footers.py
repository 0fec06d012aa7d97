"""Texts that lists, gateways and scanners put below a letter, and warnings that they put above.

Only what reads like one of these is cut, although the hash would allow any cut to be tried: what
somebody added in words of their own is to stay failed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

_RULE = re.compile(
    rb"^(?:_{10,}|-{10,}|={10,}|\*{10,}|~{10,}|-{2,3}[ \t]*(?=\r\n)|--- )[^\r\n]*\r\n",
    re.MULTILINE,
)
_GAP = re.compile(rb"(?<=\r\n)\r\n(?=[^\r\n])")
_MARKUP = re.compile(rb"<(?:p|hr|div|table|br|font|pre)\b[^>]*>", re.IGNORECASE)
_WORDS = re.compile(
    rb"mailing[ -]?list|unsubscri|subscri|listinfo|list-?archive|liste de diffusion|majordomo|"
    rb"d(?:\xc3\xa9|\xe9|=E9|=C3=A9)s(?:abonn|inscri)|se d[^ ]{1,6}sabonner|groups\.|_{10,}|"
    rb"Google Groups|this e-?mail and any|this (?:e-?mail|message) (?:is|may be|contains) "
    rb"[^.]{0,60}(?:confidential|privileged)|intended (?:recipient|solely)|"
    rb"ce (?:message|courriel) [^.]{0,60}(?:confidentiel|pi(?:\xc3\xa8|\xe8)ces jointes)|"
    rb"destinataire|anti-?virus|virus[ -]?free|"
    rb"scanned by|before printing|avant d'imprimer|avg\.com|avast\.com",
    re.IGNORECASE,
)
_WARNING = re.compile(
    rb"\bcaution\b|external (?:e-?mail|sender|message)|\[external\]|from outside|outside (?:of )?"
    rb"(?:the|your|our) organi|do not click|exp(?:\xc3\xa9|\xe9)diteur externe|message externe|"
    rb"courriel externe|externe (?:\xc3\xa0|\xe0) l|hors de l|ne cliquez",
    re.IGNORECASE,
)
_LARGEST = 4_000  # bytes that a footer has at most
_MOST = 20  # places where one may begin
_HEAD = 2_500  # bytes in which a warning ends
_END_OF_WARNING = re.compile(rb"\r\n(?:[-_=*]{3,}[^\r\n]*)?\r\n(?:\r\n)?|\r\n")
_END_OF_WARNING_MARKUP = re.compile(rb"</(?:div|table|p)>(?:<br ?/?>|<hr[^>]*>)*", re.IGNORECASE)
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_END = re.compile(rb"(?:\r\n)?</body>", re.IGNORECASE)


def without_footer(content: bytes, *, is_html: bool = False) -> Iterator[bytes]:
    """The text without what looks like a footer: a cut at each place, and less line ends."""
    for kept, rest in _cuts(content, is_html=is_html):
        # An empty line, or the end of a line that had none, was put before the footer.
        for ends in (0, 1, 2):
            if kept.endswith(b"\r\n" * ends):
                yield kept[: len(kept) - 2 * ends] + rest


def reads_like_footer(content: bytes) -> bool:
    """Whether a part is what lists and scanners add."""
    return bool(_WORDS.search(content[:_LARGEST]))


def _cuts(content: bytes, *, is_html: bool) -> Iterator[tuple[bytes, bytes]]:
    """What stands before a footer, and after it."""
    end = len(content)
    if is_html and (last := list(_END.finditer(content))):
        end = last[-1].start()
    tail = max(0, end - _LARGEST)
    places = _in_markup(content, tail, end) if is_html else _in_text(content, tail, end)
    for start in islice(dict.fromkeys(places), _MOST):
        yield content[:start], content[end:]


def _in_markup(content: bytes, tail: int, end: int) -> Iterator[int]:
    """Elements with a footer's words behind them, the last first."""
    last = max(_words(content, tail, end), default=-1)
    for found in reversed(list(_MARKUP.finditer(content, tail, end))):
        if found.start() <= last:
            yield found.start()


def _in_text(content: bytes, tail: int, end: int) -> Iterator[int]:
    """Rules with a footer's words behind them; paragraphs and lines that have such words
    themselves: what somebody put before a footer is not to go with it."""
    words = _words(content, tail, end)
    if not words:
        return
    rules = [found.start() for found in _RULE.finditer(content, tail, end)]
    yield from (start for start in rules if start <= words[-1])
    gaps = [found.start() for found in _GAP.finditer(content, tail, end)]
    marks = sorted([*rules, *gaps, end])
    for start in gaps:
        following = next(mark for mark in marks if mark > start)
        if any(start <= word < following for word in words):
            yield start
    for word in words:
        yield content.rfind(b"\n", 0, word) + 1


@lru_cache(maxsize=64)  # one text is asked for in many trials
def _words(content: bytes, tail: int, end: int) -> tuple[int, ...]:
    """Where the words of footers begin."""
    return tuple(found.start() for found in _WORDS.finditer(content, tail, end))


def without_warning(content: bytes, *, is_html: bool = False) -> Iterator[bytes]:
    """The text without what looks like a warning of mail from outside."""
    start = 0
    if is_html and (body := _BODY.search(content)):
        start = body.end()
    pattern = _END_OF_WARNING_MARKUP if is_html else _END_OF_WARNING
    told = _WARNING.search(content, start, start + _HEAD)
    for found in islice(pattern.finditer(content, start, start + _HEAD), _MOST):
        if told and told.end() <= found.end():
            rest = content[found.end() :]
            yield content[:start] + rest
            if is_html and rest.startswith(b"\r\n"):  # it came with a line's end
                yield content[:start] + rest[2:]
