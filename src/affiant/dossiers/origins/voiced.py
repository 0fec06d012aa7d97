"""What says with whose voice a document speaks: small, and the same as long as its facts are."""

from dataclasses import dataclass

from affiant.dossiers.origins.citing import citations
from affiant.dossiers.origins.origin import Citation
from affiant.evidence.held import HeldDocument
from affiant.facts.kinds import Demand, Mention, Voice
from affiant.vocabulary.entity import EntityKind


@dataclass(frozen=True, slots=True)
class Voiced:
    """A document as far as origins go. `sender` publishes or signs it, as far as it says so itself;
    `is_person` says that this is a person: what they write is one voice, but no organisation's, and
    nobody is named for having written a letter. `date` is ISO, None where it may be a repost's.
    """

    id: int
    date: str | None
    sender: str | None
    is_person: bool
    citations: tuple[Citation, ...]


def voiced(held: HeldDocument) -> Voiced:
    """That of a document."""
    published, sent = held.document.published, _sender(held)
    return Voiced(
        id=held.id,
        date=published.iso if published and not published.may_be_repost else None,
        sender=sent,
        is_person=not held.document.publisher and _is_person(held, sent),
        citations=tuple(citations(held)),
    )


def _sender(held: HeldDocument) -> str | None:
    if held.document.publisher:
        return held.document.publisher
    signed = (
        one.fact.attribution.name
        for one in held.facts
        if isinstance(one.fact, Demand) and one.fact.attribution.voice is Voice.AUTHOR
    )
    return next((name for name in signed if name), None)


def _is_person(held: HeldDocument, name: str | None) -> bool:
    return any(
        one.fact.entity_kind is EntityKind.PERSON and one.fact.name == name
        for one in held.facts
        if isinstance(one.fact, Mention)
    )
