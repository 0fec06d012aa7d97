"""Hits: passages with their words, and where in them stands what was looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from affiant.evidence.models import Passage, Text
from affiant.evidence.search.analysis import words
from affiant.evidence.search.marking import marked, marks
from affiant.evidence.search.origins import once, origins
from affiant.evidence.search.query import Query, Term, parse
from affiant.evidence.search.veil import Clear, Veil, veiled
from affiant.evidence.search.wider import AS_TYPED, Breadth, wider
from affiant.evidence.search.window import Filter, Found, Order, ordered, window
from affiant.evidence.search.wording import with_extent, words_of
from affiant.reading.span import Span

SHOWN = 4_000  # characters of a passage that are shown: one may be a file without a line's end
ALL = 2**31 - 1  # passages: more than there are
MARGIN = 1_000  # characters after them that are masked with them: longer than any name


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query. `marks` are spans into `passage_text`, to be shown.

    Of a long passage `passage_text` has the first SHOWN + MARGIN characters, of which SHOWN are
    to be shown; `language` is the passage's, else its text's.
    """

    text_id: int
    passage_id: int
    span: Span
    passage_text: str
    marks: tuple[Span, ...]
    kind: str
    page: int | None
    title: str
    published: str
    language: str = ""
    publisher: str = ""


def search(
    typed: str,
    *,
    limit: int = 20,
    offset: int = 0,
    breadth: Breadth = AS_TYPED,
    veil: Veil | None = None,
    apart: bool = True,
) -> tuple[int, list[Hit]]:
    """How many passages answer (at most `window.MOST`), and those from `offset`, the best first.

    Superseded text versions are left out; equal ranks come in reading order. Not `apart`: of the
    passages of one origin only the first.
    """
    query = wider(parse(typed), breadth)
    found = ordered(veiled(query, _current(), Filter(), veil or Clear()).found, Order.BEST)
    if not apart:
        found = [one.first for one in once(found, origins())]
    return len(found), hits(found[offset : offset + limit], query)


def texts_found(typed: str) -> list[int]:
    """The text versions with a passage that answers: all of them, however many."""
    found = window(parse(typed), _current(), most=ALL).found
    return list(dict.fromkeys(one.text for one in reversed(found)))


def _current() -> QuerySet[Text]:
    return Text.objects.filter(superseded_by=None)


def hits(found: Sequence[Found], query: Query) -> list[Hit]:
    """The passages with their words, in this order; as many queries for one as for many, and one
    for each huge text among theirs."""
    rows = with_extent(Passage.objects.select_related("text").defer("text__description", "box"))
    passages = rows.in_bulk([one.id for one in found])
    told = words_of(passages.values(), SHOWN + MARGIN)
    return [_hit(passages[one.id], told[one.id], query) for one in found if one.id in told]


def _hit(passage: Passage, told: str, query: Query) -> Hit:
    language = passage.language or passage.text.language
    return Hit(
        text_id=passage.text_id,
        passage_id=passage.id,
        span=Span(passage.start, passage.end),
        passage_text=told,
        marks=tuple(one for one in marks(told, language or None, query) if one.end <= SHOWN),
        kind=passage.kind,
        page=passage.page,
        title=passage.text.title,
        published=passage.text.published,
        language=language,
        publisher=passage.text.publisher,
    )


def said(found: Iterable[tuple[Hit, str]], query: Query) -> dict[str, tuple[str, ...]]:
    """By what was typed, the other words that these hits have for it; each hit with its words as
    they are shown. What stands in no hit is not told: it would say what other documents hold."""
    told: dict[str, dict[str, None]] = {}
    if not any(term.also for choice in query.required for term in choice):
        return {}
    for hit, shown in found:
        for term, span in marked(shown, hit.language or None, query):
            word = span.of(shown).casefold()
            if term.also and not _is_typed(word, hit.language, term):
                told.setdefault(term.typed, {}).setdefault(word)
    return {typed: tuple(words) for typed, words in told.items()}


def _is_typed(word: str, language: str, term: Term) -> bool:
    """Whether a word of this language is a form of what was typed, and nothing that was added."""
    return tuple(one.indexed for one in words(word, language or None)) in term.forms
