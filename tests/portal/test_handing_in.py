"""Handing in, in a real browser: choose, drop, watch, try again; without a script too."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.dossiers.test_page_in_browser import CHROMIUM
from tests.portal.test_in_browser import SERIOUS, Served, axe, browser
from tests.portal.walking import choose

__all__ = ["browser"]  # a fixture

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
LONG = 120_000  # milliseconds, on a busy machine
EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"


@pytest.fixture(scope="module")
def served(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path
) -> Iterator[Served]:
    """One server for all these tests, each of which sends files of its own."""
    folder = tmp_path_factory.mktemp("handing-in") / "casefile"
    shutil.copytree(_sqlite_template, folder)
    one = Served(folder, browser)
    yield one
    one.context.close()
    one.end()


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Two letters in a folder with a folder, and a file that cannot be read."""
    folder, about = tmp_path / "letters", request.node.name
    (folder / "old").mkdir(parents=True)
    (folder / "one.txt").write_text(f"Northmere Systems was paid $4.2 million. {about}\n")
    (folder / "old" / "deux.txt").write_text(f"Le comté a versé 3 millions d’euros. {about}\n")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture
def page(served: Served) -> Iterator[Page]:
    """The page on which files are sent; what a browser complains of fails the test, but for a
    connection that breaks."""
    page = served.page("/intake")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert [one for one in complaints if "net::ERR" not in one] == []
    page.close()


def read(page: Page, far: str, title: str = "Reading what was sent") -> None:
    """Wait until the last job of this title has come so far and has ended."""
    job = page.locator("[data-ended]", has_text=title).first
    expect(job).to_contain_text(far, timeout=LONG)


def sent(page: Page) -> None:
    page.wait_for_selector("#sending[data-state='done']", timeout=LONG)


def test_a_folder_is_chosen_read_and_what_failed_is_tried_again(
    served: Served, page: Page, folder: Path
) -> None:
    page.set_input_files("#folder", folder)
    sent(page)
    expect(page.locator("#sent-said")).to_contain_text("Files that arrived: 3.")
    read(page, "3 of 3 files, 2 items read, 1 not read")
    page.get_by_role("button", name="Try these again: It is empty").click()
    read(page, "1 of 1 files, 1 not read", "Trying again")
    page.goto(f"{served.address}/ledger?state=failed")
    expect(page.locator(".ledger li").first).to_contain_text("empty.txt")
    page.goto(f"{served.address}/ledger")
    expect(page.locator(".ledger li", has_text="deux.txt").first).to_contain_text("letters/old")
    page.goto(f"{served.address}/intake")
    page.set_input_files("#folder", folder)
    sent(page)
    expect(page.locator("#sent-said")).to_have_text("In the casefile already: 3.")


def test_the_examples_are_dropped_and_read_to_the_end(served: Served, page: Page) -> None:
    names = sorted(EXAMPLES.iterdir())[:3]
    files = [{"name": one.name, "text": one.read_text("utf-8")} for one in names]
    page.evaluate(DROP, files)
    sent(page)
    page.goto(f"{served.address}/work")
    read(page, "3 of 3 files")
    expect(page.locator("[data-job]")).to_have_count(0, timeout=LONG)
    expect(page.get_by_text("were last compared")).to_have_count(0)  # they are compared by now
    page.goto(f"{served.address}/ledger?name=callis")
    page.get_by_role("link", name="01-callis").click()
    expect(page.locator(".passage").first).to_be_visible()


DROP = """files => {
  const transfer = new DataTransfer();
  for (const one of files) transfer.items.add(new File([one.text], one.name));
  const event = kind => new DragEvent(kind, {dataTransfer: transfer, bubbles: true, cancelable: true});
  const place = document.getElementById("drop");
  place.dispatchEvent(event("dragover"));
  place.dispatchEvent(event("drop"));
}"""  # noqa: E501 - a script reads better on its own lines


def test_sending_goes_on_when_the_connection_comes_back(
    served: Served, page: Page, folder: Path
) -> None:
    (folder / "long.bin").write_bytes(bytes(3_000_000))
    with served.offline():
        page.set_input_files("#folder", folder)
        expect(page.locator("#sent-said")).to_contain_text("No connection")
    sent(page)
    expect(page.locator("#sent-said")).to_contain_text("Files that arrived")


def test_sending_is_stopped_and_gone_on_with(page: Page, folder: Path) -> None:
    (folder / "long.bin").write_bytes(bytes(3_000_000))
    page.route("**/files/*", lambda route: route.abort())
    page.set_input_files("#folder", folder)
    expect(page.locator("#sent-said")).to_contain_text("No connection", timeout=LONG)
    page.get_by_role("button", name="Stop sending").click()
    page.wait_for_selector("#sending[data-state='stopped']", timeout=LONG)
    page.unroute("**/files/*")
    page.reload()
    expect(page.locator("#left-open")).to_be_visible()
    page.set_input_files("#folder", folder)
    sent(page)


def test_without_a_script_a_form_sends_a_folder(
    served: Served, browser: Browser, folder: Path
) -> None:
    context = browser.new_context(
        java_script_enabled=False, storage_state=served.context.storage_state()
    )
    page = context.new_page()
    ended = page.locator("[data-ended]", has_text="3 of 3 files")
    page.goto(f"{served.address}/work")
    before = ended.count()  # of other tests, who share the server
    page.goto(f"{served.address}/intake")
    page.locator("#folder").set_input_files(folder)
    page.get_by_role("button", name="Send and read").click()
    for _ in range(60):  # without a script a page may be older than the job: one loads it anew
        if "/work" in page.url and ended.count() > before:
            break
        page.wait_for_timeout(1000)
        page.goto(f"{served.address}/work")
    expect(ended.first).to_contain_text("Reading what was sent")
    page.goto(f"{served.address}/ledger?name=deux")
    expect(page.locator(".ledger li", has_text="deux.txt").last).to_contain_text("letters/old")
    context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nobody_is_shut_out_from_handing_in(served: Served, folder: Path, language: str) -> None:
    """axe-core finds nothing serious in light and dark, and everything fits a telephone."""
    choose(served.context, served.address, language)
    page = served.page("/intake")
    page.goto(f"{served.address}/intake")
    page.set_input_files("#folder", folder)
    sent(page)
    page.wait_for_selector("[data-ended]", timeout=LONG)
    page.goto(f"{served.address}/work")  # pages follow jobs: while one runs they may move on
    expect(page.locator("[data-job]")).to_have_count(0, timeout=LONG)
    found = {}
    for address in ("/intake", "/work", "/ledger", "/", "/welcome"):
        page.goto(served.address + address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for one in axe.Axe().run(page).response["violations"]:
                if one["impact"] in SERIOUS:
                    found[address, scheme, one["id"]] = [n["html"][:120] for n in one["nodes"]]
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
        page.set_viewport_size({"width": 1200, "height": 800})
    choose(served.context, served.address, "en")
    assert found == {}
