"""The mail desk's pages in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.dossiers.test_page_in_browser import ARGUMENTS, CHROMIUM
from tests.portal.test_in_browser import SERIOUS, Served
from tests.portal.walking import choose, cut, walked

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
PAGES = (
    "/mail",
    "/mail/troves/1",
    "/mail/messages/1",
    "/mail/messages/2/thread",
    "/mail/messages/8?undo=1",
    "/mail/messages/1/unmask",
    "/mail/search?q=site",
)
SHEETS = (
    "/mail/accounts",
    "/mail/accounts/messages?kind=unknown",
    "/mail/domains?show=known",
    "/mail/keys",
    "/mail/publication",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, _mail_template: Path
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served-mail") / "casefile"
    shutil.copytree(_mail_template, folder)
    one = Served(folder, browser)
    yield one
    one.context.close()
    one.end()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out_of_mail(served: Served, scheme: str) -> None:
    """axe-core finds nothing serious, with everything unfolded."""
    found = {}
    for address in PAGES:
        page = served.page(address)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of the two
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for one in axe.Axe().run(page).response["violations"]:
            if one["impact"] in SERIOUS:
                found[address, one["id"]] = [node["html"][:120] for node in one["nodes"]]
        page.close()
    assert found == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_mail_can_be_walked_through_and_read_when_narrow(
    served: Served, browser: Browser, language: str
) -> None:
    """By keyboard alone, there and back; at 320 pixels, and at 200 %."""
    context = browser.new_context(storage_state=served.context.storage_state())
    choose(context, served.address, language)
    page, found = context.new_page(), {}
    for address in (*PAGES, *SHEETS):
        page.goto(served.address + address)
        assert page.locator("html").get_attribute("lang") == language
        found[address] = cut(page) + (walked(page) if language == "en" else [])
    assert {address: one for address, one in found.items() if one} == {}
    context.close()


def test_a_message_is_found_opened_and_unfolded_by_keyboard(served: Served) -> None:
    page = served.page("/mail/search")
    page.get_by_label("Words to look for").fill("price between")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Re: The contract").first.press("Enter")
    fold = page.locator(".fold summary").first
    fold.press("Enter")
    expect(page.get_by_text("nobody else has seen it")).to_be_visible()
    page.close()


def test_t_74_pages_of_mail_ask_nothing_of_anybody_else(served: Served) -> None:
    page = served.context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in (*PAGES, "/mail/messages/6"):  # the hostile one
        page.goto(served.address + address)
    assert [url for url in asked if not url.startswith((served.address, "data:"))] == []
    assert complaints == []
    page.close()
