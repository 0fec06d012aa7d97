"""The protocol's own examples have this form, with other names (specification 0.2, 3 to 5)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from affiant.access.tokens import Scope
from tests.portal.api.conftest import Program
from tests.portal.conftest import HOST

Programs = Callable[..., Program]


@pytest.fixture
def address(program: Programs) -> str:
    return f"/api/v1/reconcile/{program(Scope.MATCH).secret}"


def _asked(address: str, queries: Any) -> Any:
    return Client(HTTP_HOST=HOST).post(address, {"queries": json.dumps(queries)})


def test_the_manifest_says_what_the_service_speaks(address: str) -> None:
    told = Client(HTTP_HOST=HOST).get(address).json()

    assert "0.2" in told["versions"]
    assert {"name", "identifierSpace", "schemaSpace", "defaultTypes", "view"} <= set(told)
    assert "{{id}}" in told["view"]["url"]


def test_a_batch_is_answered_query_by_query(address: str) -> None:
    told = _asked(
        address,
        {
            "q0": {"query": "NORTHMERE SYSTEMS INC."},
            "q1": {"query": "Somebody else entirely", "type": "organisation", "limit": 3},
        },
    ).json()

    [first, *_] = told["q0"]["result"]
    assert (first["name"], first["match"]) == ("Northmere Systems", True)
    assert first["type"] == [{"id": "organisation", "name": "Organisation"}]
    assert told["q1"]["result"] == []


def test_queries_may_stand_in_the_address(address: str) -> None:
    queries = json.dumps({"q0": {"query": "Northmere"}})

    told = Client(HTTP_HOST=HOST).get(address, {"queries": queries}).json()

    assert told["q0"]["result"][0]["name"] == "Northmere Systems"


def test_a_type_narrows(address: str) -> None:
    told = _asked(address, {"q0": {"query": "Northmere Systems", "type": "place"}}).json()

    assert told["q0"]["result"] == []


def test_a_protected_name_matches_nothing(address: str) -> None:
    assert _asked(address, {"q0": {"query": "Lina Moreau"}}).json()["q0"]["result"] == []


@pytest.mark.parametrize("queries", ["no json", [], {"q0": 1}, {str(n): {} for n in range(99)}])
def test_what_is_no_batch_is_refused(address: str, queries: Any) -> None:
    sent = queries if isinstance(queries, str) else json.dumps(queries)

    assert Client(HTTP_HOST=HOST).post(address, {"queries": sent}).status_code == 400


def test_t_64_its_token_opens_nothing_else(program: Programs) -> None:
    assert program(Scope.MATCH).get("/documents").status_code == 403


def test_another_token_does_not_travel_in_an_address(program: Programs) -> None:
    address = f"/api/v1/reconcile/{program(Scope.READ).secret}"

    assert Client(HTTP_HOST=HOST).get(address).status_code == 403
