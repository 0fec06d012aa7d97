"""A program with a token to the served casefile."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from affiant.access import tokens
from affiant.access.identifier import LOCAL
from affiant.access.tokens import Scope
from affiant.portal.by_token import admit
from tests.portal.conftest import HOST


class Program:
    """A client that sends a token, and no cookie."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        made = tokens.make(
            LOCAL, "test", list(scopes), datetime.now(UTC), timedelta(days=1), verified=True
        )
        self.row, self.secret = made.row, made.secret
        self._client = Client(HTTP_HOST=HOST, headers={"Authorization": f"Bearer {made.secret}"})

    def get(self, address: str, **asked: Any) -> Any:
        """The response to a GET below /api/v1."""
        return self._client.get(f"/api/v1{address}", asked)

    def post(self, address: str, sent: Any) -> Any:
        """The response to JSON sent below /api/v1."""
        return self._client.post(f"/api/v1{address}", sent, content_type="application/json")

    def form(self, address: str, sent: Any) -> Any:
        """The response to a form."""
        return self._client.post(f"/api/v1{address}", sent)


@pytest.fixture
def program(filled: Any) -> Callable[..., Program]:
    """Makes programs for the scopes that are asked for; all of them by default."""
    del filled
    admit()
    return lambda *scopes: Program(scopes or set(Scope) - {Scope.MATCH})
