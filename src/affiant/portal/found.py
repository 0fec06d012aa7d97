"""Passages that answer a query, of the documents that the visitor may see, with filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import F
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Least, Substr

from affiant.evidence.models import Passage
from affiant.evidence.search.hits import Hit, marks
from affiant.evidence.search.index import index
from affiant.evidence.search.query import Query, parse
from affiant.facts.codec import KINDS
from affiant.portal.gate import Visitor, texts
from affiant.reading.span import Span
from affiant.vocabulary.language import LANGUAGES

PAGE = 20  # passages
SHOWN = 4_000  # characters of a passage that are shown: one may be a file without a line's end
MARGIN = 1_000  # characters after them that are masked with them: longer than any name
LONGEST = 400  # characters of a query and of a source's name that are looked at

_HITS = (
    "FROM ({matching}) AS hit JOIN evidence_passage AS p ON p.id = hit.id "
    "JOIN evidence_text AS t ON t.id = p.text_id "
    "WHERE p.kind <> 'boilerplate' AND t.id IN ({allowed}){factual}"
)
_FACTUAL = (
    " AND EXISTS (SELECT 1 FROM evidence_fact AS f WHERE f.text_id = p.text_id AND f.kind = %s "
    'AND f.start < p."end" AND f."end" > p.start)'
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; "" and None are no filter. Dates are ISO 8601 or a beginning."""

    words: str = ""
    kind: str = ""
    language: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    document: int | None = None

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wanted":
        """What a form says; what it cannot mean is no filter."""
        document = asked.get("document", "")
        kind, language = asked.get("kind", ""), asked.get("language", "")
        return cls(
            words=_clean(asked.get("q", "")),
            kind=kind if kind in KINDS else "",
            language=language if language in LANGUAGES else "",
            source=_clean(asked.get("source", "")),
            since=_clean(asked.get("since", ""))[:10],
            until=_clean(asked.get("until", ""))[:10],
            document=int(document) if document.isdecimal() and len(document) < 16 else None,  # noqa: PLR2004 - ids are shorter
        )

    def address(self, **more: object) -> str:
        """The query of an address that asks for the same."""
        asked = {
            "q": self.words,
            "kind": self.kind,
            "language": self.language,
            "source": self.source,
            "since": self.since,
            "until": self.until,
            "document": self.document,
        } | more
        return urlencode({name: value for name, value in asked.items() if value})


def _clean(text: str) -> str:
    """Without NUL, which PostgreSQL takes in no text."""
    return text.replace("\0", "").strip()[:LONGEST]


def find(wanted: Wanted, who: Visitor, *, limit: int, offset: int = 0) -> tuple[int, list[Hit]]:
    """How many passages answer, and those from `offset`, the best first; unmasked.

    Words past SHOWN are there to be masked with those before, not to be shown.
    """
    query = parse(wanted.words)
    if not query:
        return 0, []
    matching, parameter = index().match(query)
    allowed, parameters = _allowed(wanted, who)
    joined = _HITS.format(
        matching=matching, allowed=allowed, factual=_FACTUAL if wanted.kind else ""
    )
    given = [parameter, *parameters, *([wanted.kind] if wanted.kind else [])]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {joined}", given)
        total = cursor.fetchone()[0]
        cursor.execute(
            f"SELECT p.id {joined} ORDER BY hit.rank, p.text_id, p.start LIMIT %s OFFSET %s",
            [*given, limit, offset],
        )
        ids = [row[0] for row in cursor.fetchall()]
    cut = Least(F("end") - F("start"), SHOWN + MARGIN)
    rows = Passage.objects.annotate(words=Substr("text__body__text", F("start") + 1, cut))
    found = rows.select_related("text").in_bulk(ids)
    return total, [_hit(found[one], query) for one in ids]


def _allowed(wanted: Wanted, who: Visitor) -> tuple[str, tuple[Any, ...]]:
    """The ids of the texts to look in, as SQL with its parameters."""
    inside = texts(who)
    if wanted.document is not None:
        inside = inside.filter(pk=wanted.document)
    if wanted.language:
        inside = inside.filter(language=wanted.language)
    if wanted.since:
        inside = inside.filter(published__gte=wanted.since)
    if wanted.until:
        inside = inside.filter(published__gt="", published__lte=f"{wanted.until}~")
    if wanted.source:
        publisher = KeyTextTransform("publisher", "description")
        inside = inside.annotate(by=publisher).filter(by__icontains=wanted.source)
    return inside.order_by().values("pk").query.sql_with_params()


def _hit(passage: Any, query: Query) -> Hit:
    """The hit, its words cut where they are too many. `passage` has its words as an annotation."""
    language = passage.language or passage.text.language or None
    return Hit(
        text_id=passage.text_id,
        passage_id=passage.id,
        span=Span(passage.start, passage.end),
        passage_text=passage.words,
        marks=tuple(one for one in marks(passage.words, language, query) if one.end <= SHOWN),
        kind=passage.kind,
        page=passage.page,
        title=passage.text.title,
        published=passage.text.published,
    )
