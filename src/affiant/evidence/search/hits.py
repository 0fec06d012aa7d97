from dataclasses import dataclass

from django.db import connection

from affiant.evidence.models import Passage
from affiant.evidence.search.analysis import words
from affiant.evidence.search.index import index
from affiant.evidence.search.query import Query, Term, parse
from affiant.reading.span import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query. `marks` are spans into `passage_text`, to be shown."""

    text_id: int
    passage_id: int
    span: Span
    passage_text: str
    marks: tuple[Span, ...]
    kind: str
    page: int | None
    title: str
    published: str


_HITS = (
    "FROM ({matching}) AS hit "
    "JOIN evidence_passage AS p ON p.id = hit.id "
    "JOIN evidence_text AS t ON t.id = p.text_id "
    "WHERE t.superseded_by_id IS NULL AND p.kind <> 'boilerplate'"
)


def search(typed: str, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Hit]]:
    """How many passages answer, and those from `offset`, the best first.

    Boilerplate and superseded text versions are left out; equal ranks come in reading order.
    """
    query = parse(typed)
    if not query:
        return 0, []
    matching, parameter = index().match(query)
    joined = _HITS.format(matching=matching)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {joined}", [parameter])
        total = cursor.fetchone()[0]
        cursor.execute(
            f"SELECT p.id {joined} ORDER BY hit.rank, p.text_id, p.start LIMIT %s OFFSET %s",
            [parameter, limit, offset],
        )
        ids = [row[0] for row in cursor.fetchall()]
    return total, _hits(ids, query)


def texts_found(typed: str) -> list[int]:
    """The text versions with a passage that answers."""
    query = parse(typed)
    if not query:
        return []
    matching, parameter = index().match(query)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT t.id {_HITS.format(matching=matching)}", [parameter])
        return [row[0] for row in cursor.fetchall()]


def _hits(ids: list[int], query: Query) -> list[Hit]:
    passages = Passage.objects.select_related("text__body").in_bulk(ids)
    return [_hit(passages[id_], query) for id_ in ids]


def _hit(passage: Passage, query: Query) -> Hit:
    text = passage.text.body.text[passage.start : passage.end]
    language = passage.language or passage.text.language or None
    return Hit(
        text_id=passage.text_id,
        passage_id=passage.id,
        span=Span(passage.start, passage.end),
        passage_text=text,
        marks=marks(text, language, query),
        kind=passage.kind,
        page=passage.page,
        title=passage.text.title,
        published=passage.text.published,
    )


def marks(text: str, language: str | None, query: Query) -> tuple[Span, ...]:
    """Where the query's words stand in `text`, in order."""
    found = list(words(text, language))
    indexed = [word.indexed for word in found]
    spans = set()
    for choice in query.required:
        for term in choice:
            for first, last in _places(indexed, term):
                spans.add(Span(found[first].start, found[last].end))
    return tuple(sorted(spans))


def _places(indexed: list[str], term: Term) -> list[tuple[int, int]]:
    places = []
    for form in term.forms:
        for first in range(len(indexed) - len(form) + 1):
            window = indexed[first : first + len(form)]
            if window[:-1] == list(form[:-1]) and (
                window[-1].startswith(form[-1]) if term.prefix else window[-1] == form[-1]
            ):
                places.append((first, first + len(form) - 1))
    return places
