"""The words of the index, kept apart so that near spellings can be looked for among them."""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable
from weakref import WeakKeyDictionary

from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from affiant.evidence.models import SearchTerm
from affiant.evidence.search.analysis import BEGIN, OTHER
from affiant.evidence.search.near import Spellings

_INSERT = "INSERT INTO evidence_searchterm (word, language) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_SELECT = "SELECT id, word, language FROM evidence_searchterm WHERE id > %s ORDER BY id"
_ANY = tuple(OTHER)
FEW = 30_000  # words that are in memory in a moment
LONGEST = 64  # characters of a word, as `analysis.LONGEST`; folding can make it longer
_lock = threading.Lock()
_written: WeakKeyDictionary[BaseDatabaseWrapper, set[tuple[str, str]]] = WeakKeyDictionary()
_kept: dict[str, "Terms"] = {}


class Asked:
    """The words, each looked up in the casefile: for a search while they are not in memory, which
    takes a second where there are two hundred thousand. It knows no near spellings."""

    def has(self, language: str, word: str) -> bool:
        """Whether a passage of this language has the word."""
        return self._of(language).filter(word=word).exists()

    def beginning(self, language: str, letters: str) -> Collection[str]:
        """The words of this language that begin with these BEGIN letters, or are these fewer."""
        rows = self._of(language).filter(word__startswith=letters)
        found = rows.order_by().values_list("word", flat=True)
        return {word for word in found if word[:BEGIN] == letters}

    def _of(self, language: str) -> QuerySet[SearchTerm]:
        return SearchTerm.objects.filter(language__in=(language, ""))


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
        with connection.cursor() as cursor:
            cursor.execute(_SELECT, [self._reached])
            rows = cursor.fetchall()
        if not rows:
            return
        self._reached, begin = rows[-1][0], self._begin
        for _, word, language in rows:
            for one in (language,) if language else _ANY:
                begin[one, word[:BEGIN]].add(word)
        fresh = dict.fromkeys(word for _, word, _ in rows if word not in self._all)
        self._all.update(fresh)
        self.spellings.add(fresh)


def terms() -> Terms:
    """The words of the casefile that is open, as of now."""
    name = _database()
    with _lock:
        known = _kept.get(name) or Terms()
        known.refresh()
        if name not in _kept:
            _kept.clear()  # one casefile at a time
            _kept[name] = known
        return known


def terms_at_hand() -> Terms | Asked:
    """The same, where they are in memory or few; else they are asked for one by one."""
    if _database() in _kept or not SearchTerm.objects.filter(pk__gt=FEW).exists():
        return terms()
    return Asked()


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
