"""Where a query's words stand in a text, and whether a text answers a query: pure."""

from collections.abc import Iterator

from affiant.evidence.search.analysis import words
from affiant.evidence.search.query import Query, Term
from affiant.reading.span import Span


def marks(text: str, language: str | None, query: Query) -> tuple[Span, ...]:
    """Where the query's words stand in `text`, in order."""
    return tuple(sorted({span for _, span in marked(text, language, query)}))


def marked(text: str, language: str | None, query: Query) -> Iterator[tuple[Term, Span]]:
    """The same with the term that each answers."""
    found = list(words(text, language))
    indexed = [word.indexed for word in found]
    for choice in query.required:
        for term in choice:
            for first, last in _places(indexed, term):
                yield term, Span(found[first].start, found[last].end)


def answers(text: str, language: str | None, query: Query) -> bool:
    """Whether `text` has what the query requires and nothing that it excludes."""
    indexed = [word.indexed for word in words(text, language)]
    return all(
        any(next(_places(indexed, term), None) for term in choice) for choice in query.required
    ) and not any(next(_places(indexed, term), None) for term in query.excluded)


def _places(indexed: list[str], term: Term) -> Iterator[tuple[int, int]]:
    """The first and the last word of each place, as numbers."""
    for form in term.all_forms:
        length = len(form)
        for first in range(len(indexed) - length + 1):
            last = indexed[first + length - 1]
            fits = last.startswith(form[-1]) if term.prefix else last == form[-1]
            if fits and (length == 1 or tuple(indexed[first : first + length - 1]) == form[:-1]):
                yield first, first + length - 1
