"""The full-text index of passages: FTS5 in SQLite, tsvector in PostgreSQL, the same hits.

Both are given words analysed in Python (`search.analysis`) and keep no text of their own; a
row's number is the passage's id. Rows are only added: hits of superseded text versions are
left out when passages are fetched.
"""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from affiant.evidence.search.query import Query, Term

MOST_POSITIONS = 16_383  # PostgreSQL's limit of a tsvector position; FTS5 has none


class Index(Protocol):
    """What the two databases do, each in its own words."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make the index's table."""
        ...

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages: id and analysed words."""
        ...

    def match(self, query: Query) -> tuple[str, str]:
        """SQL that gives `id` and `rank` (smaller is better) of the hits, and its parameter."""
        ...


def index() -> Index:
    """The index of the database that is open."""
    return PostgresIndex() if connection.vendor == "postgresql" else SqliteIndex()


class SqliteIndex:
    """A contentless FTS5 table."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make the index's table."""
        editor.execute(
            "CREATE VIRTUAL TABLE evidence_index USING "
            "fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        )

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages: id and analysed words."""
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO evidence_index(rowid, words) VALUES (%s, %s)", rows)

    def match(self, query: Query) -> tuple[str, str]:
        """SQL that gives `id` and `rank` of the hits, and its parameter."""
        required = " AND ".join(
            "(" + " OR ".join(self._term(term) for term in choice) + ")"
            for choice in query.required
        )
        excluded = "".join(f" NOT {self._term(term)}" for term in query.excluded)
        return (
            "SELECT rowid AS id, rank FROM evidence_index WHERE evidence_index MATCH %s",
            f"({required}){excluded}",
        )

    def _term(self, term: Term) -> str:
        star = "*" if term.prefix else ""
        return "(" + " OR ".join(f'"{" ".join(form)}"{star}' for form in term.forms) + ")"


class PostgresIndex:
    """A table of tsvectors with a GIN index; the vectors are spelled out, not parsed."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make the index's table."""
        editor.execute("CREATE TABLE evidence_index (id bigint PRIMARY KEY, words tsvector)")
        editor.execute("CREATE INDEX evidence_index_words ON evidence_index USING gin (words)")

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages: id and analysed words."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO evidence_index(id, words) VALUES (%s, %s::tsvector)",
                [(id_, self._vector(words)) for id_, words in rows],
            )

    def _vector(self, words: str) -> str:
        return " ".join(
            f"'{word}':{min(position, MOST_POSITIONS)}"
            for position, word in enumerate(words.split(), 1)
        )

    def match(self, query: Query) -> tuple[str, str]:
        """SQL that gives `id` and `rank` of the hits, and its parameter."""
        required = " & ".join(
            "(" + " | ".join(self._term(term) for term in choice) + ")" for choice in query.required
        )
        excluded = "".join(f" & !{self._term(term)}" for term in query.excluded)
        sql = (
            "SELECT id, -ts_rank(words, asked) AS rank FROM evidence_index, "
            "CAST(%s AS tsquery) AS asked WHERE words @@ asked"
        )
        return sql, f"({required}){excluded}"

    def _term(self, term: Term) -> str:
        return "(" + " | ".join(self._form(form, prefix=term.prefix) for form in term.forms) + ")"

    def _form(self, form: tuple[str, ...], *, prefix: bool) -> str:
        *first, last = form
        return "(" + "<->".join([*(f"'{w}'" for w in first), f"'{last}'" + ":*" * prefix]) + ")"
