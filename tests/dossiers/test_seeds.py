"""The five articles and letters that the project starts from, from bytes to a dossier."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.dossier import Dossier, Entry, Section
from affiant.dossiers.render import html
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.intake import Intake
from affiant.evidence.questions import documents_naming
from affiant.facts.kinds import Demand, Figure, Money, Outcome, Quote
from tests.conftest import shared


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    casefile = Casefile.create(tmp_path_factory.mktemp("seeds"))
    summary = Intake(casefile, lambda: datetime.now(UTC)).read([shared("seeds")])
    assert (summary.read, summary.failed) == (5, 0)
    compiled = compile_dossier("Microsoft", documents_naming({"microsoft"}))
    connect(Path(":memory:"), migrate=False)
    return compiled


def facts(dossier: Dossier, section: Section) -> list[Entry]:
    return list(dossier.of(section))


def test_the_contract_claim_is_there_with_who_pays_whom(dossier: Dossier) -> None:
    sums = [entry.fact for entry in facts(dossier, Section.MONEY)]
    claimed = [s for s in sums if isinstance(s, Money) and s.amount == Decimal(19_400_000)]
    assert {sum_.payee for sum_ in claimed} == {"Microsoft"}
    assert all(sum_.currency == "USD" for sum_ in claimed)


def test_the_67_e_mails_are_there(dossier: Dossier) -> None:
    figures = [entry.fact for entry in facts(dossier, Section.FIGURES)]
    assert any(isinstance(figure, Figure) and figure.value == 67 for figure in figures)


def test_statements_say_who_spoke(dossier: Dossier) -> None:
    quotes = [entry.fact for entry in facts(dossier, Section.SAID_BY)]
    speakers = {quote.speaker for quote in quotes if isinstance(quote, Quote)}
    assert {"Microsoft", "Satya Nadella"} <= speakers


def test_demands_are_addressed_to_the_company_or_its_head(dossier: Dossier) -> None:
    demands = [entry.fact for entry in facts(dossier, Section.DEMANDS_ON)]
    addressed = {demand.to for demand in demands if isinstance(demand, Demand)}
    assert {"Microsoft", "Satya Nadella"} <= addressed


def test_the_two_withdrawals_are_there(dossier: Dossier) -> None:
    outcomes = [entry.fact for entry in facts(dossier, Section.OUTCOMES)]
    actors = " ".join(o.actor or "" for o in outcomes if isinstance(o, Outcome))
    assert "McKinsey" in actors
    assert "Contra Costa" in actors


def test_every_line_opens_on_its_words(dossier: Dossier) -> None:
    page = html(dossier)
    for entry in dossier.entries:
        for place in entry.places:
            assert place.span.of(entry.source.document.text) == place.surface
        assert f'href="#f{entry.number}"' in page or f'id="f{entry.number}"' in page


def test_counters_and_links_of_the_pages_are_no_facts(dossier: Dossier) -> None:
    surfaces = [place.surface for entry in dossier.entries for place in entry.places]
    assert not [said for said in surfaces if "728" in said or "LIRE PLUS" in said]
