"""What a program reads: the same as the pages, as JSON."""

from collections.abc import Callable

import pytest
from django.test import Client

from affiant.access import tokens
from affiant.access.tokens import Scope
from affiant.evidence.models import Fact, Text
from tests.portal.api.conftest import Program
from tests.portal.conftest import BOTH, NOON

Programs = Callable[..., Program]


def _text(beginning: str) -> int:
    return Text.objects.get(title__startswith=beginning).pk


@BOTH
def test_documents_come_in_portions(program: Programs) -> None:
    first = program().get("/documents", limit=3).json()
    rest = program().get("/documents", limit=3, after=first["next"]).json()

    assert len(first["documents"]) == 3
    assert {one["id"] for one in first["documents"] + rest["documents"]} == set(
        Text.objects.values_list("pk", flat=True)
    )
    assert rest["next"] is None


@BOTH
def test_a_part_has_its_passages_and_facts_with_places_in_the_text(program: Programs) -> None:
    text = _text("Northmere Systems ends")

    part = program().get(f"/documents/{text}/parts/1").json()

    whole = "".join(one["text"] for one in part["passages"])
    assert "$4.2 million" in whole
    money = next(one for one in part["facts"] if one["kind"] == "money")
    passage = next(one for one in part["passages"] if one["start"] <= money["start"] < one["end"])
    begin = money["start"] - passage["start"]
    assert passage["text"][begin : begin + len(money["surface"])] == money["surface"]
    assert money["values"]["amount"] == "4200000"


def test_who_is_protected_is_masked_in_every_answer(program: Programs) -> None:
    one, text = program(), _text("Northmere Systems met fin")
    addresses = (
        "/documents", f"/documents/{text}", f"/documents/{text}/parts/1",
        f"/documents/{text}/facts", "/search?q=victime", "/search?q=Moreau", "/entities",
        "/entities?q=Moreau", "/ledger", "/origins", "/log",
    )  # fmt: skip
    for address in addresses:
        response = one.get(address)
        assert response.status_code == 200, address
        assert "Moreau" not in response.content.decode().replace("q=Moreau", ""), address


@BOTH
def test_search_finds_passages_and_marks_the_words(program: Programs) -> None:
    found = program().get("/search", q="contract", limit=5).json()

    assert found["passages"] >= 2
    hit = found["hits"][0]
    start, end = hit["marks"][0]
    assert hit["text"][start:end].lower().startswith("contra")


def test_an_entity_says_why_its_names_are_one(program: Programs) -> None:
    [listed] = program().get("/entities", q="Northmere").json()

    told = program().get(f"/entities/{listed['id']}").json()

    assert told["name"] == "Northmere Systems"
    assert told["aliases"]
    assert told["documents"]


def test_a_dossier_comes_in_its_forms(program: Programs) -> None:
    [listed] = program().get("/entities", q="Northmere").json()

    dossier = program().get(f"/entities/{listed['id']}/dossier.json")

    assert dossier.status_code == 200
    assert dossier.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("address", ["/documents/999999", "/facts/999999", "/entities/none", "/no"])
def test_what_is_not_there_is_answered_in_json(program: Programs, address: str) -> None:
    response = program().get(address)

    assert response.status_code == 404
    assert "json" in response.headers["Content-Type"]


@pytest.mark.parametrize(
    "address",
    ["/documents?limit=0", "/documents?limit=x", "/documents?after=-1", "/documents?after=1e99",
     "/search", "/search?q=a&offset=99999999"],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(program: Programs, address: str) -> None:
    assert program().get(address).status_code == 422


def test_a_stranger_is_asked_for_a_token(stranger: Client) -> None:
    response = stranger.get("/api/v1/documents")

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_t_63_a_cookie_lets_nobody_in(filled: Client) -> None:
    """Threat: another site has the owner's browser send a request along with its cookie."""
    fact = Fact.objects.filter(kind="money").first()
    assert fact is not None
    sent = {"verdict": "rejected"}

    assert filled.get("/api/v1/documents").status_code == 401
    answer = filled.post(
        f"/api/v1/facts/{fact.pk}/judgements", sent, content_type="application/json"
    )
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("scope", "address"),
    [(Scope.EXPORT, "/documents"), (Scope.READ, "/log"), (Scope.JUDGE, "/search?q=contract")],
)
def test_t_64_a_token_opens_what_it_is_for_and_nothing_else(
    program: Programs, scope: Scope, address: str
) -> None:
    assert program(scope).get(address).status_code == 403


def test_t_64_a_withdrawn_token_opens_nothing(program: Programs) -> None:
    one = program()
    tokens.withdraw(one.row.pk, "local", NOON)

    assert one.get("/documents").status_code == 401


def test_t_64_a_token_that_is_withdrawn_in_mid_call_takes_nothing_out(
    program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = program()

    def withdrawn(*_: object) -> list[object]:
        tokens.withdraw(one.row.pk, "local", NOON)
        return []

    monkeypatch.setattr("affiant.portal.api.casefile.gate.collections", withdrawn)

    assert one.get("/collections").status_code == 401


def test_the_description_names_every_operation(program: Programs) -> None:
    told = program().get("/openapi.json").json()

    assert told["openapi"].startswith("3.")
    assert "/api/v1/documents/{text}/facts" in told["paths"]
