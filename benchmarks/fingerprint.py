"""Everything that a casefile says, but for its row numbers and its clock, in one digest.

Two casefiles with the same fingerprint hold the same originals, ledger, texts, passages,
facts, judgements and search index, in whatever order they came in.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from affiant.evidence.casefile import Casefile
from affiant.evidence.models import Entry, Fact, Judgement, Original, Passage, Text
from affiant.evidence.search.hits import search

PROBES = ("contrat OR contract", '"a declared"', "recrut*", "200 OR 2020", "the OR le")


def fingerprint(casefile: Casefile) -> str:
    """SHA-256 over the sorted statements of the casefile that is open."""
    digest = hashlib.sha256()
    for statement in sorted(statements(casefile)):
        digest.update(statement.encode() + b"\n")
    return digest.hexdigest()


def statements(casefile: Casefile) -> Iterator[str]:
    """What the casefile says, one statement a line, in no order."""
    for sha256 in casefile.originals.digests():
        yield _line("kept", sha256, casefile.originals.rehash(sha256))
    for original in Original.objects.all():
        yield _line("original", original.sha256, original.size)
    yield from _ledger()
    yield from _texts()
    for judgement in Judgement.objects.select_related("fact__text"):
        fact = judgement.fact
        yield _line("judgement", fact.text.body_id, fact.start, fact.kind, judgement.verdict)
    for probe in PROBES:
        total, hits = search(probe, limit=10**6)
        for hit in hits:
            yield _line("hit", probe, total, hit.passage_text)
    incoming = casefile.folder / "originals" / "incoming"
    for left in incoming.iterdir() if incoming.is_dir() else ():
        yield _line("left over", left.name)


def _ledger() -> Iterator[str]:
    ways: dict[int, list[str]] = {}
    for entry in Entry.objects.order_by("pk"):
        above = ways.get(entry.container_id or 0, [])
        ways[entry.pk] = [*above, entry.key]
        yield _line(
            "entry",
            ways[entry.pk],
            entry.name,
            entry.state,
            entry.replaced,
            entry.original_id,
            entry.text and entry.text.body_id,
            entry.size,
            entry.reason,
            entry.reader,
            entry.reader_version,
            entry.expected,
            entry.counted,
        )


def _texts() -> Iterator[str]:
    for text in Text.objects.select_related("body"):
        said = (text.original_id, text.body_id, text.reader, text.reader_version)
        rest = (text.title, text.published, text.language, text.description)
        yield _line("text", *said, *rest, text.superseded_by_id is None, text.body.text)
        for passage in Passage.objects.filter(text=text):
            place = (passage.start, passage.end, passage.kind, passage.page, passage.box)
            yield _line("passage", *said, *place, passage.language)
        for fact in Fact.objects.filter(text=text):
            yield _line("fact", *said, fact.name_key, fact.known_key, fact.confidence, fact.values)


def _line(*parts: Any) -> str:
    return json.dumps(parts, sort_keys=True, ensure_ascii=False)
