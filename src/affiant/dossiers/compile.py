"""From documents to a dossier: one pure function, no clock, no store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from affiant.dossiers.analysis import analyse
from affiant.dossiers.concern import Grounds, section_of, voices
from affiant.dossiers.copies import Ordered, told_once
from affiant.dossiers.dossier import Dossier, Entry, Person, Section, Source, Written
from affiant.dossiers.party import party_key
from affiant.dossiers.redaction import PersonSeen, Redaction, people_in, protecting
from affiant.dossiers.repeats import Found, folded
from affiant.dossiers.subject import Subject, counted, find_subject, mentions_of
from affiant.dossiers.timeline import timeline
from affiant.evidence.held import HeldDocument, Verdict
from affiant.evidence.legal_standing import LegalStanding
from affiant.facts.kinds import Demand, Fact, Manner, Quote
from affiant.lineage.link import Link
from affiant.names.key import key
from affiant.names.resolve import Entity
from affiant.names.standing import Standing
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

if TYPE_CHECKING:
    from affiant.evidence.entities.names import Names

_SECTIONS = tuple(Section)


@dataclass(eq=False)
class PrivatePerson(Exception):
    """The name is a person's who has no public part in the documents: no dossier is made."""

    name: str

    def __str__(self) -> str:
        return f"{self.name!r} is a person without a public part in these documents"


def compile_dossier(
    name: str,
    documents: Sequence[HeldDocument],
    made_on: str | None = None,
    links: Iterable[Link] = (),
    legal: Mapping[str, LegalStanding] | None = None,
    *,
    known: "Names | None" = None,
    protected: Iterable[PersonSeen] = (),
) -> Dossier:
    """Everything that `documents` say about whom `name` names, masked.

    `known` is what documents teach and people judge of names being of one.
    `name` may be any alias. `made_on` is the ISO date to be printed, if one is. `links` are
    between ids of documents, as people have judged them since; without them every document that
    names no origin counts as its own. `legal` is where persons stand before the law, by the keys
    of their names, as looked up now; everybody else is uncharged. `protected` are those whom other
    documents of the casefile protect: they are masked here too, whatever these documents call them.
    Raises UnknownName when no document names anybody so, PrivatePerson when it is a person
    whom a dossier may not list (see `naming`).
    """
    documents = [one.covered() for one in documents]
    subject, homonyms = find_subject(name, documents, known)
    people = protecting(people_in(documents, legal), protected)
    _refuse_private(name, subject, people)
    redaction = Redaction(people)
    held = sorted((one for one in documents if subject.mentions.get(one.id)), key=_coming)
    sources = {one.id: _source(n, one, subject, redaction) for n, one in enumerate(held, 1)}
    links = list(links)
    entries = _numbered(told_once(_entries(held, sources, subject, redaction), links))
    return Dossier(
        asked=name,
        entity=subject.entity,
        written=_written(subject, sources),
        roles=_roles(subject, sources, redaction),
        sources=tuple(sources.values()),
        entries=entries,
        timeline=timeline(entries),
        people=_listed(people, sources, subject, redaction, _tongues(held)),
        unlisted=sum(_is_unlisted(person, sources) for person in people),
        homonyms=_nameable(homonyms, people),
        made_on=made_on,
        analysis=analyse(entries, held, links),
        bodies=_bodies(held),
    )


def _coming(document: HeldDocument) -> tuple[str, str, int]:
    """The order of sources: that of the days, and of the names on a day, whichever was read first
    by processes that read at once. Sources that come on later days leave the numbers as they are.
    """
    return document.read_on, document.locator, document.id


def _bodies(documents: Iterable[HeldDocument]) -> frozenset[str]:
    return frozenset(
        party_key(mention.name)
        for document in documents
        for mention in mentions_of(document)
        if mention.entity_kind is EntityKind.ORGANISATION
    )


def _refuse_private(name: str, subject: Subject, people: Iterable[PersonSeen]) -> None:
    if subject.entity.entity_kind is not EntityKind.PERSON:
        return
    theirs = [person for person in people if subject.entity.answers_to(person.name)]
    protected = any(person.standing is Standing.PROTECTED for person in theirs)
    if protected or not any(person.standing is Standing.NAMED for person in theirs):
        raise PrivatePerson(name)


def _source(number: int, held: HeldDocument, subject: Subject, redaction: Redaction) -> Source:
    document = redaction.document(held)
    return Source(
        number=number,
        id=held.id,
        locator=redaction.hider(held.id)(held.locator),
        read_on=held.read_on,
        text_sha256=held.text_sha256,
        document=document,
        mentions=len(subject.mentions[held.id]),
        masked=document.text != held.document.text,
    )


def _entries(
    documents: Iterable[HeldDocument],
    sources: dict[int, Source],
    subject: Subject,
    redaction: Redaction,
) -> Iterator[Ordered]:
    """The entries, unnumbered, each with what it is sorted by."""
    documents = list(documents)
    speaking = voices(subject, documents)
    for held in documents:
        source, grounds = sources[held.id], Grounds.of(subject, held, speaking)
        for best, *others in folded(_found(held, grounds)):
            entry = _entry(best, others, source, grounds, redaction)
            order = _SECTIONS.index(best.section), *best.rank, source.number, best.held.fact.span
            yield order, entry


def _found(held: HeldDocument, grounds: Grounds) -> Iterator[Found]:
    demanded = [one.fact.span for one in held.facts if isinstance(one.fact, Demand)]
    for one in held.facts:
        if one.verdict is Verdict.REJECTED or _is_demand(one.fact, demanded):
            continue
        placed = section_of(one.fact, grounds)
        if placed:
            yield Found(one, *placed)


def _is_demand(fact: Fact, demanded: Iterable[Span]) -> bool:
    """Whether a demand tells already what "we ask them to answer" would tell as words."""
    own = isinstance(fact, Quote) and fact.manner is Manner.INDIRECT and fact.speaker is None
    return own and any(fact.span.overlaps(span) for span in demanded)


def _entry(
    best: Found, others: Sequence[Found], source: Source, grounds: Grounds, redaction: Redaction
) -> Entry:
    text = source.document.text
    shown = replace(grounds, document=source.document)
    return Entry(
        number=0,
        section=best.section,
        fact=redaction.fact(best.held.fact, source.id, text),
        fact_id=best.held.id,
        verdict=best.held.verdict,
        concern=best.concern,
        source=source,
        places=tuple(shown.place(found.held.fact.span) for found in (best, *others)),
    )


def _numbered(entries: Iterable[Ordered]) -> tuple[Entry, ...]:
    ordered = [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]
    return tuple(replace(entry, number=number) for number, entry in enumerate(ordered, 1))


def _written(subject: Subject, sources: dict[int, Source]) -> tuple[Written, ...]:
    return counted(
        (mention.span.of(sources[document].document.text), sources[document].number)
        for document, mentions in subject.mentions.items()
        for mention in mentions
    )


def _roles(
    subject: Subject, sources: dict[int, Source], redaction: Redaction
) -> tuple[Written, ...]:
    return counted(
        (redaction.hider(document)(mention.role), sources[document].number)
        for document, mentions in subject.mentions.items()
        for mention in mentions
        if mention.role
    )


def _listed(
    people: Iterable[PersonSeen],
    sources: dict[int, Source],
    subject: Subject,
    redaction: Redaction,
    tongues: Mapping[str, str],
) -> tuple[Person, ...]:
    """The persons who may be named, but for the subject itself, those in most sources first."""
    listed = [
        Person(
            name=redaction.hider(person.documents[0])(person.name),
            roles=tuple(map(redaction.hider(person.documents[0]), person.roles)),
            quoted=person.quoted,
            sources=tuple(sources[one].number for one in person.documents if one in sources),
            legal=person.legal,
            tongues=tuple(tongues.get(role, "") for role in person.roles),
        )
        for person in people
        if person.standing is Standing.NAMED and not subject.is_named(person.name)
    ]
    shown = [person for person in listed if person.sources]
    return tuple(sorted(shown, key=lambda person: (-len(person.sources), key(person.name))))


def _tongues(documents: Iterable[HeldDocument]) -> dict[str, str]:
    """The language in which each role stands."""
    return {
        mention.role: held.document.language or ""
        for held in documents
        for mention in mentions_of(held)
        if mention.role
    }


def _is_unlisted(person: PersonSeen, sources: dict[int, Source]) -> bool:
    here = any(document in sources for document in person.documents)
    return here and person.standing is not Standing.NAMED


def _nameable(homonyms: Iterable[Entity], people: Iterable[PersonSeen]) -> tuple[Entity, ...]:
    """Homonyms that may be told of: a private person's existence is not."""
    named = {key(person.name) for person in people if person.standing is Standing.NAMED}
    return tuple(
        one
        for one in homonyms
        if one.entity_kind is not EntityKind.PERSON or key(one.name) in named
    )
