"""Text versions into the casefile: body, passages, facts, index."""

import json
from typing import TypeAlias

from affiant import facts
from affiant.evidence.carrying import refresh
from affiant.evidence.finding import Findings
from affiant.evidence.models import Body, Fact, Passage, Text
from affiant.evidence.models.passage import passage_id
from affiant.evidence.rows import insert
from affiant.evidence.search import terms
from affiant.evidence.search.index import index
from affiant.reading.outcome import Read

Done: TypeAlias = Read[Findings]
Version: TypeAlias = tuple[str, str, str, str]
"""What makes a text version: digests of the original and of the text, reader, its version."""

PASSAGE = ("id", "text", "start", "end", "kind", "page", "box", "language")
FACT = ("text", "kind", "start", "end", "confidence", "name_key", "known_key", "values")


def keep_texts(outcomes: list[Done]) -> dict[int, Text]:
    """Store the documents of these outcomes; their rows by the outcome's place in the list.

    A document that is there already (the same bytes at two places, or a repeated reading) is
    not stored twice; its facts are brought up to date where the finders have changed.
    """
    versions = {place: _version(outcome) for place, outcome in enumerate(outcomes)}
    first = {v: _findings(outcomes[place]) for place, v in reversed(versions.items())}
    Body.objects.bulk_create(
        [Body(sha256=found.body_sha256, text=found.body) for found in first.values()],
        ignore_conflicts=True,
    )
    kept = _existing({version[0] for version in first})
    for version, text in kept.items():
        if version in first and text.facts_version != facts.VERSION:
            refresh(text)
            _insert_facts([(text, first[version])])
    kept |= _create({v: found for v, found in first.items() if v not in kept})
    return {place: kept[version] for place, version in versions.items()}


def _findings(outcome: Done) -> Findings:
    if outcome.product is None:
        raise ValueError("a container without a text of its own has no text version")
    return outcome.product


def _version(outcome: Done) -> Version:
    body = _findings(outcome).body_sha256
    return outcome.sha256, body, outcome.reader, outcome.reader_version


def _existing(originals: set[str]) -> dict[Version, Text]:
    return {
        (text.original_id, text.body_id, text.reader, text.reader_version): text
        for text in Text.objects.filter(original_id__in=originals)
    }


def _create(fresh: dict[Version, Findings]) -> dict[Version, Text]:
    texts = Text.objects.bulk_create([_text(v, found) for v, found in fresh.items()])
    stored = list(zip(texts, fresh.values(), strict=True))
    _insert_passages(stored)
    _insert_facts(stored)
    return dict(zip(fresh, texts, strict=True))


def _text(version: Version, found: Findings) -> Text:
    original, body, reader, reader_version = version
    description = json.loads(found.description)
    return Text(
        original_id=original,
        body_id=body,
        reader=reader,
        reader_version=reader_version,
        facts_version=facts.VERSION,
        title=found.title,
        published=found.published,
        language=found.language,
        publisher=description["publisher"] or "",
        description=description,
    )


def _insert_passages(stored: list[tuple[Text, Findings]]) -> None:
    rows, words = [], []
    said: set[tuple[str, str]] = set()
    for text, found in stored:
        for place, passage in enumerate(found.passages):
            id_ = passage_id(text.pk, place)
            rows.append(
                (
                    *(id_, text.pk, passage.start, passage.end, passage.kind),
                    *(passage.page, passage.box, passage.language),
                )
            )
            if passage.words:
                words.append((id_, passage.words))
                language = passage.language or text.language
                said.update((word, language) for word in passage.words.split())
    insert(Passage, PASSAGE, rows)
    index().add(words)
    terms.add(said)


def _insert_facts(stored: list[tuple[Text, Findings]]) -> None:
    judged = _judged([text for text, _ in stored])
    rows = [
        (
            *(text.pk, fact.kind, fact.start, fact.end, fact.confidence),
            *(fact.name_key, fact.known_key, fact.values),
        )
        for text, found in stored
        for fact in found.facts
        if (text.pk, fact.kind, fact.start, fact.end) not in judged
    ]
    insert(Fact, FACT, rows)


def _judged(texts: list[Text]) -> set[tuple[int, str, int, int]]:
    """The places of facts that are there already: after `refresh`, the judged ones."""
    there = Fact.objects.filter(text__in=texts)
    return set(there.values_list("text_id", "kind", "start", "end"))
