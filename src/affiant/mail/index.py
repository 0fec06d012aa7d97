"""The full-text index of messages: FTS5 in SQLite, tsvector in PostgreSQL, the same hits.

A row's number is the message's id; it holds the subject and the text, and keeps no copy of either.
Words are runs of letters and digits, in any case, with and without accents. Nothing is stemmed:
who looks for mail looks for names, numbers and addresses as somebody wrote them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from affiant.mail.models import Message
from affiant.vocabulary.letters import base

MOST_TERMS = 32
"""Of one question; what is asked beyond is left out. FTS5 refuses far longer ones."""
MOST_HITS = 10_000

_MERGING = {
    "automerge": 0,  # none at a transaction's end
    "crisismerge": 256,  # pieces of a size; each costs a question three microseconds a word
}
_ASKED = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_MARKED = re.compile(r"[^\x00-\x7f]")
_LONGEST = 255  # characters of a word in PostgreSQL, which takes 2,046 bytes; in questions on both
_MOST_POSITIONS = 16_383  # PostgreSQL's limit of a position
_LARGEST_VECTOR = 1_000_000  # bytes; PostgreSQL takes 1,048,575
_APART = 10  # positions between subject and text: no phrase goes over from one to the other

Rows = Sequence[tuple[int, str, str]]
"""Id, subject and text of messages."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to follow each other; with `prefix` the last one may go on."""

    words: tuple[str, ...]
    prefix: bool = False


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index's table."""
    if connection.vendor == "postgresql":
        editor.execute("CREATE TABLE mail_index (id bigint PRIMARY KEY, words tsvector)")
        editor.execute("CREATE INDEX mail_index_words ON mail_index USING gin (words)")
        return
    # No columnsize: hits are ordered by date, and BM25 alone asks for it.
    editor.execute(
        "CREATE VIRTUAL TABLE mail_index USING fts5(subject, text, content='', columnsize=0, "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def prepare() -> None:
    """Have SQLite merge the pieces of its index late and all at once, not a few at each
    transaction's end: that took longer than finding the words.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name, value in _MERGING.items():
                cursor.execute(
                    "INSERT INTO mail_index(mail_index, rank) VALUES (%s, %s)", (name, value)
                )


def add(rows: Rows) -> None:
    """Add messages that are not in it yet. Cheapest in the order of their ids."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO mail_index(id, words) VALUES (%s, %s::tsvector)",
                [(id_, vector(subject, text)) for id_, subject, text in rows],
            )
        else:
            cursor.executemany(
                "INSERT INTO mail_index(rowid, subject, text) VALUES (%s, %s, %s)", rows
            )


def search(words: str, within: QuerySet[Message], limit: int = MOST_HITS) -> list[int]:
    """The ids of the messages of `within` that hold all of these words, in its order.

    `"two words"` are looked for as they follow each other, `begin*` finds what begins so. Nothing
    is raised for any text; one without a letter or a digit finds nothing.
    """
    found = matching(words)
    if found is None:
        return []
    return list(within.filter(pk__in=found).values_list("pk", flat=True)[:limit])


def matching(words: str) -> RawSQL | None:
    """The ids that hold all of these words, for a filter `pk__in`; None where none was asked."""
    asked = list(terms(words))
    if not asked:
        return None
    if connection.vendor == "postgresql":
        told = " & ".join(map(_of_postgresql, asked))
        return RawSQL("SELECT id FROM mail_index WHERE words @@ CAST(%s AS tsquery)", [told])
    told = " AND ".join(map(_of_sqlite, asked))
    return RawSQL("SELECT rowid FROM mail_index WHERE mail_index MATCH %s", [told])


def terms(words: str) -> Iterator[Term]:
    """What is asked for, at most MOST_TERMS."""
    told = 0
    for found in _ASKED.finditer(unicodedata.normalize("NFC", words.replace("\x00", " "))):
        asked = found[1] if found[1] is not None else found[2]
        inner = tuple(word[:_LONGEST] for word in _WORD.findall(asked))[:MOST_TERMS]
        if inner and told < MOST_TERMS:
            told += 1
            yield Term(inner, found[1] is None and asked.endswith("*"))


def _of_sqlite(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")


def _of_postgresql(term: Term) -> str:
    words = [f"'{folded(word)}'" for word in term.words]
    return "(" + " <-> ".join(words) + (":*" if term.prefix else "") + ")"


def vector(subject: str, text: str) -> str:
    """The tsvector of a message, spelled out: PostgreSQL's own parser cuts words elsewhere.

    A text with too many words keeps each once without its place; where that is too much as well,
    those that come first.
    """
    first, rest = _words(subject), _words(text)
    begun = len(first) + _APART
    placed = [*enumerate(first, 1), *enumerate(rest, begun)]
    told = " ".join(f"'{word}':{min(at, _MOST_POSITIONS)}" for at, word in placed)
    if len(told.encode()) <= _LARGEST_VECTOR:
        return told
    once = " ".join(f"'{word}'" for word in dict.fromkeys([*first, *rest]))
    if len(once.encode()) <= _LARGEST_VECTOR:
        return once
    return once.encode()[:_LARGEST_VECTOR].decode(errors="ignore").rpartition(" ")[0]


def _words(text: str) -> list[str]:
    return [word[:_LONGEST] for word in _WORD.findall(folded(text))]


def folded(text: str) -> str:
    """In lower case, marks taken off Latin letters alone, no ligature opened: as FTS5's tokenizer
    folds, so that PostgreSQL gives the same hits."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return lowered if lowered.isascii() else _MARKED.sub(lambda at: _plain(at[0]), lowered)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    letter = base(character)
    return letter if letter.isascii() and letter.isalpha() else character
