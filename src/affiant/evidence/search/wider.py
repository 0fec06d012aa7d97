"""A query with more words for each of its words: near spellings, the other language."""

from dataclasses import dataclass

from affiant.evidence.search.query import Query, widened
from affiant.evidence.search.terms import terms, terms_at_hand

MOST_WORDS = 8  # of a query that are widened: each costs some milliseconds


@dataclass(frozen=True, slots=True)
class Breadth:
    """What else than the words as typed is looked for."""

    near: bool = False
    both: bool = True


AS_TYPED = Breadth(near=False, both=False)


def wider(query: Query, breadth: Breadth) -> Query:
    """The query with what `breadth` adds; numbers and phrases stay as they are."""
    if not query or not (breadth.near or breadth.both):
        return query
    from affiant.evidence.search.bilingual import others  # noqa: PLC0415 - loads the lexicon

    also: dict[str, tuple[str, ...]] = {}
    required = [term for choice in query.required for term in choice]
    for term in required[:MOST_WORDS]:
        if term.word and not any(letter.isdigit() for letter in term.word):
            more = others(term.word, terms_at_hand()) if breadth.both else ()
            if breadth.near:
                spellings = terms().spellings
                for (form,) in term.forms:
                    more += spellings.near(form)
            also[term.word] = more
    return widened(query, also)
