"""How much the server takes in before any page sees it."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from waitress.adjustments import Adjustments

from affiant.portal import bodies
from affiant.portal.bodies import FORMS, Parser, ticket
from affiant.portal.sizes import size_word
from affiant.portal.speech import Speech
from tests.portal.conftest import SETTINGS

BODY = 1000


@pytest.fixture(autouse=True)
def settings() -> Iterator[None]:
    with override_settings(**{**SETTINGS, "UPLOAD_FORM": 100_000, "UPLOAD_RESERVE": 0}):
        yield


def asked(path: str, length: int) -> Parser:
    """What the server makes of a request's header."""
    parser = Parser(Adjustments(max_request_body_size=BODY))
    parser.received(f"POST {path} HTTP/1.1\r\nContent-Length: {length}\r\n\r\n".encode())
    return parser


def test_t_34_a_long_body_is_taken_for_a_ticket_alone() -> None:
    assert asked("/intake/begin", BODY - 1).error is None
    for path in ("/intake/begin", "/", f"{FORMS}none", f"{FORMS}{ticket()}x"):
        error = asked(path, BODY).error
        assert error is not None
        assert error.code == 413
    assert asked(FORMS + ticket(), 90_000).error is None
    error = asked(FORMS + ticket(), 200_000).error
    assert error is not None
    assert error.code == 413


def test_t_34_a_ticket_does_not_lengthen_the_next_request() -> None:
    shared = Adjustments(max_request_body_size=BODY)
    first = Parser(shared)
    first.received(f"POST {FORMS}{ticket()} HTTP/1.1\r\nContent-Length: 9\r\n\r\n".encode())
    assert shared.max_request_body_size == BODY


def test_t_34_no_form_is_taken_in_that_the_disk_has_no_room_for() -> None:
    with override_settings(UPLOAD_RESERVE=10**15):
        error = asked(FORMS + ticket(), 90_000).error
    assert error is not None
    assert error.code == 507
    assert "The disk is full" in error.body


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "That is more than affiant takes in"), ("fr", "C’est plus qu’affiant n’accepte")],
)
def test_what_is_too_long_is_told_on_a_page(language: str, told: str) -> None:
    parser = Parser(Adjustments(max_request_body_size=BODY))
    header = f"POST /searches HTTP/1.1\r\nAccept-Language: {language}\r\nContent-Length: {BODY}"
    parser.received(f"{header}\r\n\r\n".encode())
    assert parser.error is not None
    status, headers, body = parser.error.to_response()
    assert status == "413 Request Entity Too Large"
    assert ("Cache-Control", "no-store") in headers
    page = body.decode()
    assert f'lang="{language}"' in page
    assert told in page
    assert "<script" not in page


def test_a_form_that_is_too_long_is_told_how_long_it_may_be() -> None:
    error = asked(FORMS + ticket(), 200_000).error
    assert error is not None
    assert size_word(100_000, Speech("en")) in error.to_response()[2].decode()


@pytest.mark.parametrize("cookie", ["affiant-language=fr", "a=b; affiant-language=fr", "\x7f=;;="])
def test_a_cookie_of_any_kind_is_read(cookie: str) -> None:
    parser = Parser(Adjustments(max_request_body_size=BODY))
    parser.received(
        f"POST / HTTP/1.1\r\nCookie: {cookie}\r\nContent-Length: {BODY}\r\n\r\n".encode()
    )
    assert parser.error is not None
    page = parser.error.to_response()[2].decode()
    assert ('lang="fr"' in page) == ("language=fr" in cookie)


def test_a_ticket_is_good_for_half_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    old = ticket()
    monkeypatch.setattr(bodies, "GOOD_FOR", -1)
    assert not bodies.is_good(old)
