"""What people type into the search.

    contrat ICE            both words
    "prévenus inculpés"    these words in this order
    contrat -résiliation   the first without the second
    amazon OR boeing       either
    recrut*                words that begin so

Anything else is words. There is no syntax error: an unclosed quotation mark ends at the end. Words
that every text has ("the", "de") count in a phrase, or where nothing else is asked for. Of a query
of ten thousand words the first MOST_TERMS count.
"""

import re
from dataclasses import dataclass, replace

from affiant.evidence.search.analysis import STEMMED, fold, words
from affiant.vocabulary.function_words import function_words

_TOKEN = re.compile(r'(-?)"([^"]*)"?|(\S+)')
EITHER = ("OR", "OU")
MOST_TERMS = 32
MOST_WORDS = 64  # of one phrase: databases bound the depth of an expression
LONGEST = 20_000  # characters that are looked at
LEAST_BEGINNING = 3  # letters of what a star ends: fewer would ask for a part of the whole index


@dataclass(frozen=True, slots=True)
class Term:
    """Consecutive words in one or more analyses (a stem in French, a stem in English).

    Any of `forms` satisfies the term; each form is its indexed words in order. So does any of
    `also`: near spellings and words of the other language. `prefix` lets the last word go on.
    `typed` is what was typed.
    """

    forms: tuple[tuple[str, ...], ...]
    excluded: bool = False
    prefix: bool = False
    typed: str = ""
    phrase: bool = False
    also: tuple[tuple[str, ...], ...] = ()

    @property
    def all_forms(self) -> tuple[tuple[str, ...], ...]:
        """What satisfies it."""
        return (*self.forms, *self.also)

    @property
    def word(self) -> str:
        """The word, where it is one word that may be spelled otherwise; "" for a phrase, a
        beginning, an exclusion."""
        fixed = self.phrase or self.prefix or self.excluded
        return "" if fixed or any(len(form) > 1 for form in self.forms) else self.typed


@dataclass(frozen=True, slots=True)
class Query:
    """All of `required` (each a choice of terms) and none of `excluded`.

    `cut` says that more was typed than counts.
    """

    required: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...]
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.required)

    @property
    def terms(self) -> tuple[Term, ...]:
        """All of them, excluded ones too."""
        return (*(term for choice in self.required for term in choice), *self.excluded)


def parse(text: str) -> Query:
    """What was typed, as terms. A query of exclusions alone asks for nothing."""
    required: list[list[Term]] = []
    excluded: list[Term] = []
    joined = False
    read, cut = _read(text)
    for term in read:
        if term is None:
            joined = bool(required)
            continue
        if term.excluded:
            excluded.append(term)
        elif joined:
            required[-1].append(term)
        else:
            required.append([term])
        joined = False
    return Query(tuple(map(tuple, _telling(required))), tuple(excluded), cut)


def _read(text: str) -> tuple[list[Term | None], bool]:
    """The terms in order, None for an "or", and whether some were left out."""
    found: list[Term | None] = []
    count = 0
    for minus, phrase, word in _TOKEN.findall(text[:LONGEST]):
        if word in EITHER:
            found.append(None)
            continue
        excluded = bool(minus) or word.startswith("-")
        term = _term(phrase or word, excluded=excluded, phrase=bool(phrase))
        if not term.forms:
            continue
        if count == MOST_TERMS:
            return found, True
        found.append(term)
        count += 1
    return found, len(text) > LONGEST


def _telling(required: list[list[Term]]) -> list[list[Term]]:
    """Without the words that every text has, unless nothing else is asked for."""
    telling = [choice for choice in required if not all(map(_is_common, choice))]
    return telling or required


def _is_common(term: Term) -> bool:
    spoken = function_words()
    return bool(term.word) and any(term.word.casefold() in spoken[one] for one in STEMMED)


def _term(text: str, *, excluded: bool, phrase: bool) -> Term:
    text = text.removeprefix("-") if excluded else text
    beginning = fold(text) if text.endswith("*") else ""
    if len(beginning) >= LEAST_BEGINNING:
        return Term(((beginning,),), excluded, prefix=True, typed=text)
    forms = dict.fromkeys(
        tuple(word.indexed for word in words(text, language))[:MOST_WORDS]
        for language in (*STEMMED, None)
    )
    return Term(tuple(filter(None, forms)), excluded, typed=text, phrase=phrase)


def widened(query: Query, also: dict[str, tuple[str, ...]]) -> Query:
    """The query with more words for its single words: as typed, to indexed words."""
    return replace(
        query,
        required=tuple(
            tuple(_with(term, also.get(term.word, ())) if term.word else term for term in choice)
            for choice in query.required
        ),
    )


def _with(term: Term, more: tuple[str, ...]) -> Term:
    fresh = tuple((word,) for word in more if (word,) not in term.forms)
    return replace(term, also=tuple(dict.fromkeys((*term.also, *fresh))))
