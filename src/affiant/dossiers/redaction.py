"""Documents and facts as a dossier may show them: same spans, private words as bullets."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from affiant.dossiers.subject import mentions_of
from affiant.evidence.held import HeldDocument
from affiant.evidence.hiding import FactT, Hide, covered, hidden
from affiant.evidence.legal_standing import UNCHARGED, LegalStanding
from affiant.evidence.masking import BULLET, mask
from affiant.facts.kinds import Mention, Quote
from affiant.names.key import key
from affiant.names.standing import Standing, standing
from affiant.reading.document import Document
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.legal_status import LegalStatus

_PUBLIC_RECORD = frozenset({LegalStatus.CHARGED, LegalStatus.CONVICTED})
"""Of whom a public record says what they answer for. The acquitted are nobody's suspects any more,
and an arrest is no charge: both stay masked where a document presents them as suspects."""

_Who = tuple[str, int | None]
"""A person's key; with the document for a single name, which says little beyond it."""


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """What all documents together tell of one person's part."""

    name: str
    roles: tuple[str, ...]
    quoted: bool
    documents: tuple[int, ...]
    surfaces: frozenset[str]
    legal: LegalStanding = UNCHARGED

    @property
    def standing(self) -> Standing:
        """What may be done with the name."""
        public = self.legal.status in _PUBLIC_RECORD
        return standing(self.roles, quoted=self.quoted, on_record=public)


def people_in(
    documents: Iterable[HeldDocument], legal: Mapping[str, LegalStanding] | None = None
) -> tuple[PersonSeen, ...]:
    """Every person whom the documents mention, the order of first mention kept.

    `legal` is where persons stand before the law, by the keys of their names; others are
    uncharged.
    """
    seen: dict[_Who, list[tuple[int, Mention]]] = defaultdict(list)
    quoted: set[_Who] = set()
    for document in documents:
        for mention in mentions_of(document):
            if mention.entity_kind is EntityKind.PERSON and key(mention.name):
                seen[_who(mention.name, document.id)].append((document.id, mention))
        quoted.update(_who(speaker, document.id) for speaker in _speakers(document))
    known = legal or {}
    return tuple(
        replace(_person(found, quoted=who in quoted), legal=known.get(who[0], UNCHARGED))
        for who, found in seen.items()
    )


def protecting(
    people: Iterable[PersonSeen], protected: Iterable[PersonSeen]
) -> tuple[PersonSeen, ...]:
    """These people, with what makes others protect some of them, and with those who are protected
    and not among them: who is a witness in one document is masked in the next."""
    known = {_who(one.name, one.documents[0]): one for one in protected}
    found = {_who(one.name, one.documents[0]): one for one in people}
    both = {
        who: replace(one, roles=tuple(dict.fromkeys((*one.roles, *known[who].roles))))
        for who, one in found.items()
        if who in known
    }
    return tuple((known | found | both).values())


class Redaction:
    """Masks texts and facts: identifiers everywhere, and the names of protected persons.

    `desk` tells what masks a document that came with a desk's things, besides.
    A protected single name is masked in the documents that hold it only: elsewhere it may be
    somebody else's.
    """

    def __init__(
        self, people: Iterable[PersonSeen], desk: Callable[[int], Hide | None] = lambda _: None
    ) -> None:
        self._desk = desk
        self._everywhere: set[str] = set()
        self._in_document: dict[int, set[str]] = defaultdict(set)
        self._hiders: dict[int, Callable[[str], str]] = {}
        for person in people:
            if person.standing is Standing.PROTECTED:
                self._protect(person)

    def document(self, held: HeldDocument) -> Document:
        """The document with its text, title and all that people wrote about it masked."""
        return covered(held.document, self.hider(held.id))

    def fact(self, fact: FactT, document: int, text: str) -> FactT:
        """The fact with its words from the masked `text` of its document."""
        return hidden(fact, self.hider(document), text)

    def hider(self, document: int) -> Callable[[str], str]:
        """What masks any words of this document; their length stays."""
        if document not in self._hiders:
            names = self._everywhere | self._in_document[document]
            self._hiders[document] = _hider(_any_of(names), self._desk(document))
        return self._hiders[document]

    def _protect(self, person: PersonSeen) -> None:
        for name in {person.name, *person.surfaces}:
            if " " in key(name):
                self._everywhere.add(name)
            for document in person.documents:
                self._in_document[document].add(name)


def _hider(names: re.Pattern[str] | None, desk: Hide | None) -> Callable[[str], str]:
    def hide(words: str) -> str:
        masked = mask(desk(words) if desk else words)
        return names.sub(_bullets, masked) if names else masked

    return hide


def _who(name: str, document: int) -> _Who:
    folded = key(name)
    return folded, None if " " in folded else document


def _speakers(document: HeldDocument) -> Iterable[str]:
    for held in document.facts:
        if isinstance(held.fact, Quote) and held.fact.speaker and held.fact.reports_words:
            yield held.fact.speaker


def _person(found: Sequence[tuple[int, Mention]], *, quoted: bool) -> PersonSeen:
    return PersonSeen(
        name=found[0][1].name,
        roles=tuple(dict.fromkeys(mention.role for _, mention in found if mention.role)),
        quoted=quoted,
        documents=tuple(dict.fromkeys(document for document, _ in found)),
        surfaces=frozenset(mention.surface for _, mention in found),
    )


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?i:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _bullets(match: re.Match[str]) -> str:
    return "".join(letter if letter.isspace() else BULLET for letter in match.group())
