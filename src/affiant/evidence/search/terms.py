"""The words of the index, kept apart so that near spellings can be looked for among them."""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable
from weakref import WeakKeyDictionary

from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from affiant.evidence.models import SearchTerm
from affiant.evidence.search.analysis import BEGIN, OTHER
from affiant.evidence.search.near import Spellings

_INSERT = "INSERT INTO evidence_searchterm (word, language) VALUES (%s, %s) ON CONFLICT DO NOTHING"
LONGEST = 64  # characters of a word, as `analysis.LONGEST`; folding can make it longer
_lock = threading.Lock()
_written: WeakKeyDictionary[BaseDatabaseWrapper, set[tuple[str, str]]] = WeakKeyDictionary()
_kept: dict[str, "Terms"] = {}


class Terms:
    """The words as they were read last; `refresh` reads those that came since."""

    def __init__(self) -> None:
        self._reached = 0
        self.spellings = Spellings()
        self._all: set[str] = set()
        self._begin: dict[tuple[str, str], set[str]] = defaultdict(set)

    def has(self, language: str, word: str) -> bool:
        """Whether a passage of this language has the word."""
        return word in self._begin.get((language, word[:BEGIN]), ())

    def beginning(self, language: str, letters: str) -> Collection[str]:
        """The words of this language that begin with these BEGIN letters, or are these fewer."""
        return self._begin.get((language, letters), ())

    def refresh(self) -> None:
        """Read what is new; nothing is ever taken away."""
        rows = SearchTerm.objects.filter(pk__gt=self._reached).order_by("pk")
        fresh: list[str] = []
        for pk, word, language in rows.values_list("pk", "word", "language").iterator():
            self._reached = pk
            for one in (language,) if language else tuple(OTHER):
                self._begin[one, word[:BEGIN]].add(word)
            if word not in self._all:
                self._all.add(word)
                fresh.append(word)
        self.spellings.add(fresh)


def terms() -> Terms:
    """The words of the casefile that is open, as of now."""
    name = _database()
    with _lock:
        if name not in _kept:
            _kept.clear()  # one casefile at a time
            _kept[name] = Terms()
        _kept[name].refresh()
        return _kept[name]


def add(words: Iterable[tuple[str, str]]) -> None:
    """Add (indexed word, language of its passage), in the transaction that adds the passages."""
    written = _written.setdefault(connections["default"], set())
    fresh = {(word[:LONGEST], language) for word, language in words} - written
    if not fresh:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, sorted(fresh))
    transaction.on_commit(lambda: written.update(fresh))


def _database() -> str:
    return str(connection.settings_dict["NAME"])
