"""An answer asks the database as often for many rows as for few."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from affiant.access.tokens import Scope
from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Text
from affiant.portal.known import known
from tests.portal.api.conftest import Program
from tests.portal.conftest import DOCUMENTS, HOST, NOON, Hand

Programs = Callable[..., Program]
MOST = 25  # queries of an answer


def _addresses() -> dict[str, str]:
    """By its name, every address that gives rows."""
    text = Text.objects.get(title__startswith="Northmere Systems ends").pk
    fact = Fact.objects.filter(kind="money", text=text).first()
    assert fact is not None
    entity = next(one.id for one in known().names.public if one.name == "Northmere Systems")
    return {
        "casefile": "/casefile",
        "collections": "/collections",
        "ledger": "/ledger",
        "work": "/work",
        "documents": "/documents",
        "document": f"/documents/{text}",
        "part": f"/documents/{text}/parts/1",
        "facts": f"/documents/{text}/facts",
        "fact": f"/facts/{fact.pk}",
        "search": "/search?q=contract",
        "once": "/search?q=contract&once=1",
        "entities": "/entities",
        "entity": f"/entities/{entity}",
        "origins": "/origins",
        "log": "/log",
    }


def _asked(one: Program, addresses: dict[str, str]) -> dict[str, int]:
    asked = {}
    for name, address in addresses.items():
        one.get(address)  # what is kept between answers is kept from here on
        with CaptureQueriesContext(connection) as caught:
            assert one.get(address).status_code == 200, address
        asked[name] = len(caught)
    return asked


def test_it_asks_as_often_for_many_documents_and_judgements_as_for_few(
    program: Programs, tmp_path: Path, hand_in: Hand
) -> None:
    one, addresses = program(), _addresses()
    few = _asked(one, addresses)
    more = tmp_path / "more"
    more.mkdir()
    for n in range(3):
        for name, lines in DOCUMENTS.items():
            words = "\n\n".join((*lines, f"Number {n} adds that $ {n + 7} million was paid."))
            (more / f"{n}-{name}").write_text(words, encoding="utf-8")
    hand_in(more)
    for fact in Fact.objects.filter(kind__in=("money", "figure")):
        judge(fact.pk, Verdict.ACCEPTED, by="Bea", at=NOON)

    assert _asked(one, addresses) == few
    assert max(few.values()) <= MOST


def test_the_facts_of_a_document_cost_what_one_costs(program: Programs) -> None:
    one, text = program(), _addresses()["facts"]

    few = _asked(one, {"facts": f"{text}?limit=1"})

    assert _asked(one, {"facts": text}) == few


@pytest.mark.parametrize("count", [1, 50])
def test_a_batch_of_names_costs_what_one_costs(program: Programs, count: int) -> None:
    address = f"/api/v1/reconcile/{program(Scope.MATCH).secret}"
    batch = json.dumps({f"q{n}": {"query": f"Northmere Systems {n}"} for n in range(count)})
    client = Client(HTTP_HOST=HOST)
    client.post(address, {"queries": batch})

    with CaptureQueriesContext(connection) as caught:
        assert client.post(address, {"queries": batch}).status_code == 200

    assert len(caught) <= 10
