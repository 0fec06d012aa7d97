"""Who is masked where, over the whole casefile: the redaction of dossiers, for any page.

A dossier asks the documents that name its subject; a page shows any document, so all documents
together say who is protected. That can be thousands of names, of which a page meets a few: those
are picked by their first word and then by all of them, and `dossiers.redaction` does the rest.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from affiant.dossiers.redaction import PersonSeen, Redaction
from affiant.evidence.held import HeldDocument
from affiant.evidence.hiding import Hide
from affiant.evidence.legal_standing import UNCHARGED, LegalStanding
from affiant.names.key import key
from affiant.names.standing import Standing
from affiant.portal import desks
from affiant.vocabulary.entity import EntityKind

_WORD = re.compile(r"\w+")
_Counted = tuple[Any, ...]  # a row of `evidence.entities.names.Names.counted`


@dataclass(slots=True)
class _Seen:
    name: str
    roles: dict[str, None] = field(default_factory=dict)
    documents: dict[int, None] = field(default_factory=dict)
    surfaces: set[str] = field(default_factory=set)
    quoted: bool = False


def people_counted(
    counted: Iterable[_Counted], legal: Mapping[str, LegalStanding]
) -> tuple[PersonSeen, ...]:
    """Every person of these rows, as `dossiers.redaction.people_in` sees them in documents."""
    seen: dict[tuple[str, int | None], _Seen] = {}
    for text, kind, name, _, surface, role, quoted, _ in counted:
        folded = key(name)
        if kind != EntityKind.PERSON.value or not folded:
            continue
        one = seen.setdefault((folded, None if " " in folded else text), _Seen(name))
        one.documents[text] = None
        one.surfaces.add(surface or name)
        one.quoted = one.quoted or quoted
        if role:
            one.roles[role] = None
    return tuple(
        PersonSeen(
            name=one.name,
            roles=tuple(one.roles),
            quoted=one.quoted,
            documents=tuple(one.documents),
            surfaces=frozenset(one.surfaces),
            legal=legal.get(who[0], UNCHARGED),
        )
        for who, one in seen.items()
    )


class Masks:
    """The protected, by the first word of each of their names.

    `opened` are documents of desks in which the visitor may see whom the desk hides.
    """

    def __init__(self, people: Iterable[PersonSeen], opened: frozenset[int] = frozenset()) -> None:
        self.opened = opened
        self._by_word: dict[str, list[PersonSeen]] = defaultdict(list)
        self.people = tuple(one for one in people if one.standing is Standing.PROTECTED)
        self._words: dict[int, tuple[frozenset[str], ...]] = {}
        for person in self.people:
            names = {frozenset(_words(name)) for name in (person.name, *person.surfaces)}
            self._words[id(person)] = tuple(names)
            for word in {_first(name) for name in (person.name, *person.surfaces)}:
                self._by_word[word].append(person)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all their full names."""
        names = (name for one in self.people for name in (one.name, *one.surfaces))
        return frozenset(folded for name in names if " " in (folded := key(name)))

    def redaction(self, words: Iterable[str]) -> Redaction:
        """What masks these words, and others in which none but the same people are named."""
        return Redaction(self.met(words), self._desk)

    def is_closed(self, document: int) -> bool:
        """Whether it is a desk's, and its mask is on."""
        return self._desk(document) is not None

    def left(self, document: int, words: str) -> str:
        """What a desk leaves of these words of a document. What was found where it hides something
        is not told: its values would tell the words."""
        desk = self._desk(document)
        return desk(words) if desk else words

    def _desk(self, document: int) -> Hide | None:
        return None if not document or document in self.opened else desks.hider(document)

    def met(self, words: Iterable[str]) -> tuple[PersonSeen, ...]:
        """Those of the protected who may be named in these words."""
        met = {word for text in words for word in _WORD.findall(text.casefold())}
        found = {id(one): one for word in met for one in self._by_word.get(word, ())}
        return tuple(
            one for number, one in found.items() if any(all_ <= met for all_ in self._words[number])
        )

    def met_in(self, documents: Iterable[HeldDocument]) -> tuple[PersonSeen, ...]:
        """Those who may be named in these documents, or in how they are called."""
        return self.met(
            words or ""
            for one in documents
            for document in [one.document]
            for words in (
                one.locator, document.text, document.title, document.publisher, document.url,
                *document.authors,
            )
        )  # fmt: skip

    def hide(self, words: str, document: int = 0) -> str:
        """`words` of this document as they may be shown; of no document without one."""
        return self.redaction([words]).hider(document)(words)

    def hider(self, words: Iterable[str], document: int) -> Callable[[str], str]:
        """What masks any of `words` in this document."""
        return self.redaction(words).hider(document)


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


def _first(name: str) -> str:
    return next(iter(_words(name)), "")
