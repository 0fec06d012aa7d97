"""A dossier as followthemoney entities (FtM 4), one JSON object a line, for Aleph and its like.

The subject, its sources as documents, and what they tell as events that point to their document
for proof. Only a sum that a source calls paid or obligated, with both parties, is a Payment: what
is claimed, offered or refused is an event that says who says so. Ids follow from the content.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from affiant.dossiers.dossier import Dossier, Entry, Moment, Section, Source
from affiant.dossiers.party import party_key
from affiant.dossiers.render.view import line, title
from affiant.dossiers.wording import Wording
from affiant.evidence.masking import BULLET
from affiant.facts.kinds import Event, Money, Outcome
from affiant.names.catalogue import called
from affiant.vocabulary.entity import EntityKind, OrganisationKind
from affiant.vocabulary.payment import PaymentStatus

_Entity = dict[str, Any]
_SPENT = frozenset({PaymentStatus.PAID, PaymentStatus.OBLIGATED})
_PUBLIC = frozenset(
    {
        OrganisationKind.GOVERNMENT_AGENCY,
        OrganisationKind.LOCAL_GOVERNMENT,
        OrganisationKind.COURT,
        OrganisationKind.PROSECUTOR,
        OrganisationKind.POLICE,
    }
)
_LANGUAGES = {
    "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "nl": "nld", "pt": "por",
}  # fmt: skip
"""ISO 639-1 to 639-3, which FtM wants: the languages that `reading.language` tells apart."""
_DAY = 10  # characters of an ISO day; what is no date prefix is left out


def ftm(dossier: Dossier, language: str = "en") -> str:
    """The entities, one a line; `language` is that of the summaries."""
    wording = Wording(language)
    made: dict[str, _Entity] = {}
    for entity in _all(dossier, wording):
        made.setdefault(str(entity["id"]), entity)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made.values())


def _all(dossier: Dossier, wording: Wording) -> Iterator[_Entity]:
    subject = _party(dossier.entity.name, dossier.entity.entity_kind)
    _add(subject, "alias", (one.surface for one in dossier.written))
    yield subject
    for source in dossier.sources:
        yield _document(source)
        about = {"document": [_document_id(source)], "entity": [subject["id"]]}
        yield _made("Documentation", about, *about["document"], *about["entity"])
    for entry in dossier.of(Section.MONEY):
        yield from _sum(entry, wording)
    for moment in dossier.timeline:
        yield from _happened(moment, wording)


def _document(source: Source) -> _Entity:
    document = source.document
    properties: dict[str, list[str]] = {"title": [title(source)], "fileName": [source.locator]}
    made = {"id": _document_id(source), "schema": "Document", "properties": properties}
    _add(made, "mimeType", (document.media_type,))
    _add(made, "language", (_LANGUAGES.get(document.language or "", ""),))
    _add(made, "publisher", (document.publisher or "",))
    _add(made, "sourceUrl", (document.url or "",))
    _add(made, "publishedAt", (_date(document.published.iso if document.published else None),))
    _add(made, "retrievedAt", (source.read_on,))
    return made


def _sum(entry: Entry, wording: Wording) -> Iterator[_Entity]:
    fact = entry.fact
    if not isinstance(fact, Money):
        return
    parties = [_party(name) for name in (fact.payer, fact.payee) if name and BULLET not in name]
    yield from parties
    both = fact.payer and fact.payee and len(parties) == 2  # noqa: PLR2004 - the two of a payment
    if both and fact.status in _SPENT and fact.amount is not None:
        paid = _made(
            "Payment",
            {"payer": [parties[0]["id"]], "beneficiary": [parties[1]["id"]]},
            str(entry.fact_id),
        )
        _add(paid, "amount", (format(fact.amount, "f"),))
        _add(paid, "currency", (fact.currency or "",))
        _add(paid, "purpose", (fact.purpose or "",))
        yield _told(paid, entry, wording)
    else:
        yield _event(entry, parties, None, wording)


def _happened(moment: Moment, wording: Wording) -> Iterator[_Entity]:
    fact = moment.entry.fact
    names = fact.actors if isinstance(fact, Event) else ()
    if isinstance(fact, Outcome):
        names = tuple(name for name in (fact.actor, fact.against) if name)
    known = [_party(name) for name in names if len(called(name)) == 1]
    yield from known
    yield _event(moment.entry, known, None if moment.unsure else moment.date, wording)


def _event(entry: Entry, parties: Iterable[_Entity], date: str | None, wording: Wording) -> _Entity:
    made = _made("Event", {"name": [entry.places[0].surface]}, str(entry.fact_id))
    _add(made, "involved", (one["id"] for one in parties))
    _add(made, "date", (_date(date),))
    return _told(made, entry, wording)


def _told(made: _Entity, entry: Entry, wording: Wording) -> _Entity:
    """Who says so, where, and the sentence: with everything that is no bare name."""
    shown = line(entry, wording)
    _add(made, "summary", (f"{shown.before}{shown.words}{shown.after}",))
    _add(made, "description", (shown.sayer,))
    _add(made, "proof", map(_document_id, entry.sources))
    return made


def _party(name: str, kind: EntityKind = EntityKind.ORGANISATION) -> _Entity:
    known = called(name)
    schema = "Person" if kind is EntityKind.PERSON else "LegalEntity"
    properties = {"name": [name]}
    if len(known) == 1:
        public = known[0].kind in _PUBLIC
        company = known[0].kind is OrganisationKind.COMPANY
        schema = "PublicBody" if public else "Company" if company else "Organization"
    return _made(schema, properties, party_key(name)) | {"id": _id("party", party_key(name))}


def _made(schema: str, properties: dict[str, list[str]], *content: str) -> _Entity:
    return {"id": _id(schema, *content), "schema": schema, "properties": properties}


def _document_id(source: Source) -> str:
    return _id("document", source.document.sha256)


def _id(*parts: str) -> str:
    return "affiant-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _date(iso: str | None) -> str:
    """What FtM takes for a date: a year, a month or a day; "" for weeks and intervals."""
    date = (iso or "").split("T")[0]
    return date if date and "W" not in date and "/" not in date and len(date) <= _DAY else ""


def _add(entity: _Entity, name: str, values: Iterable[str]) -> None:
    kept = [*entity["properties"].get(name, ()), *(one for one in values if one)]
    if kept:
        entity["properties"][name] = list(dict.fromkeys(kept))
