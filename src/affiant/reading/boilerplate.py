"""Which passages a page's machinery wrote: menus, counters, calls to share and subscribe.

Two kinds of rule: words (the sheet `vocabulary/boilerplate.yaml`) and shapes (a number alone
on its line, a rule of dashes). A passage is judged as a whole; the words inside a sentence
that somebody wrote never make it boilerplate.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.boilerplate import boilerplate_words
from affiant.vocabulary.letters import base

_LONGEST = 300  # characters; nothing that a machine writes in one piece is longer, but cookie walls
_LINK_LENGTH = 60  # characters at a paragraph's end in which a link to more stands
_CALL_WORDS = 30  # words of the longest call to subscribe that begins as the sheet says
_TEASER_WORDS = 25  # words of a headline in a list of other pages
_SITE_WORDS = 2  # of the name of a site to share on
_REMEMBERED = 64  # the rules ask for the same passage several times, and for its neighbour
_ACCENT = re.compile("[\u0300-\u036f]")  # what NFD parts from Latin letters
_NUMBER = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d+"
_SHORT_NUMBER = r"\d+[.,]\d+\s?[km]\+?"  # 1.2k; without the letter it numbers a section
_NO_LETTER = re.compile(r"[\W_]+")
_PARENTHESISED = re.compile(r"\(\d+\)")  # numbers a subsection
_BARE = re.compile(r"[0-9]{1,4}")
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_LOGO = re.compile(r"logo (?:de |du |of )?[\w .&'-]{1,40}|[\w .&'-]{1,40} logo", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4})).{0,120}", re.IGNORECASE | re.DOTALL
)
_END_OF_SENTENCE = re.compile(r"[.!?…][\"”’»)\]\u00a0\u202f]*$")
_UNJUDGED = frozenset(
    {PassageKind.BOILERPLATE, PassageKind.TITLE, PassageKind.TABLE_CELL, PassageKind.REFERENCE}
)
_ARROWS = ' \t\u00a0\u202f.…:;,·•|*>»«<→➔►▶⟶#[](){}"“”–—-'


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Without case, accents, typographic apostrophes, and the punctuation around it.

    Compatibility forms stay as they are (NFD, unlike `vocabulary.letters.unaccented`): "…", "™" and
    "½" tell a page's machinery from a sentence.
    """
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFD", text.replace("’", "'")))
    return " ".join(text.casefold().split()).strip(_ARROWS)


def is_boilerplate(text: str) -> bool:
    """Whether this whole passage was written by a page's machinery."""
    if len(text) > _LONGEST:
        return False
    folded = fold(text)
    words = boilerplate_words()
    if not folded:
        return _NO_LETTER.fullmatch(text) is not None
    if any(folded in phrases for phrases in (words.whole, words.byline, words.more, words.related)):
        return True
    return is_counter(text) or _is_call(folded) or _is_notice(text)


def is_counter(text: str) -> bool:
    """A number alone, or with what a page counts: "728", "1.2k views", "Partages : 55"."""
    folded = fold(text)
    if text.endswith(".") or _PARENTHESISED.fullmatch(text) or _YEAR.fullmatch(folded):
        return False
    return _counter().fullmatch(folded) is not None


def heads_related(text: str) -> bool:
    """Whether this heads a list of other pages ("Articles recommandés", "Read next")."""
    return len(text) <= _LONGEST and fold(text) in boilerplate_words().related


def heads_sharing(text: str) -> bool:
    """Whether this heads the names of sites to share on ("Partager :")."""
    if len(text) > _LONGEST:
        return False
    folded = fold(text)
    return folded.startswith(("partage", "share")) and folded in boilerplate_words().whole


def is_label(text: str) -> bool:
    """Whether this names a piece of page furniture, boilerplate where it heads nothing."""
    return len(text) <= _LONGEST and fold(text) in boilerplate_words().label


def trailing_link(text: str) -> int | None:
    """Where a link to more begins that hangs on a paragraph ("... . – LIRE PLUS")."""
    start = max(0, len(text) - _LINK_LENGTH)
    plain = text[start:]
    if not plain.isascii():
        plain = "".join(map(base, plain))
    found = _trailing().search(plain)
    return start + found.start("link") if found and start + found.start() > 0 else None


def mark(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, with those that are boilerplate by their words or shape marked so.

    A link to more at the end of a paragraph becomes a passage of its own.
    """
    cut = [piece for passage in passages for piece in _cut(text, passage)]
    numbering = _numbering(text, cut)
    marked: list[Passage] = []
    after_related = after_sharing = False
    for index, passage in enumerate(cut):
        if passage.kind in _UNJUDGED or index in numbering:
            marked.append(passage)
            continue
        words = passage.span.of(text)
        teaser = after_related and _is_teaser(words) and not _heads_references(cut, index)
        after_related = heads_related(words) or teaser
        site = after_sharing and _is_teaser(words) and len(words.split()) <= _SITE_WORDS
        after_sharing = heads_sharing(words) or site
        idle = is_label(words) and _heads_nothing(text, cut, index)
        machine = teaser or site or idle or is_boilerplate(words)
        marked.append(replace(passage, kind=PassageKind.BOILERPLATE) if machine else passage)
    return tuple(marked)


def _cut(text: str, passage: Passage) -> tuple[Passage, ...]:
    kinds = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM, PassageKind.QUOTATION)
    at = trailing_link(passage.span.of(text)) if passage.kind in kinds else None
    if at is None:
        return (passage,)
    start = passage.span.start
    end = start + len(text[start : start + at].rstrip())
    link = Passage(Span(start + at, passage.span.end), PassageKind.BOILERPLATE, passage.page)
    return replace(passage, span=Span(start, end)), link


def _numbering(text: str, passages: Sequence[Passage]) -> frozenset[int]:
    """Which passages are numbers that count the text's own sections: 1, text, 2, text ..."""
    numbers = [
        (index, int(words))
        for index, words in ((i, p.span.of(text)) for i, p in enumerate(passages))
        if _BARE.fullmatch(words)
    ]
    counting: set[int] = set()
    for (index, number), (following, successor) in pairwise(numbers):
        if successor == number + 1 and following > index + 1:
            counting |= {index, following}
    return frozenset(counting)


def _heads_nothing(text: str, passages: Sequence[Passage], index: int) -> bool:
    """Whether what follows is the end, machinery, or another label: no text of its own."""
    if index + 1 >= len(passages):
        return True
    following = passages[index + 1]
    words = following.span.of(text)
    return following.kind is PassageKind.BOILERPLATE or is_label(words) or is_boilerplate(words)


def _heads_references(passages: Sequence[Passage], index: int) -> bool:
    return index + 1 < len(passages) and passages[index + 1].kind is PassageKind.REFERENCE


def _is_teaser(words: str) -> bool:
    return len(words.split()) <= _TEASER_WORDS and not _END_OF_SENTENCE.search(words)


def _is_call(folded: str) -> bool:
    if len(folded.split()) > _CALL_WORDS:
        return False
    words = boilerplate_words()
    head, colon, _ = folded.partition(":")
    if colon and (head.strip() in words.related or head.strip() in words.more):
        return True
    return folded.startswith(words.starting)


def _is_notice(text: str) -> bool:
    return bool(_RIGHTS.fullmatch(text) or _LOGO.fullmatch(text.strip()))


@cache
def _counter() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, boilerplate_words().counted), key=len, reverse=True))
    number = rf"(?:{_SHORT_NUMBER}|(?:{_NUMBER})\s?[km]?\+?)"
    return re.compile(
        rf"(?:(?:{nouns})\s*[:(]?\s*)?{number}(?:\s*(?:{nouns}))?"
        rf"|(?:lecture|temps de lecture|reading time)\s*:?\s*{number}\s*(?:mn?|min\w*)"
        rf"|{number}(?:\s*(?:{nouns})\s*[·|,•-]?\s*{number})+\s*(?:{nouns})"
    )


@cache
def _trailing() -> re.Pattern[str]:
    links = sorted(boilerplate_words().more - {"more", "la suite"}, key=len, reverse=True)
    either = "|".join(_accented(link) for link in links)
    dash = rf"(?<=\s)[–—|-][ \u00a0\u202f]*(?:{either})"
    after_sentence = rf"(?<=[.!?…»”\"\])]\s)[\[(]?(?:{either})"
    return re.compile(rf"(?P<link>{dash}|{after_sentence})[\s.…:»>→\])]*$", re.IGNORECASE)


def _accented(phrase: str) -> str:
    """A pattern for the phrase as it may stand in a text, with either apostrophe."""
    return re.escape(phrase).replace("'", "['’]")
