"""A team's portal in a real browser: the link, a code, a passkey, the lock, and what axe says."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.cli.command import ITSELF
from tests.dossiers.test_page_in_browser import ARGUMENTS, CHROMIUM
from tests.portal.team.conftest import PASSWORD
from tests.portal.walking import cut, walked

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
_ELSEWHEN = """
import os, time
from pathlib import Path
now, ahead = time.time, Path(os.environ["AHEAD"])
time.time = lambda: now() + float(ahead.read_text())
from affiant.cli.main import main
main()
"""
ELSEWHEN = [sys.executable, "-c", _ELSEWHEN]
"""The same by a clock that a file sets ahead: authenticators count by it."""
SERIOUS = ("serious", "critical")
ENGLISH = {**os.environ, "AFFIANT_LANGUAGE": "en"}


class Team:
    """A casefile with keys and a first owner, served; a browser each."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self._browser = browser
        self.where = ["--casefile", str(folder / "casefile")]
        self.key = ["--key-file", str(folder / "key")]
        document = folder / "a.txt"
        document.write_text("Northmere Systems held a $4.2 million contract since 2019.\n")
        self.run("read", str(document), "--collection", "Mills")
        self.run("keys", "create", *self.key)
        self._ahead = folder / "ahead"
        self.go_on(0)
        self.server = subprocess.Popen(
            [*ELSEWHEN, "serve", "--team", "--no-open", "--port", "0", *self.where, *self.key],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**ENGLISH, "AHEAD": str(self._ahead)},
        )
        assert self.server.stdout is not None
        found = re.search(r"http://\S+", self.server.stdout.readline())
        assert found is not None
        self.address = found.group().removesuffix("/login")

    def go_on(self, seconds: int) -> None:
        """Set the server's clock so far ahead of this one."""
        made = self._ahead.with_suffix(".new")
        made.write_text(str(seconds))
        made.replace(self._ahead)

    def run(self, *words: str) -> str:
        """A command on the casefile; what it prints."""
        done = subprocess.run(
            [*ITSELF, *words, *self.where], check=True, capture_output=True, text=True, env=ENGLISH
        )
        return done.stdout.strip()

    def invite(self, login: str, role: str = "owner") -> str:
        """The address of a new account's link."""
        made = self.run("people", "invite", login, "--name", login.title(), "--role", role)
        return self.address + made.splitlines()[-1]

    def context(self, **options: Any) -> BrowserContext:
        """A browser of somebody's."""
        made = self._browser.new_context(locale="en-GB", **options)
        made.set_default_timeout(120_000)  # a busy machine is no failure
        return made

    def end(self) -> None:
        """Stop the server as a person does."""
        self.server.send_signal(signal.SIGINT)
        self.server.wait(timeout=60)
        if self.server.stdout is not None:
            self.server.stdout.close()


@pytest.fixture(scope="module")
def browser(_sqlite_template: Path) -> Iterator[Browser]:
    """One; after the empty casefile, for in its thread no database may be asked."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def team(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path
) -> Iterator[Team]:
    folder = tmp_path_factory.mktemp("team")
    shutil.copytree(_sqlite_template, folder / "casefile")
    one = Team(folder, browser)
    yield one
    one.end()


def join(team: Team, page: Page, login: str) -> None:
    """Follow the link and choose the password."""
    page.goto(team.invite(login))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(login.title())


def log_in(team: Team, page: Page, login: str, password: str = PASSWORD) -> None:
    page.goto(f"{team.address}/login")
    page.get_by_label("Login").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()


def hindering(page: Page) -> list[str]:
    """What a screen reader, the keyboard or a narrow screen would meet, and axe."""
    results = axe.Axe().run(page)
    walk = [f"{page.url}: {one}" for one in walked(page) + cut(page)]
    return walk + [
        f"{page.url}: {one['id']}: {one['nodes'][0]['html'][:80]}"
        for one in results.response["violations"]
        if one["impact"] in SERIOUS
    ]


def code(secret: str, ahead: int = 0) -> str:
    """The six digits of this moment (RFC 6238), or of one so many seconds ahead, as an
    authenticator makes them."""
    import base64
    import hmac
    import struct
    import time

    counter = struct.pack(">Q", (int(time.time()) + ahead) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_somebody_joins_by_a_link_and_logs_in_with_a_code(team: Team) -> None:
    page = team.context().new_page()
    join(team, page, "ada")
    page.get_by_role("link", name="Set up").first.click()
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    spare = page.locator("ul.codes code").first.inner_text()

    other = team.context().new_page()
    log_in(team, other, "ada")
    expect(other.get_by_role("heading", level=1)).to_have_text("Second factor")
    other.get_by_label("Code").fill(spare)
    other.get_by_role("button", name="Log in", exact=True).click()
    expect(other.get_by_role("navigation")).to_contain_text("Documents")
    other.goto(f"{team.address}/people")
    expect(other.get_by_role("heading", level=1)).to_have_text("People")
    page.context.close()
    other.context.close()


def test_each_log_in_asks_for_the_next_code_and_takes_none_twice(team: Team) -> None:
    page = team.context().new_page()
    join(team, page, "nora")
    page.goto(f"{team.address}/account/codes/set-up")
    secret = page.locator("code.secret").inner_text()
    used = code(secret)
    page.get_by_label("Authenticator code").fill(used)
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    try:
        for ahead in (60, 120):
            team.go_on(ahead)
            other = team.context().new_page()
            log_in(team, other, "nora")
            other.get_by_label("Code").fill(used)
            other.get_by_role("button", name="Log in", exact=True).click()
            expect(other.get_by_role("alert").first).to_be_visible()
            used = code(secret, ahead)
            other.get_by_label("Code").fill(used)
            other.get_by_role("button", name="Log in", exact=True).click()
            expect(other.get_by_role("navigation")).to_contain_text("Documents")
            other.context.close()
    finally:
        team.go_on(0)
    page.context.close()


def test_somebody_logs_in_with_a_passkey_and_no_password(team: Team) -> None:
    context = team.context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    wire.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    join(team, page, "otto")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto(f"{team.address}/account")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_role("navigation")).to_contain_text("Documents")
    page.goto(f"{team.address}/account")
    expect(page.locator(".notice")).to_contain_text("You have shown a second factor")
    context.close()


def test_five_wrong_passwords_lock(team: Team) -> None:
    page = team.context().new_page()
    join(team, page, "lina")
    page.goto(f"{team.address}/account")
    page.get_by_role("button", name="Log out").click()
    for _ in range(5):
        log_in(team, page, "lina", "not the one at all")
    log_in(team, page, "lina")
    expect(page.get_by_role("alert").first).to_contain_text("Too many failed login attempts")
    page.context.close()


def test_no_page_on_accounts_hinders_anybody(team: Team) -> None:
    page = team.context().new_page()
    found = []
    page.goto(f"{team.address}/login")
    found += hindering(page)
    page.goto(team.invite("vera"))
    found += hindering(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    for address in ("/account", "/account/codes/set-up", "/account/passkeys/add"):
        page.goto(team.address + address)
        found += hindering(page)
    page.get_by_role("link", name="Back").click()
    page.goto(f"{team.address}/account/codes/set-up")
    page.get_by_label("Authenticator code").fill(code(page.locator("code.secret").inner_text()))
    page.get_by_role("button", name="Set up").click()
    for address in (
        "/account/recovery",
        "/account/sessions",
        "/account/password",
        "/people",
        "/log",
    ):
        page.goto(team.address + address)
        found += hindering(page)
    page.goto(f"{team.address}/people")
    page.locator("tbody a").first.click()
    found += hindering(page)
    assert found == []
    page.context.close()
