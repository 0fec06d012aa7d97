"""Two people let a dossier out, each in a browser of their own; and names are merged and parted."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.dossiers.test_page_in_browser import CHROMIUM
from tests.portal.team.test_in_browser import Team, browser, code, hindering, join

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
__all__ = ["browser"]


@pytest.fixture(scope="module")
def team(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path
) -> Iterator[Team]:
    folder = tmp_path_factory.mktemp("publishing")
    shutil.copytree(_sqlite_template, folder / "casefile")
    one = Team(folder, browser)
    yield one
    one.end()


def joined(team: Team, login: str) -> Page:
    """A page of somebody who has shown a second factor."""
    page = team.context(accept_downloads=True).new_page()
    join(team, page, login)
    page.goto(f"{team.address}/account/codes/set-up")
    page.get_by_label("Authenticator code").fill(code(page.locator("code.secret").inner_text()))
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    return page


@pytest.mark.slow
def test_two_people_let_a_dossier_out(team: Team, tmp_path: Path) -> None:
    ada, bea = joined(team, "ada"), joined(team, "bea")
    ada.goto(f"{team.address}/names")
    ada.get_by_role("link", name="Northmere Systems").click()
    entity = ada.url
    assert hindering(ada) == []
    ada.get_by_role("link", name="Dossier", exact=True).click()
    ada.get_by_role("button", name="Prepare a publication").click()
    address = ada.url
    ada.get_by_label("Title").fill("A contract")
    ada.get_by_label("Summary").fill("Northmere Systems has held a contract since 2019.")
    ada.get_by_role("button", name="Save").click()
    ada.get_by_label("How").fill("a letter")
    ada.get_by_label("Asked on").fill("2026-01-02")
    ada.get_by_label("Answer wanted by").fill("2026-01-20")
    ada.get_by_role("button", name="Record that they were asked").click()
    expect(ada.locator(".gate .open")).to_have_count(1)
    assert hindering(ada) == []

    bea.goto(address)
    bea.get_by_role("button", name="Approve it").click()
    expect(bea.locator("#approval + p + p")).to_contain_text("Approved by Bea")

    ada.reload()
    expect(ada.locator(".gate .open")).to_have_count(0)
    ada.get_by_role("button", name="Freeze this edition").click()
    with ada.expect_download() as taken:
        ada.get_by_role("link", name="Take the bundle").click()
    taken.value.save_as(tmp_path / "edition.zip")
    assert (tmp_path / "edition.zip").read_bytes()[:2] == b"PK"

    ada.goto(entity)
    ada.get_by_label("The other name").fill("Nobody at all")
    ada.get_by_role("button", name="See what follows").click()
    expect(ada.locator("main")).to_contain_text("Nobody goes by this name here")
    ada.context.close()
    bea.context.close()
