"""The portal in a real browser, as `affiant serve` starts it."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.cli.command import ITSELF
from tests.dossiers.test_page_in_browser import ARGUMENTS, CHROMIUM
from tests.portal.conftest import DOCUMENTS
from tests.portal.walking import choose, cut, walked

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
PRINTED = b"#set page(width: 12cm, height: 8cm)\n= A printed page\nOrsel Works paid \\$8 million."
SERIOUS = ("serious", "critical")


class Served:
    """A server of our own on a free port, with a browser that has entered."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.folder = folder
        self.address = ""
        self.context: BrowserContext = browser.new_context(locale="en-GB")
        self.begin()

    def begin(self, port: str = "0") -> None:
        """Start the server and open what it prints."""
        self.server = subprocess.Popen(
            [*ITSELF, "serve", "--casefile", str(self.folder), "--no-open", "--port", port],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "AFFIANT_LANGUAGE": "en", "AFFIANT_BY": "Ada"},
        )
        assert self.server.stdout is not None
        found = re.search(r"http://\S+", self.server.stdout.readline())
        assert found is not None
        self.address = found.group().partition("/enter")[0]
        self.context.set_default_timeout(120_000)  # a busy machine is no failure
        page = self.context.new_page()
        page.goto(found.group())
        page.close()

    def end(self) -> None:
        """Stop the server as a person does."""
        self.server.send_signal(signal.SIGINT)
        self.server.wait(timeout=60)
        if self.server.stdout is not None:
            self.server.stdout.close()

    @contextmanager
    def offline(self) -> Iterator[None]:
        """No connection inside the block, and one again after it, whatever fails there."""
        self.context.set_offline(True)
        try:
            yield
        finally:
            self.context.set_offline(False)

    def page(self, address: str) -> Page:
        """A page of it."""
        page = self.context.new_page()
        page.goto(self.address + address)
        return page


expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def browser(_sqlite_template: Path) -> Iterator[Browser]:
    """One; after the empty casefile, for in its thread no database may be asked."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    for name, lines in DOCUMENTS.items():
        (folder / name).write_text("\n\n".join(lines), encoding="utf-8")
    casefile = folder / "casefile"
    shutil.copytree(_sqlite_template, casefile)
    (folder / "printed.pdf").write_bytes(bytes(typst.compile(PRINTED)))
    files = [str(folder / name) for name in (*DOCUMENTS, "printed.pdf")]
    subprocess.run([*ITSELF, "read", *files, "--casefile", str(casefile)], check=True)
    one = Served(casefile, browser)
    yield one
    one.context.close()
    one.end()


@pytest.fixture
def room(served: Served) -> Iterator[Page]:
    """The reading room with the English letter."""
    page = served.page("/documents")
    page.get_by_role("link", name="Northmere Systems ends").click()
    expect(page.locator("#keys")).to_be_enabled()  # which the room's script does
    yield page
    page.close()


def verdict(page: Page, place: int) -> str | None:
    return page.locator(".fact").nth(place).get_attribute("data-verdict")


NONE_WAITS = """() => Object.keys(localStorage).filter((one) => one.endsWith(":decisions"))
    .every((one) => !JSON.parse(localStorage[one]).length)"""


def recorded(page: Page) -> None:
    """The words may still be those of the decision before: what waits is asked, too."""
    page.wait_for_function(NONE_WAITS, timeout=30_000)
    expect(page.locator("#status")).to_have_text("All decisions are recorded.")


@pytest.fixture
def fresh(browser: Browser, tmp_path: Path, _sqlite_template: Path) -> Iterator[Served]:
    """A casefile that nobody has read anything into."""
    shutil.copytree(_sqlite_template, tmp_path / "new")
    one = Served(tmp_path / "new", browser)
    yield one
    one.context.close()
    one.end()


@pytest.mark.slow
def test_a_first_run_explains_itself_and_reads_the_examples(fresh: Served) -> None:
    page = fresh.page("/")
    expect(page.locator("h1")).to_have_text("Evidence you could swear to")
    page.get_by_role("button", name="Read the examples").click()
    page.wait_for_selector("text=Facts by kind", timeout=90_000)
    expect(page.locator(".notice")).to_have_count(0, timeout=90_000)


def test_a_search_finds_marks_and_leads_into_the_document(served: Served) -> None:
    page = served.page("/")
    page.get_by_label("Look for words in all documents").fill("contract")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text(re.compile("contrac?t"))  # in both languages
    page.locator(".hits a").first.click()
    expect(page.locator(".passage:target")).to_contain_text(re.compile("contrac?t"))


def test_a_fact_lights_its_passage_and_a_passage_shows_its_facts(room: Page) -> None:
    room.locator(".surface a", has_text="$4.2 million").click()
    assert "".join(room.locator(".lit").all_inner_texts()) == "$4.2 million"
    room.locator(".hit", has_text="listened").first.click()
    expect(room.locator(".fact[aria-current]")).to_contain_text("listened")


def test_review_and_undo_by_keyboard(room: Page) -> None:
    room.keyboard.press("j")
    room.keyboard.press("a")
    recorded(room)
    room.keyboard.press("r")
    recorded(room)
    assert (verdict(room, 0), verdict(room, 1)) == ("accepted", "rejected")
    room.keyboard.press("z")
    expect(room.locator(".fact").nth(1)).to_have_attribute("data-verdict", "suggested")
    recorded(room)
    room.keyboard.press("k")
    room.keyboard.press("u")
    recorded(room)
    room.reload()  # what was still on its way is sent again by the page that comes
    expect(room.locator(".fact").nth(0)).to_have_attribute("data-verdict", "unsure")
    expect(room.locator(".fact").nth(1)).to_have_attribute("data-verdict", "suggested")


def decide(room: Page, place: int, name: str) -> None:
    room.locator(".fact").nth(place).get_by_role("button", name=name).click()
    recorded(room)


def test_a_page_made_before_an_undo_was_recorded_shows_it_undone(room: Page) -> None:
    """The server makes the page, then records the undo and answers it, then the page comes up."""
    decide(room, 2, "Accept")
    before = room.context.request.get(room.url).text()
    decide(room, 2, "Undo")
    room.route(
        room.url, lambda route: route.fulfill(body=before, content_type="text/html"), times=1
    )
    room.reload()
    expect(room.locator(".fact").nth(2)).to_have_attribute("data-verdict", "suggested")
    assert "accepted" not in room.locator(".fact").nth(2).inner_text()


def test_an_undo_on_its_way_is_shown_so_after_a_reload(room: Page) -> None:
    decide(room, 2, "Reject")
    room.route("**/undo", lambda route: route.abort())
    room.locator(".fact").nth(2).get_by_role("button", name="Undo").click()
    expect(room.locator("#status")).to_have_text(re.compile("^1 decision waits for the connection"))
    room.reload()
    expect(room.locator(".fact").nth(2).locator(".verdict")).to_have_text("not judged (waits)")
    room.unroute("**/undo")
    recorded(room)
    expect(room.locator(".fact").nth(2).locator(".verdict")).to_have_text("not judged")


def test_an_older_decision_that_is_being_undone_says_so(room: Page) -> None:
    decide(room, 2, "Unsure")
    room.reload()
    with room.expect_request("**/undo"):
        room.route("**/undo", lambda route: route.abort())
        room.locator(".fact").nth(2).get_by_role("button", name="Undo").click()
    room.reload()
    expect(room.locator(".fact").nth(2).locator(".verdict")).to_have_text("undone (waits)")
    room.unroute("**/undo")
    recorded(room)
    assert verdict(room, 2) == "suggested"


def test_a_page_that_is_newer_than_all_answers_is_asked_for_once(room: Page) -> None:
    decide(room, 2, "Accept")
    decide(room, 2, "Undo")
    room.reload()
    asked: list[str] = []
    room.on("request", lambda request: asked.append(request.url))
    room.reload()
    expect(room.locator("#keys")).to_be_enabled()
    room.wait_for_load_state("networkidle")
    assert asked.count(room.url) == 1


def test_the_keyboard_stays_where_it_was_when_a_decision_is_recorded(room: Page) -> None:
    place = room.locator(".fact").nth(2).get_by_role("button", name="Reject")
    room.locator(".fact").nth(2).get_by_role("button", name="Accept").press("Enter")
    place.focus()
    recorded(room)
    expect(place).to_be_focused()
    decide(room, 2, "Undo")


def test_keys_can_be_turned_off(room: Page) -> None:
    room.get_by_text("Review by keyboard").click()
    room.get_by_label("Use single keys").uncheck()
    room.locator("body").press("j")
    assert room.locator(".fact[aria-current]").count() == 0
    room.get_by_label("Use single keys").check()


def test_nothing_is_lost_when_the_connection_drops(served: Served, room: Page) -> None:
    place = room.locator(".fact").count() - 1
    with served.offline():
        room.locator(".fact").nth(place).get_by_role("button", name="Reject").click()
        expect(room.locator("#status")).to_contain_text("waits for the connection")
    recorded(room)
    room.reload()
    assert verdict(room, place) == "rejected"


def test_t_32_decisions_outlive_a_page_and_a_server(served: Served, room: Page) -> None:
    port = served.address.rpartition(":")[2]
    served.end()
    place = room.locator(".fact").count() - 1
    room.locator(".fact").nth(place).get_by_role("button", name="Accept").click()
    expect(room.locator("#status")).to_contain_text("waits for the connection")
    address = room.url
    room.close()
    served.begin(port)
    again = served.page(address.removeprefix(served.address))
    recorded(again)
    again.reload()
    assert verdict(again, place) == "accepted"
    again.close()


def test_without_a_script_forms_do_the_same(served: Served, browser: Browser, room: Page) -> None:
    context = browser.new_context(
        java_script_enabled=False, storage_state=served.context.storage_state()
    )
    page = context.new_page()
    page.goto(room.url)
    page.locator(".fact").nth(0).get_by_role("button", name="Accept").click()
    assert verdict(page, 0) == "accepted"
    page.locator(".fact").nth(0).get_by_role("button", name="Undo").click()
    assert verdict(page, 0) != "accepted"
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(served: Served, room: Page, scheme: str) -> None:
    """axe-core finds nothing serious, on any page, in French and English."""
    entity = served.page("/names").locator(".entities a").first.get_attribute("href")
    found = {}
    addresses = ("/", "/welcome", "/search?q=contract", "/documents", room.url, "/names")
    for address in (*addresses, str(entity), f"{entity}/dossier", "/origins", "/nothing"):
        page = served.page(address.removeprefix(served.address))
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of the two
        for one in axe.Axe().run(page).response["violations"]:
            if one["impact"] in SERIOUS:
                found[address, one["id"]] = [node["html"][:120] for node in one["nodes"]]
        page.close()
    assert found == {}


PAGES = (
    *("/", "/welcome", "/intake", "/ledger", "/search?q=contract", "/documents"),
    *("/documents/1/pages/1", "/names", "/publications", "/origins", "/log", "/tokens", "/nothing"),
)


@pytest.fixture(scope="module")
def french(served: Served, browser: Browser) -> Iterator[BrowserContext]:
    """The same person, who reads French."""
    context = browser.new_context(storage_state=served.context.storage_state())
    choose(context, served.address, "fr")
    yield context
    context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_can_be_walked_through_and_read_when_narrow(
    served: Served, french: BrowserContext, room: Page, language: str
) -> None:
    """By keyboard alone, there and back; at 320 pixels, and at 200 %."""
    page = (french if language == "fr" else served.context).new_page()
    text = room.url.rpartition("/")[2]
    fact = room.locator("[data-fact]").first.get_attribute("data-fact")
    own = (f"/documents/{text}", f"/documents/{text}/links", f"/documents/{text}/facts?kind=quote")
    found = {}
    for address in (*PAGES, *own, f"/facts/{fact}/correction"):
        page.goto(served.address + address)
        assert page.locator("html").get_attribute("lang") == language
        found[address] = cut(page) + (walked(page) if language == "en" else [])
    found["back"] = walked(page, back=True)
    assert {address: one for address, one in found.items() if one} == {}
    page.close()


def test_dark_is_dark(room: Page) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light = room.evaluate(colour)
    room.emulate_media(color_scheme="dark")
    assert room.evaluate(colour) != light


def test_t_31_pages_ask_nothing_of_anybody_else(served: Served) -> None:
    page = served.context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    for address in ("/", "/search?q=wexley", "/documents/1", "/documents/3", "/names", "/origins"):
        page.goto(served.address + address)
    local = (served.address, "data:")
    assert [url for url in asked if not url.startswith(local)] == []
    assert complaints == []
    page.close()
