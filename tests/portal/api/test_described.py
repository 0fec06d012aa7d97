"""The API, asked what its description allows: schemathesis makes it up."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from affiant.evidence.models import Fact, Text
from affiant.portal.known import known
from tests.portal.api.conftest import Program

_LEFT_OUT = "/files"  # a stream of files: tests/portal/test_uploads.py
_EACH = 4  # made-up requests of each operation; twelve of each were answered once


def _real() -> dict[str, str]:
    """Things that are there, so that what is made up does not all end at 404."""
    text = Text.objects.get(title__startswith="Northmere Systems ends").pk
    fact = Fact.objects.get(kind="money", text=text).pk
    entity = next(one.id for one in known().names.public if one.name == "Northmere Systems")
    return {"text": str(text), "fact": str(fact), "entity": entity, "part": "1", "form": "md"}


def _asked(program: Program, case: Any, places: dict[str, str]) -> Any:
    path = case.path
    for name, value in places.items():
        path = path.replace(f"{{{name}}}", value)
    address = path.removeprefix("/api/v1")
    if case.method == "POST":
        sent = case.body if isinstance(case.body, dict | list) else {}
        return program.post(address, json.dumps(sent))
    return program.get(address, **(case.query or {}))


def _ask(program: Program, operation: Any, places: dict[str, str]) -> None:
    @settings(
        max_examples=_EACH, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=operation.as_strategy())
    def answers(case: Any) -> None:
        answer = _asked(program, case, places)
        assert answer.status_code < 500, (operation.method, operation.path, case.query, case.body)
        if answer.status_code != 204 and "dossier" not in operation.path:
            assert "json" in answer.headers["Content-Type"]

    answers()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_nothing_that_the_description_allows_breaks_the_server(
    program: Callable[..., Program],
) -> None:
    one, places = program(), _real()
    schema = schemathesis.openapi.from_dict(one.get("/openapi.json").json())
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr] # an error raises here, as it should
        if not operation.path.endswith(_LEFT_OUT) and "reconcile" not in operation.path:
            _ask(one, operation, places)
