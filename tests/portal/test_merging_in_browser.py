"""Names merged, and parted again, in a browser on a laptop."""

import pytest
from playwright.sync_api import expect

from tests.dossiers.test_page_in_browser import CHROMIUM
from tests.portal.test_in_browser import Served, browser, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
__all__ = ["browser", "served"]


@pytest.mark.slow
def test_two_names_become_one_and_two_again(served: Served) -> None:
    page = served.page("/names")
    page.get_by_role("link", name="Arden County").click()
    page.get_by_label("The other name").fill("Northmere Systems")
    page.get_by_role("textbox", name="Why").fill("a test of merging")
    page.get_by_role("button", name="See what follows").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you judge")
    page.get_by_role("button", name="Judge so").click()
    expect(page.locator("main")).to_contain_text("a test of merging")
    expect(page.locator("#written + ul > li")).to_have_count(2)

    page.get_by_role("button", name="Take back").click()

    page.goto(served.address + "/names")
    expect(page.get_by_role("link", name="Arden County")).to_be_visible()
    expect(page.get_by_role("link", name="Northmere Systems")).to_be_visible()
    page.close()
