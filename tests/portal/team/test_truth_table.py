"""The addresses that only a team's portal has x who asks: one row an address, as in
`tests/portal/test_truth_table.py`, which has the rows of all others. Here people log in.

A row says what `anybody` gets who has not logged in, `nobody` (an account without a role), `reader`
(of one collection), `owner` (of everything) without a second factor, and with one (`verified`).
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.portal.team.conftest import Door, person
from tests.portal.test_truth_table import ROWS as SHARED
from tests.portal.test_truth_table import names_of
from tests.portal.things import NOTHING

WHO = ("anybody", "nobody", "reader", "owner", "verified")
MEMBERS = (302, 200, 200, 200, 200)
"""To the door, who has not logged in; their own page, who has."""
AGAIN = (302, 302, 302, 302, 302)
"""Who has is asked to show it again first."""
OWNERS = (302, 403, 403, 403, 200)
CHANGED = (403, 403, 403, 403, 302)


@dataclass(frozen=True)
class Row:
    """An address (`{n}` is an account's number) and what each of WHO gets."""

    address: str
    gets: tuple[int, int, int, int, int]
    method: str = "get"


ROWS = {
    "account_login": Row("/login", (200, 302, 302, 302, 302)),  # who is in is led on
    "mfa_authenticate": Row("/login/factor", AGAIN),  # without a password first, to the door
    "mfa_login_webauthn": Row("/login/passkey", AGAIN),
    "account_logout": Row("/logout", (302, 200, 200, 200, 200)),
    "join": Row("/join/none", (404, 404, 404, 404, 404)),
    "mfa_index": Row("/account", MEMBERS),
    "account_inactive": Row("/account/inactive", MEMBERS),
    "account_change_password": Row("/account/password", MEMBERS),
    "account_reauthenticate": Row("/account/again", MEMBERS),
    "mfa_reauthenticate": Row("/account/again/code", (302, 302, 302, 302, 200)),
    "mfa_reauthenticate_webauthn": Row("/account/again/passkey", AGAIN),  # they have none
    "usersessions_list": Row("/account/sessions", MEMBERS),
    "mfa_activate_totp": Row("/account/codes/set-up", AGAIN),
    "mfa_deactivate_totp": Row("/account/codes/remove", (302, 404, 404, 404, 302)),
    "mfa_view_recovery_codes": Row("/account/recovery", (302, 404, 404, 404, 404)),
    "mfa_generate_recovery_codes": Row("/account/recovery/new", AGAIN),
    "mfa_add_webauthn": Row("/account/passkeys/add", AGAIN),
    "mfa_list_webauthn": Row("/account/passkeys", MEMBERS),
    "mfa_edit_webauthn": Row("/account/passkeys/99/rename", AGAIN),
    "mfa_remove_webauthn": Row("/account/passkeys/99/remove", AGAIN),
    "people": Row("/people", OWNERS),
    "person": Row("/people/{n}", OWNERS),
    "person-link": Row("/people/{n}/link", (403, 403, 403, 403, 200), "post"),
    "person-give": Row("/people/{n}/roles", (403, 403, 403, 403, 400), "post"),  # of no role
    "person-withdraw": Row("/people/{n}/roles/99", (403, 403, 403, 403, 404), "post"),
    "person-close": Row("/people/{n}/close", CHANGED, "post"),
}


def test_every_address_of_a_team_has_a_row(door: Door) -> None:
    del door
    named = set(names_of(get_resolver("affiant.portal.team.urls").url_patterns))
    assert named == set(SHARED) | set(ROWS)


def test_t_24_who_gets_what(door: Door, browser_of: Callable[..., Client]) -> None:
    clients = {
        "anybody": door().client,
        "nobody": browser_of("nobody", factor=False),
        "reader": browser_of("reader", factor=False),
        "owner": browser_of("owner", factor=False),
        "verified": browser_of("second"),
    }
    number = person("editor").pk
    found = {name: _answers(row, clients, number) for name, row in ROWS.items()}
    assert found == {name: row.gets for name, row in ROWS.items()}


def _answers(row: Row, clients: dict[str, Client], number: int) -> tuple[int, ...]:
    address = row.address.format(n=number)
    return tuple(
        (client.post if row.method == "post" else client.get)(address).status_code
        for client in clients.values()
    )


OPEN = [name for name, row in SHARED.items() if row.method == "get" and row.lets_in != "enter"]


@pytest.mark.parametrize("name", OPEN)
def test_t_24_who_has_not_logged_in_is_led_to_the_door(door: Door, name: str) -> None:
    answer = door().client.get(SHARED[name].address(NOTHING))
    if name.startswith("api:"):
        assert answer.status_code == 401  # a program is told, and not led
    else:
        assert (answer.status_code, answer["Location"][:7]) == (302, "/login?")


def test_every_page_of_a_team_says_what_a_browser_may_not_do(
    browser_of: Callable[..., Client],
) -> None:
    client = browser_of("owner")
    for name, row in ROWS.items():
        if row.method != "get":
            continue
        answer = client.get(row.address.format(n=person("editor").pk))
        assert "default-src 'none'" in answer["Content-Security-Policy"], name
        content = answer.content.decode()
        assert "<style" not in content
        assert " style=" not in content
        assert " onclick" not in content
