"""Who comes in, by what, and what is said to whom who does not."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from affiant.access.models import AuditEntry
from tests.portal.team.conftest import BOTH, PASSWORD, Door, code_of, give_codes, person

pytestmark = BOTH
Log = list[tuple[str, str]]


def told(action: str) -> Log:
    return list(AuditEntry.objects.filter(action=action).values_list("actor", "object_id"))


def test_a_password_opens_what_a_role_gives(door: Door) -> None:
    browser = door()
    assert browser.log_in("reader").status_code == 302
    assert b"Miller works" in browser.client.get("/documents").content
    assert told("logged in") == [(person("reader").holder, str(person("reader").pk))]


def test_a_stranger_is_led_to_the_door_whatever_they_ask_for(door: Door) -> None:
    for address in ("/", "/documents/1", "/documents/999999", "/people", "/search?q=x"):
        answer = door().client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/login?next=")


def test_with_a_second_factor_a_password_alone_opens_nothing(door: Door) -> None:
    secret, browser = give_codes("reader"), door()
    browser.log_in("reader")
    assert browser.client.get("/documents").status_code == 302
    assert browser.client.post("/login/factor", {"code": "000000"}).status_code == 200
    assert browser.client.get("/documents").status_code == 302
    browser.client.post("/login/factor", {"code": code_of(secret)})
    assert browser.client.get("/documents").status_code == 200


@pytest.mark.parametrize(("late", "status"), [(30, 200), (60, 302)])
def test_a_code_that_was_typed_as_it_changed_is_good_and_an_older_one_is_not(
    door: Door, monkeypatch: pytest.MonkeyPatch, late: int, status: int
) -> None:
    secret, browser, now = give_codes("reader"), door(), time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    browser.log_in("reader")
    shown = code_of(secret)
    monkeypatch.setattr(time, "time", lambda: now + late)
    browser.client.post("/login/factor", {"code": shown})
    assert browser.client.get("/documents").status_code == status


def test_t_50_a_code_that_was_used_opens_nothing_while_it_would_still_be_good(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, now = give_codes("reader"), time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    used, opened = code_of(secret), []
    for late in (0, 31, 45, 59):
        monkeypatch.setattr(time, "time", lambda later=now + late: later)
        browser = door()
        browser.log_in("reader")
        browser.client.post("/login/factor", {"code": used})
        opened.append(browser.client.get("/documents").status_code)
    assert opened == [200, 302, 302, 302]


def test_t_50_the_code_that_set_up_codes_does_not_log_anybody_in(door: Door) -> None:
    browser = door()
    browser.log_in("reader")
    browser.client.post("/account/again", {"password": PASSWORD})
    browser.client.get("/account/codes/set-up")
    used = code_of(browser.client.session["mfa.totp.secret"])
    browser.client.post("/account/codes/set-up", {"code": used})
    other = door()
    other.log_in("reader")
    other.client.post("/login/factor", {"code": used})
    assert other.client.get("/documents").status_code == 302


def test_each_log_in_asks_for_the_next_code_and_takes_none_twice(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, now, used = give_codes("reader"), time.time(), ""
    for ahead in (0, 60, 120):
        monkeypatch.setattr(time, "time", lambda at=now + ahead: at)
        browser = door()
        browser.log_in("reader")
        if used:
            browser.client.post("/login/factor", {"code": used})
            assert browser.client.get("/documents").status_code == 302
        used = code_of(secret)
        browser.client.post("/login/factor", {"code": used})
        assert browser.client.get("/documents").status_code == 200
    again = door()
    again.log_in("reader")
    again.client.post("/login/factor", {"code": used})  # the last one, looked at over a shoulder
    assert again.client.get("/documents").status_code == 302


def test_taking_out_needs_a_second_factor(browser_of: Callable[..., Client]) -> None:
    without = browser_of("editor", factor=False)
    refused = without.get("/search.csv?q=contract")
    assert refused.status_code == 403
    assert b"second factor" in refused.content
    assert browser_of("editor").get("/search.csv?q=contract").status_code == 200


def test_setting_up_a_factor_counts_as_having_shown_it(door: Door) -> None:
    browser = door()
    browser.log_in("editor")
    asked = browser.client.get("/account/codes/set-up")
    assert asked["Location"].startswith("/account/again")  # it changes who can get in
    browser.client.post("/account/again", {"password": PASSWORD})
    page = browser.client.get("/account/codes/set-up").content.decode()
    secret = page.partition('class="secret">')[2].partition("<")[0]
    browser.client.post("/account/codes/set-up", {"code": code_of(secret)})
    assert browser.client.get("/search.csv?q=contract").status_code == 200


def test_logging_out_ends_it(browser_of: Callable[..., Client]) -> None:
    client = browser_of("reader", factor=False)
    client.post("/logout")
    assert client.get("/documents").status_code == 302
    assert told("logged out")


def test_a_closed_account_does_not_open(door: Door) -> None:
    browser = door()
    assert browser.log_in("closed", PASSWORD).status_code in (200, 302)
    assert browser.client.get("/documents").status_code == 302


def test_somebody_without_a_role_sees_their_account_and_nothing_else(
    browser_of: Callable[..., Client],
) -> None:
    client = browser_of("nobody", factor=False)
    assert client.get("/account").status_code == 200
    assert client.get("/documents").status_code == 403
    assert client.get("/")["Location"] == "/account"


def test_a_form_sent_by_a_stranger_changes_nothing_and_shows_the_door(door: Door) -> None:
    answer = door().client.post("/searches", {"label": "x"})
    assert answer.status_code == 403
    assert b'href="/login"' in answer.content


def test_an_address_for_forms_opened_as_a_page_says_so(browser_of: Callable[..., Client]) -> None:
    answer = browser_of("reader", factor=False).get("/searches")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert b"There is nothing to open here" in answer.content


def test_every_page_says_who_is_logged_in(browser_of: Callable[..., Client]) -> None:
    page = browser_of("reader", factor=False).get("/documents").content.decode()
    assert "Your account (Reader)" in page


def test_whoever_comes_in_is_led_to_what_their_role_gives(door: Door) -> None:
    led = {login: door().log_in(login)["Location"] for login in ("reader", "nobody")}
    assert led == {"reader": "/", "nobody": "/account"}


def test_nobody_in_a_team_learns_where_the_casefile_lies(
    browser_of: Callable[..., Client],
) -> None:
    client = browser_of("reader", factor=False)
    for page in ("/", "/welcome"):
        assert b"casefile</code>" not in client.get(page).content
