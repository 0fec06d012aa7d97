"""Text versions into the casefile: body, passages, facts, index."""

from dataclasses import astuple
from typing import TypeAlias

from affiant import facts
from affiant.evidence.carrying import fact_row, refresh
from affiant.evidence.description import describe
from affiant.evidence.finding import Findings
from affiant.evidence.models import Body, Fact, Passage, Text
from affiant.evidence.search.index import index
from affiant.reading.document import Document
from affiant.reading.outcome import Read
from affiant.reading.text import digest

Done: TypeAlias = Read[Findings]
Version: TypeAlias = tuple[str, str, str, str]
"""What makes a text version: digests of the original and of the text, reader, its version."""


def keep_texts(outcomes: list[Done]) -> dict[int, Text]:
    """Store the documents of these outcomes; their rows by the outcome's place in the list.

    A document that is there already (the same bytes at two places, or a repeated reading) is
    not stored twice; its facts are brought up to date where the finders have changed.
    """
    versions = {place: _version(outcome) for place, outcome in enumerate(outcomes)}
    first = {version: outcomes[place] for place, version in reversed(versions.items())}
    Body.objects.bulk_create(
        [Body(sha256=version[1], text=_document(o).text) for version, o in first.items()],
        ignore_conflicts=True,
    )
    kept = _existing({version[0] for version in first})
    fresh = {version: outcome for version, outcome in first.items() if version not in kept}
    for version, text in kept.items():
        if version in first and text.facts_version != facts.VERSION:
            refresh(text, _findings(first[version]))
    kept |= _create(fresh)
    return {place: kept[version] for place, version in versions.items()}


def _version(outcome: Done) -> Version:
    return (
        outcome.sha256,
        digest(_document(outcome).text),
        outcome.reader,
        outcome.reader_version,
    )


def _document(outcome: Done) -> Document:
    if outcome.document is None:
        raise ValueError("a container without a text of its own has no text version")
    return outcome.document


def _findings(outcome: Done) -> Findings:
    if outcome.product is None:
        raise ValueError("a document comes with what was found in it")
    return outcome.product


def _existing(originals: set[str]) -> dict[Version, Text]:
    return {
        (text.original_id, text.body_id, text.reader, text.reader_version): text
        for text in Text.objects.filter(original_id__in=originals)
    }


def _create(fresh: dict[Version, Done]) -> dict[Version, Text]:
    texts = Text.objects.bulk_create(
        [_text(version, _document(outcome)) for version, outcome in fresh.items()]
    )
    passages: list[Passage] = []
    words: list[str] = []
    found: list[Fact] = []
    for text, outcome in zip(texts, fresh.values(), strict=True):
        passages += _passages(text, _document(outcome))
        words += _findings(outcome).words
        found += [fact_row(text, fact) for fact in _findings(outcome).facts]
    rows = Passage.objects.bulk_create(passages)
    index().add([(row.pk, said) for row, said in zip(rows, words, strict=True) if said])
    Fact.objects.bulk_create(found)
    return dict(zip(fresh, texts, strict=True))


def _text(version: Version, document: Document) -> Text:
    original, body, reader, reader_version = version
    return Text(
        original_id=original,
        body_id=body,
        reader=reader,
        reader_version=reader_version,
        facts_version=facts.VERSION,
        title=document.title or "",
        published=document.published.iso if document.published else "",
        language=document.language or "",
        description=describe(document),
    )


def _passages(text: Text, document: Document) -> list[Passage]:
    return [
        Passage(
            text=text,
            start=passage.span.start,
            end=passage.span.end,
            kind=passage.kind.value,
            page=passage.page,
            box=passage.box and astuple(passage.box),
            language=passage.language or "",
        )
        for passage in document.passages
    ]
