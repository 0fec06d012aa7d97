"""Sources named in running text: a report with who published it, a titled report.

le rapport 2020 sur la pêche publié par le Institut Marin
a recent study by the Harbour Institute
the Harbour Institute's 2020 Fisheries Report
"""

import re
from collections.abc import Iterator

from affiant.facts.kinds import Reference, Support
from affiant.facts.references.entry import FOUND_BY
from affiant.facts.sentence import Sentence
from affiant.reading.span import Span

_NOUN = re.compile(
    r"\b(?:rapport|étude|enquête|article|reportage|report|study|article|investigation|survey)\b",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ][\w&’'-]*+"
_NAME = rf"{_WORD}(?:(?: (?:of|de|du|des|for|on|the|la|and|et|&))?(?: {_WORD})){{0,7}}"
_ABOUT = r"(?P<about>(?: [^\s.;:!?“”«»\"()]++){0,14}?)"
_FRENCH_TAIL = re.compile(
    rf"{_ABOUT} (?:publiée?|paru|parue|réalisée?|diffusée?|menée?)"
    rf"(?: \w+ment)? (?:par|dans|de) (?:le |la |les |l[’'])?(?P<publisher>{_NAME})"
)
_ENGLISH_TAIL = re.compile(
    rf"{_ABOUT}(?: (?:\w+ly )?(?:published|released|issued|conducted|written) by| by| from)"
    rf" (?:the )?(?P<publisher>{_NAME})"
)
_FRENCH_HEAD = re.compile(
    r"(?:^|(?<=[\s’'(]))(?:(?:le|la|un|une|ce|cette|son|leur) |l[’'])"
    r"(?:(?:nouveau|nouvelle|récent|récente|dernier|dernière|premier|première) )?$",
    re.IGNORECASE,
)
_ENGLISH_HEAD = re.compile(
    r"(?:^|(?<=[\s(]))(?:a|an|the|its|their|this)(?: [a-z0-9-]+){0,2} $", re.IGNORECASE
)
_TITLED = re.compile(
    r"(?<![\w&-])(?:(?P<owner>[A-ZÀ-Þ][\w&-]*+(?: [A-ZÀ-Þ][\w&-]*+){0,6})[’']s )?"
    r"(?P<title>(?:\d{4} )?(?:[A-Z][\w&-]*+(?: (?:of|on|for|and|in))? ){1,8}"
    r"(?:Report|Survey|Index|Study))\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIMES = frozenset((
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday",
    "Friday", "Saturday", "Sunday",
))  # fmt: skip
_RELATIVES = frozenset({"that", "which", "who", "qui", "que", "whose"})
_HEAD = 40  # characters before the noun in which its article stands
_SURE, _TITLE_ONLY = 0.85, 0.7
_LEAST_WORDS = 3  # of a title: "Annual Report" names none


def named(sentence: Sentence) -> Iterator[Reference]:
    """The sources that one sentence names, none twice."""
    if not _NOUN.search(sentence.text):
        return
    taken = -1
    for noun in _NOUN.finditer(sentence.text):
        found = _described(sentence, noun) if noun.start() >= taken else None
        if found is not None:
            taken = found.span.end - sentence.span.start
            yield found
    for match in _TITLED.finditer(sentence.text):
        if match.start() >= taken and len(match.group("title").split()) >= _LEAST_WORDS:
            yield _titled(sentence, match)


def _described(sentence: Sentence, noun: re.Match[str]) -> Reference | None:
    text = sentence.text
    french = sentence.language == "fr"
    head = (_FRENCH_HEAD if french else _ENGLISH_HEAD).search(
        text[max(0, noun.start() - _HEAD) : noun.start()]
    )
    tail = (_FRENCH_TAIL if french else _ENGLISH_TAIL).match(text, noun.end())
    if head is None or tail is None:
        return None
    if _RELATIVES & set(tail.group("about").split()):
        return None
    if tail.group("publisher").split()[0] in _TIMES:
        return None  # a report by November
    start = max(0, noun.start() - _HEAD) + head.start()
    publisher = sentence.locate(*tail.span("publisher"))
    about = sentence.locate(noun.start(), tail.end("about"))
    return _fact(sentence, sentence.locate(start, tail.end()), None, publisher, about)


def _titled(sentence: Sentence, match: re.Match[str]) -> Reference:
    title = sentence.locate(*match.span("title"))
    owner = sentence.locate(*match.span("owner")) if match.group("owner") else None
    return _fact(sentence, title, title, owner, title)


def _fact(
    sentence: Sentence, span: Span, title: Span | None, publisher: Span | None, dated: Span
) -> Reference:
    def said(part: Span | None) -> str | None:
        return part.shifted(-sentence.span.start).of(sentence.text) if part else None

    year = _YEAR.search(sentence.text, dated.start - sentence.span.start,
                        dated.end - sentence.span.start)  # fmt: skip
    date = sentence.locate(*year.span()) if year else None
    parts = (("title", title), ("publisher", publisher), ("date", date))
    return Reference(
        span=span,
        surface=said(span) or "",
        found_by=FOUND_BY,
        confidence=_SURE if publisher else _TITLE_ONLY,
        supports=tuple(Support(name, part) for name, part in parts if part),
        title=said(title),
        publisher=said(publisher),
        date=said(date),
    )
