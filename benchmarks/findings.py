"""How long it takes to lay the facts of a dossier side by side, and whether the cost stays linear.

    python -m benchmarks.findings

Invented tellings: figures, events, denials and claims of 40 documents in 30 origins, about ports
and clerks that do not exist. Process time, the best of three.
"""

import os
import sys
import time
from collections.abc import Iterator
from decimal import Decimal

from affiant.dossiers.findings.findings import find_findings
from affiant.dossiers.findings.opposition.said import said
from affiant.dossiers.findings.told import Told
from affiant.evidence.held import HeldFact
from affiant.facts.kinds import Claim, Event, Fact, Figure
from affiant.lineage.link import Link, Match
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.reading.span import Span
from affiant.vocabulary.event import EventKind
from benchmarks.result import Result, Table, circumstances

SIZES = (500, 1_000, 2_000, 4_000)
ROUNDS = 3
DOCUMENTS, ORIGINS = 40, 30
_NOUNS = ("clerks", "ledgers", "barges", "permits", "pilots", "cranes", "letters", "moorings")
_FIRMS = ("Northmere", "Castle Quay", "Harbour Office", "Tidewell", "Saltgate", "Moorland Lines")
_DEEDS = (EventKind.ARRESTED, EventKind.SIGNED, EventKind.FILED, EventKind.PAID)


def main() -> int:
    before = os.getloadavg()[0]
    rows = []
    for size in SIZES:
        told, links = list(tellings(size)), links_of(size)
        best = min(_timed(told, links) for _ in range(ROUNDS))
        rows.append((f"{size:,}", f"{best:.2f}", f"{best / size * 1e3:.2f}"))
    columns = ("entries", "s", "ms an entry")
    table = Table("Facts laid side by side: process time", columns, tuple(rows))
    print(Result("findings", circumstances(before, ("numpy",)), (table,)).markdown())
    return 0


def _timed(told: list[Told], links: list[Link]) -> float:
    said.cache_clear()
    begun = time.process_time()
    find_findings(told, links)
    return time.process_time() - begun


def tellings(size: int) -> Iterator[Told]:
    """So many invented tellings, each kind in turn, each in a sentence of its own."""
    for number in range(size):
        document = number % DOCUMENTS
        sentence = Span(number // DOCUMENTS * 100, number // DOCUMENTS * 100 + 90)
        fact, words = _fact(number, sentence.start)
        around = f"{_FIRMS[number % 6]} and {_FIRMS[number % 5]}. {words}."
        held = HeldFact(number + 1, fact)
        date = f"2020-{document % 12 + 1:02}-01"
        yield Told(held, document, document % ORIGINS, date, "en", sentence, around)


def links_of(size: int) -> list[Link]:
    """Ten rewrites, each sentence matched with the one in its place."""
    spans = [Span(at * 100, at * 100 + 80) for at in range(size // DOCUMENTS)]
    matches = tuple(Match(span, span) for span in spans)
    return [
        Link(
            one, one + ORIGINS, Relation.REWRITE, Certainty.CERTAIN, Direction.FORWARD, 0.9, matches
        )
        for one in range(DOCUMENTS - ORIGINS)
    ]


def _place(number: int) -> str:
    """A name that some twenty tellings share, in the order of documents."""
    letters = "bdfglmnprstvz"
    parts = (
        letters[number // 20 // 13**power % 13] + "aeiou"[number // 20 % 5] for power in range(3)
    )
    return "".join(parts).title() + "port"


def _fact(number: int, at: int) -> tuple[Fact, str]:
    place = _place(number)
    firm, noun = _FIRMS[number // 20 % 6], _NOUNS[number // 20 % 8]
    if number % 4 == 0:
        words = f"{number % 97 + 3} {noun} of {firm} {place}"
        figure = Figure(
            span=Span(at, at + len(words)),
            surface=words,
            found_by="made",
            confidence=0.9,
            value=Decimal(number % 97 + 3),
            unit=noun,
            of=words.partition(" ")[2],
        )
        return figure, words
    deed = _DEEDS[number // 20 % 4]
    if number % 4 == 1:
        words = f"{firm} has not {deed.value} the {noun} of {place}"
        claim = Claim(
            span=Span(at, at + len(words)), surface=words, found_by="made", confidence=0.9
        )
        return claim, words
    words = f"{firm} {deed.value} the {noun} of {place}"
    event = Event(
        span=Span(at, at + len(words)),
        surface=words,
        found_by="made",
        confidence=0.9,
        event_kind=deed,
        actors=(firm,),
        date=f"2020-01-{number // 20 % 28 + 1:02}",
    )
    return event, words


if __name__ == "__main__":
    sys.exit(main())
