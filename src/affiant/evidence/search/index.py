"""The full-text index of passages: FTS5 in SQLite, tsvector in PostgreSQL, the same hits.

Both are given words analysed in Python (`search.analysis`) and keep no text of their own; a
row's number is the passage's id, which tells its text (`models.passage.passage_id`). Rows are only
added: hits of superseded text versions are left out where hits are joined with texts.
"""

from collections.abc import Sequence
from typing import Protocol

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from affiant.evidence.models.passage import POSITIONS
from affiant.evidence.search.query import Query, Term

MOST_POSITIONS = 16_383  # PostgreSQL's limit of a tsvector position; FTS5 has none


class Index(Protocol):
    """What the two databases do, each in its own words."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make the index's table."""
        ...

    def list_terms(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Put all words of the index into the table of terms, of a language that nobody knows."""
        ...

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages: id and analysed words."""
        ...

    def asked(self, query: Query) -> str:
        """The query in this database's words: a parameter of `hits`."""
        ...

    def hits(self, columns: str, texts: str, more: str = "") -> str:
        """SQL that gives id and rank (smaller is better) of the passages that answer, and the
        columns of their texts, those of the texts read last first.

        `texts` is SQL for the texts to look in, "id" and whatever `columns` name; `more` narrows
        further, with the passage's id as `hit.id`. Parameters: those of `texts`, the query, those
        of `more`.
        """
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

    def list_terms(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Put all words of the index into the table of terms."""
        editor.execute(
            "CREATE VIRTUAL TABLE temp.evidence_listed USING fts5vocab(main, evidence_index, row)"
        )
        editor.execute(
            "INSERT INTO evidence_searchterm (word, language) "
            "SELECT term, '' FROM temp.evidence_listed"
        )
        editor.execute("DROP TABLE temp.evidence_listed")

    def add(self, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages: id and analysed words."""
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO evidence_index(rowid, words) VALUES (%s, %s)", rows)

    def asked(self, query: Query) -> str:
        """The query in FTS5's words."""
        required = " AND ".join(
            "(" + " OR ".join(self._term(term) for term in choice) + ")"
            for choice in query.required
        )
        excluded = "".join(f" NOT {self._term(term)}" for term in query.excluded)
        return f"({required}){excluded}"

    def hits(self, columns: str, texts: str, more: str = "") -> str:
        """SQL that gives id, rank and the columns.

        The index gives its rows in the order of their numbers by itself, so whoever wants the
        first thousand makes it look at no more; CROSS JOIN keeps it outermost (sqlite.org,
        "Manual control of query plans").
        """
        return (
            f"SELECT hit.rowid, hit.rank{columns} FROM evidence_index AS hit "  # noqa: S608 - names of ours
            f"CROSS JOIN ({texts}) AS t ON t.id = hit.rowid >> {POSITIONS} "
            f"WHERE hit.evidence_index MATCH %s{more.replace('hit.id', 'hit.rowid')} "
            "ORDER BY hit.rowid DESC"
        )

    def _term(self, term: Term) -> str:
        star = "*" if term.prefix else ""
        return "(" + " OR ".join(f'"{" ".join(form)}"{star}' for form in term.all_forms) + ")"


class PostgresIndex:
    """A table of tsvectors with a GIN index; the vectors are spelled out, not parsed."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make the index's table."""
        editor.execute("CREATE TABLE evidence_index (id bigint PRIMARY KEY, words tsvector)")
        editor.execute("CREATE INDEX evidence_index_words ON evidence_index USING gin (words)")

    def list_terms(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Put all words of the index into the table of terms."""
        editor.execute(
            "INSERT INTO evidence_searchterm (word, language) "
            "SELECT word, '' FROM ts_stat('SELECT words FROM evidence_index')"
        )

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

    def asked(self, query: Query) -> str:
        """The query as a tsquery."""
        required = " & ".join(
            "(" + " | ".join(self._term(term) for term in choice) + ")" for choice in query.required
        )
        excluded = "".join(f" & !{self._term(term)}" for term in query.excluded)
        return f"({required}){excluded}"

    def hits(self, columns: str, texts: str, more: str = "") -> str:
        """SQL that gives id, rank and the columns."""
        return (
            f"SELECT hit.id, -ts_rank(hit.words, asked) AS rank{columns} "  # noqa: S608 - names of ours
            f"FROM evidence_index AS hit JOIN ({texts}) AS t ON t.id = hit.id >> {POSITIONS}, "
            f"CAST(%s AS tsquery) AS asked WHERE hit.words @@ asked{more} ORDER BY hit.id DESC"
        )

    def _term(self, term: Term) -> str:
        return (
            "(" + " | ".join(self._form(form, prefix=term.prefix) for form in term.all_forms) + ")"
        )

    def _form(self, form: tuple[str, ...], *, prefix: bool) -> str:
        *first, last = form
        return "(" + "<->".join([*(f"'{w}'" for w in first), f"'{last}'" + ":*" * prefix]) + ")"
