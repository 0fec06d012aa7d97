"""What the header of a row or column, or a caption, tells of the numbers that stand under it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from affiant.facts.quantities.currency import NO_SINGLE_CODE, name_after, sign_after
from affiant.facts.quantities.homeland import families
from affiant.facts.quantities.lexicon import counted, number_words
from affiant.facts.quantities.measures import measures
from affiant.facts.quantities.setting import Setting
from affiant.facts.quantities.tables.lexicon import header_words
from affiant.facts.quantities.token import Token, tokens
from affiant.facts.quantities.wording import Wording
from affiant.facts.sentence import Sentence
from affiant.reading.document import Document
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_YEARS = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_SHORT = 3  # tokens: "€ million", "%" are a unit by themselves
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\b(?:in|en)\s+([^().;:]*)", re.IGNORECASE)
_STATED = re.compile(
    r"(?:(?:all|the|tous|toutes|les|les)\s)?\b(?:amounts?|figures|sums|values|montants?|chiffres|sommes|valeurs|données)\b"
    r"[^.;\n]{0,60}?\b(?:in|en)\s[^.;\n]{2,60}",
    re.IGNORECASE,
)
_BARE = re.compile(r"\((?:in|en)\s[^()\n]{2,60}\)", re.IGNORECASE)
_HEAD = 6  # passages at the head of a document
_LONGEST = 300  # characters: more words than that head nothing


@dataclass(frozen=True, slots=True)
class Header:
    """A header's words and their meaning. `noun` is the closed word for what they count.

    `names` tells that the numbers under it name or order things, so that they count nothing.
    `whole` is of what its percentages are taken, in the header's words.
    """

    span: Span
    text: str
    period: str | None = None
    noun: str | None = None
    percent: bool = False
    scale: int = 1
    currency: str | None = None
    change: bool = False
    names: bool = False
    whole: str | None = None

    @property
    def units(self) -> bool:
        """Whether the words tell in what the numbers are counted."""
        return self.percent or self.scale > 1 or self.currency is not None

    @property
    def only_a_time(self) -> bool:
        """Whether the words tell a time and nothing that could be counted."""
        return self.period is not None and self.noun is None and not _words(self.text)

    @property
    def counts(self) -> bool:
        """Whether the words can be what is counted: no time, no unit alone, no "Total"."""
        own = _ASIDE.sub("", self.text).strip(" :")
        return not self.only_a_time and _words(own) and own.lower() not in header_words().totals


def header(span: Span, text: str, language: str, setting: Setting) -> Header:
    """The header read; `language` is "fr" or "en"."""
    text = text[:_LONGEST]
    known, line = header_words(), _line(span, text, language)
    lows = [token.low for token in line.tokens]
    aside = [line if part is text else _line(span, part, language) for part in _units(text, line)]
    return Header(
        span=span,
        text=text,
        period=_period(span, text, lows, setting),
        noun=next((counted()[low] for low in lows if low in counted()), None),
        percent=any(map(_percent, aside)) or header_words().percent.at(line.tokens, 0) is not None,
        scale=max((_scale(one) for one in aside), default=1),
        currency=next(filter(None, (_at_home(one, setting) for one in aside)), None),
        change=not known.change.isdisjoint(lows),
        names=_names(text, lows),
        whole=_whole(line),
    )


def units_stated(span: Span, text: str) -> Span | None:
    """The sentence of a passage that tells in what its table counts: "All amounts in thousands"."""
    found = _STATED.search(text, span.start, min(span.end, span.start + _LONGEST))
    return Span(found.start(), found.end()) if found else None


def units_of_all(document: Document) -> Span | None:
    """What the head of a document tells of all its tables: "(amounts in millions of euros)"."""
    for passage in document.passages[:_HEAD]:
        if passage.kind in (PassageKind.TITLE, PassageKind.HEADING):
            found = units_stated(passage.span, document.text)
            if found is not None:
                return found
            bare = _BARE.search(document.text, passage.span.start, passage.span.end)
            if bare is not None:
                return Span(bare.start(), bare.end())
    return None


def _line(span: Span, text: str, language: str) -> Wording:
    words = number_words(language)
    sentence = Sentence(span, text, 0, language)
    return Wording(sentence, tokens(text, words.splittable), words, measures(language))


def _words(text: str) -> bool:
    return re.search(r"[^\W\d_]{3,}", text) is not None


def _units(text: str, line: Wording) -> Iterator[str]:
    """The parts of a header that tell units: "(in thousands of euros)", a header of few words."""
    for found in _ASIDE.finditer(text):
        yield next(part for part in found.groups() if part is not None)
    if len(line.tokens) <= _SHORT:
        yield text


def _period(span: Span, text: str, lows: list[str], setting: Setting) -> str | None:
    """The one time that the words tell; a fiscal year is no calendar year and stays untold."""
    if not header_words().fiscal.isdisjoint(lows) or text[:2].lower() == "fy":
        return None
    if _YEAR.match(text):
        return text
    told = {time.iso for time in setting.times_in(span) if time.iso and time.part_of is None}
    told = told or set(_YEARS.findall(text))
    return told.pop() if len(told) == 1 else None


def _percent(line: Wording) -> bool:
    return any(header_words().percent.at(line.tokens, at) for at in range(len(line.tokens)))


def _scale(line: Wording) -> int:
    """By what the numbers are to be multiplied; a bare letter only beside a currency."""
    known, scale = header_words().scales, 1
    for token in line.tokens:
        factor = known.get(token.low, 1)
        if len(token.low) == 1 and not (_currency(line) and _cased(token)):
            factor = 1
        scale = max(scale, factor)
    return scale


def _cased(token: Token) -> bool:
    """ "M€" and "k€", not "m€"."""
    return token.text in ("M", "k", "K")


def _currency(line: Wording) -> tuple[str, int, int] | None:
    """The currency's code and the tokens that tell it."""
    for at in range(len(line.tokens)):
        found = sign_after(line, at) or name_after(line, at)
        if found:
            first = found[1] - 1 if line.low(at) in line.words.of | {"-"} else at
            return found[0], first, found[1]
    return None


def _at_home(line: Wording, setting: Setting) -> str | None:
    """The currency, a bare one as the document's country tells it."""
    found = _currency(line)
    if found is None:
        return None
    code, first, last = found
    family = families().get(line.low(first)) if last == first + 1 else None
    if family is None:
        return code if code != NO_SINGLE_CODE else None
    home = setting.homeland.of_family(family)
    return home.code or (NO_SINGLE_CODE if family.default else None)


def _names(text: str, lows: list[str]) -> bool:
    low = text.lower().replace("’", "'")
    if low.startswith(header_words().counting):
        return False
    return bool(lows) and (lows[0] in header_words().labels or low in header_words().labels)


def _whole(line: Wording) -> str | None:
    """ "% of cases", "% des affaires", "share of victims": what stands behind."""
    heads = header_words().percent
    for at in range(len(line.tokens)):
        found = heads.at(line.tokens, at)
        last = found[1] if found else at + 1 if line.low(at) in ("share", "part") else None
        if last is not None and line.low(last) in line.words.of | {"des", "du"}:
            end = line.phrase_end(last + 1)
            return line.surface(last + 1, end) or None
    return None
