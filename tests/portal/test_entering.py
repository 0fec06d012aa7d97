from django.test import Client

from affiant.evidence.models import Judgement
from affiant.portal.launch import COOKIE, Launch
from affiant.portal.running import Running
from tests.portal.conftest import HOST
from tests.portal.test_addresses import fact


def test_t_27_the_address_in_the_terminal_opens_once(stranger: Client, running: Running) -> None:
    address = {"token": running.launch.token}
    assert stranger.get("/enter", address).status_code == 302
    other = Client(HTTP_HOST=HOST)
    assert other.get("/enter", address).status_code == 403
    assert COOKIE not in other.cookies


def test_the_session_is_for_this_site_and_no_script(stranger: Client, running: Running) -> None:
    stranger.get("/enter", {"token": running.launch.token})
    cookie = stranger.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Strict", "")
    assert cookie.value not in ("", running.launch.token)


def test_t_27_a_session_that_somebody_else_chose_opens_nothing(stranger: Client) -> None:
    stranger.cookies[COOKIE] = "chosen"
    assert stranger.get("/").status_code == 403


def test_the_session_is_no_good_before_the_token_was_shown() -> None:
    launch = Launch()
    assert not launch.holds(launch.session)
    assert launch.exchange("wrong") is None
    assert launch.exchange(launch.token) == launch.session
    assert launch.exchange(launch.token) is None


def test_a_form_from_elsewhere_changes_nothing(filled: Client, stranger: Client) -> None:
    stranger.cookies = filled.cookies  # the owner's browser, which asks for the form's own token
    address = f"/facts/{fact()}/judgement"
    assert stranger.post(address, {"verdict": "accepted", "seen": 0}).status_code == 403
    for address in ("/examples", "/retry", "/language", f"/facts/{fact()}/undo"):
        assert stranger.post(address).status_code == 403
    assert Judgement.objects.count() == 0


def test_t_31_a_language_leads_back_to_this_site_only(owner: Client) -> None:
    for back in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", ""):
        response = owner.post("/language", {"language": "fr", "back": back})
        assert response["Location"] == "/", back
    assert owner.post("/language", {"language": "fr", "back": "/search"})["Location"] == "/search"


def test_the_language_is_what_was_chosen_else_what_the_browser_asks(owner: Client) -> None:
    french = {"Accept-Language": "de;q=0.9, fr-FR;q=0.8, en;q=0.5"}
    assert 'lang="fr"' in owner.get("/welcome", headers=french).content.decode()[:60]
    assert 'lang="en"' in owner.get("/welcome").content.decode()[:60]
    owner.post("/language", {"language": "en"})
    assert 'lang="en"' in owner.get("/welcome", headers=french).content.decode()[:60]
