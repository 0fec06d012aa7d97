"""The page on which one makes tokens for programs."""

import re

from django.test import Client

from affiant.access.models import AuditEntry, Token
from tests.portal.conftest import HOST


def _made(owner: Client, **sent: object) -> str:
    answer = owner.post("/tokens", {"label": "sheet", "days": "30", "scope": ["read"]} | sent)
    found = re.search(r'id="secret"[^>]*value="([^"]+)"', answer.content.decode())
    return found.group(1) if found else ""


def test_a_token_is_shown_once_and_opens_the_api(filled: Client) -> None:
    secret = _made(filled)

    program = Client(HTTP_HOST=HOST, headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/api/v1/documents").status_code == 200
    page = filled.get("/tokens").content.decode()
    assert "sheet" in page
    assert secret not in page


def test_a_token_to_match_names_is_shown_as_an_address(filled: Client) -> None:
    address = _made(filled, scope=["match"])

    assert address.startswith(f"http://{HOST}/api/v1/reconcile/affiant_")
    assert Client(HTTP_HOST=HOST).get(address).json()["name"] == "affiant"


def test_a_withdrawn_token_opens_nothing(filled: Client) -> None:
    secret = _made(filled)

    filled.post(f"/tokens/{Token.objects.get().pk}/withdrawal")

    program = Client(HTTP_HOST=HOST, headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/api/v1/documents").status_code == 401


def test_what_cannot_be_meant_makes_none(filled: Client) -> None:
    wrong: tuple[dict[str, object], ...] = (
        {"scope": []}, {"scope": ["rule"]}, {"days": "0"}, {"days": "9999"}, {"days": "x"},
        {"label": " "}, {"scope": ["read", "match"]},
    )  # fmt: skip
    for sent in wrong:
        assert _made(filled, **sent) == ""
    assert not Token.objects.exists()


def test_making_and_withdrawing_are_in_the_log_by_number(filled: Client) -> None:
    _made(filled)
    number = Token.objects.get().pk
    filled.post(f"/tokens/{number}/withdrawal")

    told = AuditEntry.objects.filter(kind="token").values_list("action", "object_id")
    assert list(told) == [("granted", str(number)), ("withdrew", str(number))]
