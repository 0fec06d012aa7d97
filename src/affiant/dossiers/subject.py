"""Whom a dossier is about: which mentions are theirs, and which words name them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from affiant.dossiers.dossier import Written
from affiant.evidence.held import HeldDocument, Verdict
from affiant.facts.kinds import Mention
from affiant.names.key import key
from affiant.names.nearness import Suggestion, near
from affiant.names.resolve import Entity, Naming, resolve
from affiant.vocabulary.entity import EntityKind

if TYPE_CHECKING:
    from affiant.evidence.entities.names import Names


@dataclass(eq=False)
class UnknownName(Exception):
    """No document names anybody so; `suggestions` are the nearest names that they do hold."""

    name: str
    suggestions: tuple[Suggestion, ...]

    def __str__(self) -> str:
        return f"no document names {self.name!r}"


@dataclass(frozen=True)
class Subject:
    """An entity with its mentions, by the document's id. `surfaces` are its names as written."""

    entity: Entity
    mentions: dict[int, tuple[Mention, ...]]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all its names."""
        return frozenset(key(name) for name in self._names())

    def is_named(self, text: str | None) -> bool:
        """Whether `text` is one of its names and nothing else."""
        return bool(text) and key(text or "") in self.keys

    def appears_in(self, text: str | None) -> bool:
        """Whether `text` holds one of its names as whole words."""
        return bool(text) and bool(self._pattern.search(text or ""))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Its names; those in capitals only as they are (ICE is not ice)."""
        forms = sorted(self._names(), key=len, reverse=True)
        parts = (re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms)
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")

    def _names(self) -> tuple[str, ...]:
        """Names that name it everywhere: a person's surname alone does not."""
        surfaces = [m.surface for found in self.mentions.values() for m in found]
        if self.entity.entity_kind is EntityKind.PERSON:
            surfaces = [surface for surface in surfaces if " " in key(surface)]
        return tuple(dict.fromkeys(n for n in (*self.entity.names(), *surfaces) if key(n)))


def find_subject(
    name: str, documents: Sequence[HeldDocument], known: "Names | None" = None
) -> tuple[Subject, tuple[Entity, ...]]:
    """Whom `name` names in the documents, and who else answers to it.

    `known` is what documents teach and people judge of names. Of several the most often named is
    meant. Raises UnknownName when nobody is.
    """
    mentions = [(doc.id, mention) for doc in documents for mention in mentions_of(doc)]
    entities = resolve(
        (_naming(document, mention) for document, mention in mentions),
        known.taught if known else (),
        known.identities if known else None,
    )
    answering = [entity for entity in entities if entity.answers_to(name)]
    if not answering:
        raise UnknownName(name, near(name, (n for one in entities for n in one.names())))
    meant, *others = answering
    return Subject(meant, _members(meant, mentions)), tuple(others)


def _naming(document: int, mention: Mention) -> Naming:
    return Naming(document, mention.name, mention.entity_kind, mention.known_as, mention.surface)


def _members(
    entity: Entity, mentions: Iterable[tuple[int, Mention]]
) -> dict[int, tuple[Mention, ...]]:
    """The mentions that made the entity, by document."""
    forms = {(form.name, document) for form in entity.forms for document in form.documents}
    own: dict[int, list[Mention]] = defaultdict(list)
    for document, mention in mentions:
        fits = not mention.known_as or mention.known_as in entity.known_as
        if fits and mention.entity_kind is entity.entity_kind and (mention.name, document) in forms:
            own[document].append(mention)
    return {document: tuple(found) for document, found in own.items()}


def mentions_of(document: HeldDocument) -> Iterator[Mention]:
    """The document's mentions that nobody has rejected."""
    for held in document.facts:
        if isinstance(held.fact, Mention) and held.verdict is not Verdict.REJECTED:
            yield held.fact


def counted(found: Iterable[tuple[str, int]]) -> tuple[Written, ...]:
    """Wordings with the sources they stand in, the most frequent first."""
    counts: Counter[str] = Counter()
    sources: dict[str, dict[int, None]] = defaultdict(dict)
    for told, source in found:
        wording = " ".join(told.split())  # over the end of a line it is the same wording
        counts[wording] += 1
        sources[wording][source] = None
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Written(wording, count, tuple(sources[wording])) for wording, count in ranked)
