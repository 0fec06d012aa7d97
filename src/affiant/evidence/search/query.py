"""What people type into the search.

    contrat ICE            both words
    "prévenus inculpés"    these words in this order
    contrat -résiliation   the first without the second
    amazon OR boeing       either
    recrut*                words that begin so

Anything else is words. There is no syntax error: an unclosed quotation mark ends at the end.
"""

import re
from dataclasses import dataclass

from affiant.evidence.search.analysis import STEMMED, fold, words

_TOKEN = re.compile(r'(-?)"([^"]*)"?|(\S+)')
EITHER = ("OR", "OU")


@dataclass(frozen=True, slots=True)
class Term:
    """Consecutive words in one or more analyses (a stem in French, a stem in English).

    Any of `forms` satisfies the term; each form is its indexed words in order. `prefix`
    lets the last word go on.
    """

    forms: tuple[tuple[str, ...], ...]
    excluded: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of `required` (each a choice of terms) and none of `excluded`."""

    required: tuple[tuple[Term, ...], ...]
    excluded: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.required)


def parse(text: str) -> Query:
    """What was typed, as terms. A query of exclusions alone asks for nothing."""
    required: list[list[Term]] = []
    excluded: list[Term] = []
    joined = False
    for minus, phrase, word in _TOKEN.findall(text):
        if word in EITHER:
            joined = bool(required)
            continue
        term = _term(phrase or word, excluded=bool(minus) or word.startswith("-"))
        if not term.forms:
            continue
        if term.excluded:
            excluded.append(term)
        elif joined:
            required[-1].append(term)
        else:
            required.append([term])
        joined = False
    return Query(tuple(tuple(choice) for choice in required), tuple(excluded))


def _term(text: str, *, excluded: bool) -> Term:
    text = text.removeprefix("-") if excluded else text
    if text.endswith("*") and fold(text):
        return Term(((fold(text),),), excluded, prefix=True)
    forms = dict.fromkeys(
        tuple(word.indexed for word in words(text, language)) for language in (*STEMMED, None)
    )
    return Term(tuple(form for form in forms if form), excluded)
