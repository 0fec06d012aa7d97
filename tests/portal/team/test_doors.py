"""Attacks on the way in, by the ids of SECURITY.md's table."""

import socket
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.core.cache import cache, caches
from django.db import connections
from django.test import Client, override_settings

from affiant.access.models import AuditEntry, Grant
from affiant.evidence.models import Text
from affiant.portal.running import Running, scribe, start
from tests.portal.team.conftest import BOTH, PASSWORD, Door, account_model, now, person
from tests.portal.things import MILLS

EVIL = ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")


def is_locked(browser: Any) -> bool:
    browser.log_in("reader")
    return bool(browser.client.get("/documents").status_code != 200)


@BOTH
def test_t_50_five_wrong_passwords_lock_a_login_even_for_the_right_one(door: Door) -> None:
    for _ in range(5):
        door().log_in("reader", "wrong")
    assert is_locked(door())
    last = AuditEntry.objects.order_by("-sequence").values_list("actor", "action", "object_id")
    assert last[0] == ("nobody", "locked out", str(person("reader").pk))


def test_t_50_others_can_log_in_meanwhile(door: Door) -> None:
    for _ in range(5):
        door().log_in("reader", "wrong")
    browser = door()
    browser.log_in("editor")
    assert browser.client.get("/documents").status_code == 200


def test_t_50_one_address_that_tries_many_logins_is_locked_out(door: Door) -> None:
    answers = [door().log_in(f"someone{n}", "wrong") for n in range(25)]
    assert any(b"oo many" in one.content for one in answers[20:])


def test_t_59_no_forwarded_address_gets_around_it(door: Door) -> None:
    for n in range(25):
        door(HTTP_X_FORWARDED_FOR=f"192.0.2.{n}").log_in(f"someone{n}", "wrong")
    assert is_locked(door(HTTP_X_FORWARDED_FOR="192.0.2.99"))


@BOTH
def test_t_50_what_was_counted_outlives_the_server(door: Door, team: Running) -> None:
    """Threat: the server is made to start anew, or each of its processes counts to five."""
    for _ in range(5):
        door().log_in("reader", "wrong")

    connections.close_all()  # what the next process sees
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT key, value FROM accounts_count")
        seen = str(cursor.fetchall())
    assert seen.count("[") > 2, seen
    assert "reader" not in seen
    caches.close_all()
    del caches["default"]  # a process that begins has another
    start(Running(team.casefile, "", team=True))
    assert is_locked(door())


@BOTH
def test_t_50_of_many_who_try_at_once_five_are_heard(door: Door) -> None:
    """Threat: tries that are sent together are each counted as the first."""
    barrier, threads = Barrier(8), []

    def attempt() -> None:
        try:
            barrier.wait()
            door().log_in("reader", "wrong")
        finally:
            connections.close_all()

    for _ in range(8):
        threads.append(Thread(target=attempt))
        threads[-1].start()
    for thread in threads:
        thread.join()
    failed = AuditEntry.objects.filter(object_id=str(person("reader").pk))
    assert failed.filter(action="failed to log in").count() <= 5
    assert is_locked(door())


@BOTH
def test_t_50_many_names_push_no_count_out(door: Door) -> None:
    """Threat: hundreds of other names are tried until the first is forgotten."""
    for _ in range(5):
        door().log_in("reader", "wrong")
    for n in range(1_000):
        cache.set(f"name {n}", [1.0], 300)
    assert is_locked(door())


def test_t_59_a_forwarded_address_is_not_what_is_counted(door: Door) -> None:
    for n in range(25):
        door(HTTP_X_FORWARDED_FOR="192.0.2.1").log_in(f"someone{n}", "wrong")
    assert not is_locked(door(REMOTE_ADDR="192.0.2.1"))  # whom a liar named is let in
    assert is_locked(door(HTTP_X_REAL_IP="192.0.2.2", HTTP_FORWARDED="for=192.0.2.2"))


@BOTH
def test_t_50_wrong_codes_lock_the_second_factor(door: Door) -> None:
    from tests.portal.team.conftest import code_of, give_codes

    secret, browser = give_codes("reader"), door()
    browser.log_in("reader")
    for _ in range(6):
        browser.client.post("/login/factor", {"code": "000000"})
    browser.client.post("/login/factor", {"code": code_of(secret)})
    assert browser.client.get("/documents").status_code == 302


@BOTH
def test_t_51_a_session_that_was_planted_is_not_the_one_that_is_opened(door: Door) -> None:
    browser = door()
    browser.client.get("/login")
    session = browser.client.session
    session["planted"] = "yes"
    session.save()
    planted = str(session.session_key)
    browser.client.cookies["affiant-session"] = planted
    browser.log_in("reader")
    assert browser.client.cookies["affiant-session"].value != planted
    thief = door()
    thief.client.cookies["affiant-session"] = planted
    assert thief.client.get("/documents").status_code == 302


def test_t_51_a_made_up_session_opens_nothing(door: Door) -> None:
    browser = door()
    browser.client.cookies["affiant-session"] = "a" * 32
    assert browser.client.get("/documents").status_code == 302


@pytest.mark.parametrize("target", EVIL)
def test_t_52_logging_in_leads_to_this_site_only(door: Door, target: str) -> None:
    browser = door()
    answer = browser.client.post(
        f"/login?{urlencode({'next': target})}",
        {"login": "reader", "password": PASSWORD, "next": target},
    )
    assert answer["Location"] == "/"


@pytest.mark.parametrize("target", EVIL)
def test_t_52_logging_out_leads_to_this_site_only(
    browser_of: Callable[..., Client], target: str
) -> None:
    answer = browser_of("reader", factor=False).post("/logout", {"next": target})
    assert answer["Location"] == "/login"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that a password was hashed: what a log-in's time is made of."""
    times: list[str] = []
    hasher = type(hashers.get_hasher())
    encode = hasher.encode

    def counted(self: Any, password: str, salt: str) -> str:
        times.append("encode")
        return str(encode(self, password, salt))

    verify = hasher.verify

    def verified(self: Any, password: str, encoded: str) -> bool:
        times.append("verify")
        return bool(verify(self, password, encoded))

    monkeypatch.setattr(hasher, "encode", counted)
    monkeypatch.setattr(hasher, "verify", verified)
    return times


@BOTH
def test_t_53_whether_a_login_exists_shows_in_neither_time_nor_words(
    door: Door, hashed: list[str]
) -> None:
    answers = {}
    for login in ("reader", "nobody-of-this-name", "invited"):
        if login == "invited":
            made = account_model()(login=login, name="I", made_at=now(), made_by="local")
            made.set_unusable_password()
            made.save()
        hashed.clear()
        said = door().log_in(login, "wrong").content.decode()
        answers[login] = (len(hashed), said.partition('role="alert"')[2].partition("</p>")[0])
    assert len({count for count, _ in answers.values()}) == 1, answers
    assert len({said for _, said in answers.values()}) == 1


def test_t_54_no_page_of_a_team_may_be_kept(browser_of: Callable[..., Client], door: Door) -> None:
    client = browser_of("owner")
    pages = (
        "/",
        "/documents",
        "/people",
        "/log",
        "/account",
        "/account/sessions",
        "/search.csv?q=x",
    )
    for answer in (*(client.get(page) for page in pages), door().client.get("/login")):
        assert "no-store" in answer["Cache-Control"]


@BOTH
def test_t_55_a_form_from_elsewhere_changes_nothing(browser_of: Callable[..., Client]) -> None:
    client, number = browser_of("owner", strict=True), person("reader").pk
    forms = (
        "/logout",
        "/people",
        f"/people/{number}/close",
        f"/people/{number}/link",
        f"/people/{number}/roles",
        "/account/password",
        "/account/sessions",
        "/examples",
    )
    for form in forms:
        assert client.post(form).status_code == 403, form
    assert person("reader").is_active
    assert client.get("/documents").status_code == 200


def test_t_56_nothing_fetches_an_address(
    browser_of: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser_of("owner")

    def refused(*_: Any) -> None:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    url = "http://169.254.169.254/latest/"
    for page in ("/search", "/documents", "/names", "/log", "/origins", "/people"):
        assert (
            client.get(page, {"q": url, "url": url, "source": url, "actor": url}).status_code == 200
        )
    client.post("/people", {"login": "x", "name": url})


@BOTH
def test_t_57_another_persons_passkey_is_not_there(browser_of: Callable[..., Client]) -> None:
    from tests.portal.team.conftest import factor_model

    theirs = factor_model().objects.create(
        user=person("second"), type="webauthn", data={"name": "k"}
    )
    client = browser_of("reader", factor=False)
    client.post("/account/again", {"password": PASSWORD})
    for verb in ("rename", "remove"):
        answers = [
            client.get(f"/account/passkeys/{number}/{verb}") for number in (theirs.pk, 99999)
        ]
        assert {one.status_code for one in answers} == {404}


@BOTH
def test_t_58_a_link_opens_once_and_for_three_days(door: Door) -> None:
    from affiant.access.accounts.inviting import NoInvitation, accept, invite
    from affiant.access.roles.person import Person

    owner = Person(person("owner").holder, verified=True)
    made = invite(scribe().trail, owner, "new.one", "New One", now())
    address = f"/join/{made.secret}"
    assert b"New One" in door().client.get(address).content
    weak = door().client.post(address, {"password": "short"})
    assert weak.status_code == 200
    browser = door()
    assert browser.client.post(address, {"password": PASSWORD})["Location"] == "/account"
    assert browser.client.get("/account").status_code == 200
    for spent in (
        door().client.get(address),
        door().client.post(address, {"password": "another one 123"}),
    ):
        assert spent.status_code == 404
        assert b"New One" not in spent.content
    late = invite(scribe().trail, owner, "late.one", "Late", now())
    with pytest.raises(NoInvitation):
        accept(scribe().trail, late.secret, PASSWORD, now() + timedelta(days=4))
    assert made.secret not in " ".join(AuditEntry.objects.values_list("details", flat=True))


@BOTH
def test_t_58_a_new_link_ends_old_sessions(door: Door, browser_of: Callable[..., Client]) -> None:
    from affiant.access.accounts.inviting import invite_anew
    from affiant.access.roles.person import Person

    stolen = browser_of("reader", factor=False)
    owner = Person(person("owner").holder, verified=True)
    made = invite_anew(scribe().trail, owner, person("reader"), now(), anew=True)
    door().client.post(f"/join/{made.secret}", {"password": "nine brown otters swim"})
    assert stolen.get("/documents").status_code == 302
    assert is_locked(door())


def test_t_24_closing_an_account_ends_its_sessions(browser_of: Callable[..., Client]) -> None:
    client, owner = browser_of("reader", factor=False), browser_of("owner")
    owner.post(f"/people/{person('reader').pk}/close")
    assert client.get("/documents").status_code == 302


def test_t_24_nobody_gives_what_they_do_not_own(browser_of: Callable[..., Client]) -> None:
    client = browser_of("editor")
    for verb in ("roles", "close", "link"):
        assert (
            client.post(f"/people/{person('editor').pk}/{verb}", {"role": "owner"}).status_code
            == 403
        )


def test_t_24_roles_are_given_after_a_second_factor_only(browser_of: Callable[..., Client]) -> None:
    assert browser_of("owner", factor=False).get("/people").status_code == 403


def test_t_21_no_secret_of_a_second_factor_lies_in_the_database(team: object) -> None:
    from tests.portal.team.conftest import factor_model, give_codes

    del team
    secret = give_codes("reader")
    lying = factor_model().objects.get().data["secret"]
    assert lying.startswith("a1.")
    assert secret not in lying


def test_t_22_renewing_the_key_closes_second_factors_anew(team: object) -> None:
    from allauth.mfa.utils import decrypt

    from affiant.access.cipher.at_hand import keys_at_hand, take
    from affiant.access.cipher.key import Key
    from affiant.access.cipher.keyring import Keyring
    from affiant.access.cipher.rotation import remaining, rotate
    from tests.portal.team.conftest import factor_model, give_codes

    del team
    secret, old = give_codes("reader"), keys_at_hand()
    assert isinstance(old, Keyring)
    assert remaining(old.current.id) == 1
    new = Keyring(Key.make(), tuple(old.keys.values()))
    assert rotate(new).done == 1
    assert remaining(old.current.id) == 0
    take(Keyring(new.current))
    assert decrypt(factor_model().objects.get().data["secret"]) == secret


def _told(forwarded: dict[str, str], proxy: str) -> dict[str, str]:
    """What an application behind our server learns of a request that says it was forwarded."""
    from affiant.portal import server as serving

    seen: dict[str, str] = {}

    def application(environ: dict[str, Any], start: Any) -> list[bytes]:
        seen.update(address=environ["REMOTE_ADDR"], scheme=environ["wsgi.url_scheme"])
        start("204 No Content", [])
        return []

    one = serving._server(application, 0, "127.0.0.1", proxy)
    environ = {
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "HTTP_HOST": "casefile.example",
    }
    environ |= {
        f"HTTP_{name.upper().replace('-', '_')}": value for name, value in forwarded.items()
    }
    wrapped: Any = one.application
    wrapped(environ, lambda *_: None)
    one.close()
    return seen


FORWARDED = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}


def test_t_59_only_the_proxy_is_believed_when_it_says_from_where_somebody_comes() -> None:
    assert _told(FORWARDED, "127.0.0.1") == {"address": "192.0.2.7", "scheme": "https"}
    assert _told(FORWARDED, "10.1.2.3") == {"address": "127.0.0.1", "scheme": "http"}
    assert _told(FORWARDED, "") == {"address": "127.0.0.1", "scheme": "http"}


def test_t_59_of_several_addresses_the_one_that_the_proxy_saw_counts() -> None:
    claimed = {**FORWARDED, "X-Forwarded-For": "203.0.113.9, 192.0.2.7"}
    assert _told(claimed, "127.0.0.1")["address"] == "192.0.2.7"


def test_t_26_behind_a_proxy_browsers_are_told_to_come_by_https_alone(door: Door) -> None:
    with override_settings(SERVED_BY_HTTPS=True):
        assert "max-age=31536000" in door().client.get("/login")["Strict-Transport-Security"]
    assert "Strict-Transport-Security" not in door().client.get("/login")


@pytest.mark.parametrize(
    "over",
    [
        {"collection": "9" * 30},
        {"collection": "99"},
        {"collection": "1 OR 1=1"},
        {"document": "9" * 30},
        {"document": "-1"},
        {"role": "king"},
    ],
)
def test_t_29_a_role_over_what_is_not_there_is_refused(
    browser_of: Callable[..., Client], over: dict[str, str]
) -> None:
    number, before = person("nobody").pk, Grant.objects.count()
    sent = {"role": "reader"} | over
    assert browser_of("owner").post(f"/people/{number}/roles", sent).status_code == 400
    assert Grant.objects.count() == before


def test_t_111_decisions_that_wait_in_a_browser_are_sent_by_who_made_them(
    browser_of: Callable[..., Client], door: Door
) -> None:
    text = Text.objects.filter(title__contains="Miller works").values_list("pk", flat=True)[0]

    def mark(client: Client) -> str:
        page = client.get(f"/documents/{text}").content.decode()
        return page.partition('data-mark="')[2].partition('"')[0]

    one = browser_of("reader", factor=False)
    first = mark(one)
    assert len(first) == 16
    assert mark(browser_of("reader", factor=False)) == first
    assert mark(browser_of("editor", factor=False)) != first

    shared = door(strict=True)

    def token() -> str:
        shared.client.get("/login")
        return str(shared.client.cookies[settings.CSRF_COOKIE_NAME].value)

    shared.log_in("editor", csrfmiddlewaretoken=token())
    opened_by_editor = token()
    shared.client.post("/logout", headers={"X-CSRFToken": opened_by_editor})
    shared.log_in("reader", csrfmiddlewaretoken=token())
    sent = shared.client.post(
        "/searches", {"label": "x"}, headers={"X-CSRFToken": opened_by_editor}
    )
    assert sent.status_code == 403
    assert b"did not come from a page" in sent.content


def test_a_role_is_given_over_a_collection_and_taken_back(
    browser_of: Callable[..., Client],
) -> None:
    owner, their = browser_of("owner"), browser_of("nobody", factor=False)
    number = person("nobody").pk
    mills = Grant.objects.get(holder=person("reader").holder).scope_id
    asked = owner.get(f"/people/{number}").content.decode()
    assert f'<option value="{mills}">{MILLS}</option>' in asked
    owner.post(f"/people/{number}/roles", {"role": "reader", "collection": mills})
    assert f"{MILLS}</bdi>" in owner.get(f"/people/{number}").content.decode()
    assert b"Miller works" in their.get("/documents").content
    given = Grant.objects.get(holder=person("nobody").holder)
    owner.post(f"/people/{number}/roles/{given.pk}")
    assert their.get("/documents").status_code == 403
