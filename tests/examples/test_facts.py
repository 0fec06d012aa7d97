"""What examples/README.md promises of the example documents, affiant finds in them."""

import hashlib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from affiant import facts
from affiant.facts.kinds import (
    Demand,
    Fact,
    Figure,
    Mention,
    Money,
    Outcome,
    Quote,
    Reference,
    Response,
    TimeExpression,
)
from affiant.reading import registry
from affiant.reading.document import Document
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.source import Source
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.stance import Stance

F = TypeVar("F", bound=Fact)

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"
READABLE = sorted(p.name for p in DOCUMENTS.iterdir() if p.suffix in {".html", ".txt", ".pdf"})
HERALD = "01-callis-herald-emails.html"
COPY = "02-fenwick-post-copy.txt"
TRANSLATION = "03-courrier-traduction.html"
LEDGER = "04-harbour-ledger-76-emails.html"
LETTER = "05-lantern-letter.txt"
CENSUS = "07-custody-census-2023.pdf"
WITHDRAWAL = "10-halden-pryce-retrait.html"
REPOST = "11-don-refuse-reprise.txt"


@cache
def document(name: str) -> Document:
    path = DOCUMENTS / name
    raw = path.read_bytes()
    source = Source(path, name, hashlib.sha256(raw).hexdigest(), len(raw))
    read = registry.choose(source).read(source, Limits()).document
    assert read is not None
    return read


@cache
def found(name: str) -> tuple[Fact, ...]:
    return facts.find(document(name))


def of_kind(name: str, kind: type[F]) -> list[F]:
    return [fact for fact in found(name) if isinstance(fact, kind)]


@pytest.mark.parametrize("name", READABLE)
def test_every_fact_stands_on_its_words(name: str) -> None:
    text = document(name).text
    assert [fact for fact in found(name) if fact.span.of(text) != fact.surface] == []


@pytest.mark.parametrize("name", READABLE)
def test_no_fact_stands_on_boilerplate(name: str) -> None:
    page = document(name)
    furniture = [p.span for p in page.passages if p.kind is PassageKind.BOILERPLATE]
    dateline = page.published.span if page.published else None
    facts_there = [f for f in found(name) if any(f.span.overlaps(span) for span in furniture)]
    assert [fact.surface for fact in facts_there if fact.span != dateline] == []


@pytest.mark.parametrize(
    ("name", "language"), [(HERALD, "en"), (TRANSLATION, "fr"), (COPY, "en"), (REPOST, "fr")]
)
def test_the_language_is_told(name: str, language: str) -> None:
    assert document(name).language == language


@pytest.mark.parametrize(
    ("name", "value", "denominator"),
    [(HERALD, 67, "1,140"), (TRANSLATION, 67, "1\u202f140"), (LEDGER, 76, "e-mails")],
)
def test_a_count_of_mails_keeps_its_denominator(name: str, value: int, denominator: str) -> None:
    counts = [f for f in of_kind(name, Figure) if f.value == Decimal(value)]
    assert any(denominator in (figure.denominator or "") for figure in counts)


@pytest.mark.parametrize("name", [HERALD, COPY, TRANSLATION])
def test_the_contract_is_found_in_each_version(name: str) -> None:
    sums = [m for m in of_kind(name, Money) if m.amount == Decimal(14_600_000)]
    assert {money.currency for money in sums} == {"USD"}


@pytest.mark.parametrize("name", [HERALD, COPY, TRANSLATION])
def test_the_engineer_is_quoted_in_each_version(name: str) -> None:
    said = [q.content for q in of_kind(name, Quote) if q.speaker == "Tomas Ferreby"]
    assert any("deux dossiers" in content or "two files" in content for content in said)


def test_a_group_of_victims_is_nobody() -> None:
    people = {m.name for m in of_kind(HERALD, Mention) if m.entity_kind is EntityKind.PERSON}
    assert people <= {
        "Ruth Calloway-Penn",
        "Tomas Ferreby",
        "Ingrid Salloway",
        "Harlan Teague",
        "Samuel Adeyin-Roth",
    }


def test_a_view_counter_is_no_figure() -> None:
    assert [f.surface for f in found(COPY) if "5,318" in f.surface] == []


def test_silence_after_a_request_is_told() -> None:
    stances = {response.stance for response in of_kind(HERALD, Response)}
    assert Stance.SILENT_AFTER_REQUEST in stances


def test_a_demand_keeps_its_deadline() -> None:
    assert any("1 July" in (demand.deadline or "") for demand in of_kind(LETTER, Demand))


def test_a_reference_that_is_cited_and_not_listed_is_told() -> None:
    assert [r.number for r in of_kind(LETTER, Reference) if r.missing] == ["4"]


def test_a_reference_that_is_listed_and_never_cited_has_no_marker() -> None:
    listed = [r for r in of_kind(LETTER, Reference) if not r.missing]
    assert [r.number for r in listed if not r.cited_at] == ["6"]


def test_a_share_states_its_denominator() -> None:
    shares = [f for f in of_kind(CENSUS, Figure) if f.unit == "%" and f.value == Decimal(41)]
    assert any("cases" in (share.denominator or "") for share in shares)


def test_a_withdrawal_is_an_outcome() -> None:
    assert "Halden & Pryce" in {outcome.actor for outcome in of_kind(WITHDRAWAL, Outcome)}


def test_a_day_in_a_repost_is_unsure() -> None:
    days = [t for t in of_kind(REPOST, TimeExpression) if t.surface == "lundi"]
    assert days != []
    assert all(day.unsure for day in days)
