"""A dossier for machines: JSON whose shape is stable under `SCHEMA`.

    {
      "schema": "affiant/dossier/1",
      "language": "en",
      "asked": "as typed", "name": "...", "kind": "organisation",
      "known_as": ["..."],
      "written": [{"surface", "count", "sources": [1]}], "roles": [the same],
      "summary": "...", "caution": "...", "made_on": "2026-01-31" | null,
      "people": [{"name", "roles": ["..."], "quoted": true, "sources": [1],
                  "legal": {"status", "on", "source"}}],
      "unlisted_people": 3, "homonyms": ["..."],
      "sections": {"money": [fact], ...},          every section, empty ones too
      "timeline": [{"date": "2018-06" | null, "date_text", "unsure", "number": 12}],
      "origins": [{"sources": [1], "ground", "name" | null, "through": ["..."],
                   "citations": [{"source": 1, "span": [start, end], "citing"}]}],
      "conclusions": [{"sort", "sentence", "lines": [12], "sources": [1],
                       "documents": 2 | null, "origins": 1 | null}],
      "sources": [source]
    }

A fact: {"number", "id", "kind", "concern", "verdict", "to_check", "confidence", "found_by",
"attribution": {"voice", "name", "span"}, "source": 1, "source_sha256", "text_sha256",
"values": {the fact's own attributes; numbers are strings}, "supports": [{"attribute", "span"}],
"places": [{"span": [start, end], "surface", "sentence": [start, end],
"passage": {"span", "kind", "page", "box", "language", "text"}}], "copies": [{"source": 2, "id",
"span": [start, end]}]}: sources that are one text with the fact's, where its sentence stands, too.

A source: {"number", "id", "title", "publisher", "authors", "published": {"iso", "basis",
"may_be_repost", "origin"} | null, "url", "language", "media_type", "locator", "read_on", "sha256",
"text_sha256", "mentions", "text"}.

Spans are Unicode code points into the source's "text", end exclusive, and true of the masked
text that stands here (masking keeps length). A new attribute may come; none goes or changes its
meaning without a new number in `SCHEMA`. Direction controls are written as \\u escapes.
"""

import json as encoder
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum

from affiant.dossiers.bidi import TURNING
from affiant.dossiers.conclusions import Conclusion, conclusions, questions
from affiant.dossiers.dossier import Dossier, Entry, Moment, Person, Place, Section, Source, Written
from affiant.dossiers.origins import Lineage
from affiant.dossiers.wording import Wording
from affiant.facts.kinds import Change, Fact
from affiant.reading.span import Span

SCHEMA = "affiant/dossier/1"

_SHARED = frozenset(field.name for field in fields(Fact))

_Json = dict[str, object]


def json(dossier: Dossier, language: str = "en") -> str:
    """The record as described above; `language` is that of the summary and the caution."""
    wording = Wording(language)
    record = _identity(dossier, wording) | {
        "people": [_person(person) for person in dossier.people],
        "unlisted_people": dossier.unlisted,
        "homonyms": [entity.name for entity in dossier.homonyms],
        "sections": {
            section.value: [_fact(entry) for entry in dossier.of(section)] for section in Section
        },
        "timeline": [_moment(moment) for moment in dossier.timeline],
        "origins": [_lineage(one, dossier) for one in _lineages(dossier)],
        "conclusions": [
            _conclusion(one)
            for one in (*conclusions(dossier, wording), *questions(dossier, wording))
        ],
        "sources": [_source(source) for source in dossier.sources],
    }
    text = encoder.dumps(record, ensure_ascii=False, indent=2, default=_plain)
    return TURNING.sub(lambda control: f"\\u{ord(control.group()):04x}", text) + "\n"


def _identity(dossier: Dossier, wording: Wording) -> _Json:
    return {
        "schema": SCHEMA,
        "language": wording.language,
        "asked": dossier.asked,
        "name": dossier.entity.name,
        "kind": dossier.entity.entity_kind,
        "known_as": dossier.entity.known_as,
        "written": [_written(one) for one in dossier.written],
        "roles": [_written(one) for one in dossier.roles],
        "summary": wording.summary(dossier),
        "caution": wording.caution(dossier),
        "made_on": dossier.made_on,
    }


def _written(written: Written) -> _Json:
    return {"surface": written.surface, "count": written.count, "sources": written.sources}


def _person(person: Person) -> _Json:
    return {
        "name": person.name,
        "roles": person.roles,
        "quoted": person.quoted,
        "legal": {
            "status": person.legal.status,
            "on": person.legal.on,
            "source": person.legal.source,
        },
        "sources": person.sources,
    }


def _lineages(dossier: Dossier) -> tuple[Lineage, ...]:
    return dossier.analysis.origins.lineages if dossier.analysis else ()


def _lineage(lineage: Lineage, dossier: Dossier) -> _Json:
    numbers = {source.id: source.number for source in dossier.sources}
    return {
        "sources": [numbers[one] for one in lineage.documents if one in numbers],
        "ground": lineage.origin.ground,
        "name": lineage.origin.name,
        "through": lineage.origin.through,
        "citations": [
            {"source": numbers[one.document], "span": one.span, "citing": one.citing}
            for one in lineage.origin.citations
            if one.document in numbers
        ],
    }


def _conclusion(one: Conclusion) -> _Json:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _moment(moment: Moment) -> _Json:
    return {
        "date": moment.date,
        "date_text": moment.date_text,
        "unsure": moment.unsure,
        "number": moment.entry.number,
    }


def _fact(entry: Entry) -> _Json:
    fact, source = entry.fact, entry.source
    return {
        "number": entry.number,
        "id": entry.fact_id,
        "kind": fact.kind,
        "concern": entry.concern,
        "verdict": entry.verdict,
        "to_check": entry.to_check,
        "confidence": fact.confidence,
        "found_by": fact.found_by,
        "attribution": {
            "voice": fact.attribution.voice,
            "name": fact.attribution.name,
            "span": fact.attribution.span,
        },
        "source": source.number,
        "source_sha256": source.document.sha256,
        "text_sha256": source.text_sha256,
        "values": {f.name: getattr(fact, f.name) for f in fields(fact) if f.name not in _SHARED},
        "supports": [{"attribute": one.attribute, "span": one.span} for one in fact.supports],
        "places": [_place(place, source) for place in entry.places],
        "copies": [
            {"source": one.source.number, "id": one.fact_id, "span": one.place.span}
            for one in entry.copies
        ],
    }


def _place(place: Place, source: Source) -> _Json:
    passage, box = place.passage, place.passage.box
    return {
        "span": place.span,
        "surface": place.surface,
        "sentence": place.sentence,
        "passage": {
            "span": passage.span,
            "kind": passage.kind,
            "page": passage.page,
            "box": [box.left, box.bottom, box.right, box.top] if box else None,
            "language": source.document.language_of(passage),
            "text": passage.span.of(source.document.text),
        },
    }


def _source(source: Source) -> _Json:
    document, date = source.document, source.document.published
    return {
        "number": source.number,
        "id": source.id,
        "title": document.title,
        "publisher": document.publisher,
        "authors": document.authors,
        "published": (
            {
                "iso": date.iso,
                "basis": date.basis,
                "may_be_repost": date.may_be_repost,
                "origin": date.origin,
            }
            if date
            else None
        ),
        "url": document.url,
        "language": document.language,
        "media_type": document.media_type,
        "locator": source.locator,
        "read_on": source.read_on,
        "sha256": document.sha256,
        "text_sha256": source.text_sha256,
        "mentions": source.mentions,
        "text": document.text,
    }


def _plain(value: object) -> object:
    """What the encoder does not know: spans as pairs, numbers as strings."""
    match value:
        case Span():
            return [value.start, value.end]
        case Decimal():
            return format(value, "f")
        case StrEnum():
            return value.value
        case Change():
            return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"no JSON form for {type(value).__name__}")
