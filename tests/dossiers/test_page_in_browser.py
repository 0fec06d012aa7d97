"""The page in a real browser: what is lit, what fits, what leaves the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from affiant.dossiers import render
from affiant.dossiers.dossier import Dossier

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LIT = """name => {
  const base = getComputedStyle(document.querySelector('.copy')).backgroundColor;
  const spans = [...document.querySelectorAll('.copy .hit')];
  const lit = spans.filter(span => {
    const colour = getComputedStyle(span).backgroundColor;
    return colour !== 'rgba(0, 0, 0, 0)' && colour !== base;
  });
  return lit.map(span => span.textContent).join('');
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def path(dossier: Dossier, tmp_path: Path) -> Path:
    path = tmp_path / "dossier.html"
    path.write_text(render.html(dossier, "en"), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Browser, path: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1100, "height": 800})
    page.goto(path.as_uri())
    yield page
    page.close()


def test_nothing_is_lit_before_somebody_asks(page: Page) -> None:
    assert page.evaluate(LIT, None) == ""


def test_opening_a_fact_lights_exactly_its_words_in_view(page: Page, dossier: Dossier) -> None:
    for entry in dossier.entries:
        page.locator(f"#e{entry.number} a.open").first.click()
        assert page.evaluate(LIT, None) == entry.places[0].surface
        box = page.locator(f"#f{entry.number}").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 800


def test_the_second_place_of_a_value_is_lit_alone(page: Page, dossier: Dossier) -> None:
    repeated = next(entry for entry in dossier.entries if len(entry.places) > 1)
    page.locator(f"#e{repeated.number} .where a[href='#f{repeated.number}-2']").click()
    assert page.evaluate(LIT, None) == repeated.places[1].surface


def test_the_passage_leads_back_to_its_line(page: Page) -> None:
    page.locator("#e1 a.open").first.click()
    page.locator("#f1").click()
    assert page.url.endswith("#e1")
    assert page.locator("#e1").is_visible()


def test_no_request_leaves_the_page(browser: Browser, path: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [path.as_uri()]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_phone_never_scrolls_sideways(
    browser: Browser, dossier: Dossier, tmp_path: Path, scheme: str, language: str
) -> None:
    path = tmp_path / "phone.html"
    path.write_text(render.html(dossier, language), encoding="utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_the_keyboard_reaches_the_skip_link_first_and_then_an_origin(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#dossier")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#s1"
    page.locator("a[href='#f1']").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(LIT, None) == "$12.4 million"


def test_on_paper_there_is_no_navigation_and_the_sources_begin_a_page(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator("nav.contents").is_visible()
    breaks = "getComputedStyle(document.querySelector('.texts')).breakBefore"
    assert page.evaluate(breaks) == "page"
    assert page.pdf().startswith(b"%PDF")


CONTRAST = """() => {
  const channel = c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
  const light = rgb => { const [r, g, b] = rgb.match(/[\\d.]+/g).map(Number).map(channel);
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = node => { for (; node; node = node.parentElement) {
    const colour = getComputedStyle(node).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') return colour; } };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [one, two] = [light(getComputedStyle(node).color), light(ground(node))].sort();
    const ratio = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    if (ratio < 4.5) poor.push(node.className + ' ' + ratio.toFixed(2));
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_the_contrast_of_wcag_aa(browser: Browser, path: Path, scheme: str) -> None:
    page = browser.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path.as_uri() + "#f1")
    assert page.evaluate(CONTRAST) == []
    page.close()
