from datetime import UTC, datetime, timedelta

import pytest

from affiant.access import tokens
from affiant.access.models import Token
from affiant.access.tokens import Scope

_NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
_DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("casefile")


def test_a_token_is_found_by_its_secret_until_it_ends() -> None:
    made = tokens.make("person:7", "sheet", [Scope.READ], _NOON, _DAY, verified=False)

    assert tokens.find(made.secret, _NOON) == made.row
    assert tokens.find(made.secret, _NOON + 2 * _DAY) is None
    assert tokens.find(made.secret + "x", _NOON) is None
    assert tokens.find("", _NOON) is None


def test_the_secret_itself_is_kept_nowhere() -> None:
    made = tokens.make("person:7", "sheet", [Scope.READ], _NOON, _DAY, verified=False)

    assert made.secret not in str(vars(Token.objects.get()))


def test_a_withdrawn_token_lets_nobody_in() -> None:
    made = tokens.make("person:7", "sheet", [Scope.READ], _NOON, _DAY, verified=False)

    tokens.withdraw(made.row.pk, "person:7", _NOON)

    assert tokens.find(made.secret, _NOON) is None
    with pytest.raises(Token.DoesNotExist):
        tokens.withdraw(made.row.pk, "person:7", _NOON)


def test_nobody_withdraws_anothers() -> None:
    made = tokens.make("person:7", "sheet", [Scope.READ], _NOON, _DAY, verified=False)

    with pytest.raises(Token.DoesNotExist):
        tokens.withdraw(made.row.pk, "person:8", _NOON)


def test_what_travels_in_an_address_opens_names_alone() -> None:
    with pytest.raises(ValueError, match="nothing else"):
        tokens.make("local", "both", [Scope.MATCH, Scope.READ], _NOON, _DAY, verified=True)


@pytest.mark.parametrize(
    ("holder", "lasting"), [("Ada", _DAY), ("local", _DAY * 400), ("local", -_DAY)]
)
def test_a_token_is_somebodys_and_ends(holder: str, lasting: timedelta) -> None:
    with pytest.raises(ValueError, match="token"):
        tokens.make(holder, "x", [Scope.READ], _NOON, lasting, verified=True)


def test_a_scope_of_another_version_gives_nothing() -> None:
    row = Token(scopes=["read", "rule the world"])

    assert tokens.scopes_of(row) == {Scope.READ}
