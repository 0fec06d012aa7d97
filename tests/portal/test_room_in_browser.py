"""Correcting, adding and disagreeing in the reading room, in a real browser."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.dossiers.test_page_in_browser import CHROMIUM
from tests.portal.test_in_browser import (
    SERIOUS,
    Served,
    axe,
    browser,
    recorded,
    served,
)

__all__ = ["browser", "served"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
SELECT = """([from, to]) => {
  const root = document.querySelector('#document');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let node;
  while ((node = walker.nextNode())) {
    if (!node.parentElement.closest('[data-at]')) continue;
    const at = node.data.indexOf(from);
    if (at >= 0 && range.collapsed) range.setStart(node, at);
    const end = node.data.indexOf(to);
    if (end >= 0) range.setEnd(node, end + to.length);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  root.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
}"""
JUDGE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from affiant.evidence.casefile import Casefile
Casefile.open(Path(sys.argv[1]))
from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
judge(int(sys.argv[2]), Verdict.REJECTED, by="Brice", at=datetime.now(UTC), note="not theirs")
"""


@pytest.fixture
def room(served: Served) -> Iterator[Page]:
    """The reading room with the English letter and all its facts."""
    page = served.page("/documents")
    page.get_by_role("link", name="Northmere Systems ends").click()
    page.goto(f"{page.url}?kind=all")
    expect(page.locator("#keys")).to_be_enabled()
    yield page
    page.close()


def card(room: Page, words: str, kind: str = "") -> Locator:
    found = room.locator(f".fact{f'[data-kind={kind}]' if kind else ''}", has_text=words)
    return found.first


def open_form(room: Page, words: str, kind: str) -> Locator:
    card(room, words, kind).locator("[data-correct]").click()
    form = room.locator("form.sheet")
    expect(form).to_be_visible()
    return form


def select(room: Page, begin: str, end: str) -> None:
    room.evaluate(SELECT, [begin, end])


def test_a_value_is_corrected_with_the_keyboard_alone(room: Page) -> None:
    card(room, "$4.2 million", "money").locator(".surface a").click()
    room.keyboard.press("c")
    expect(room.locator("form.sheet [name=amount]")).to_be_focused()
    room.keyboard.press("ControlOrMeta+a")
    room.keyboard.type("4300000")
    room.keyboard.press("Control+Enter")
    recorded(room)
    one = card(room, "$4.2 million", "money")
    expect(one).to_have_attribute("data-verdict", "corrected")
    expect(one).to_contain_text("4,300,000")
    expect(one.locator(".machine")).to_contain_text("4200000")
    room.keyboard.press("z")
    recorded(room)
    expect(one).to_have_attribute("data-verdict", "suggested")


def test_a_span_is_moved_word_by_word_with_arrow_keys(room: Page) -> None:
    form = open_form(room, "2019", "date")
    form.locator(".place").focus()
    room.keyboard.press("ArrowLeft")
    expect(form.locator(".chosen")).to_have_text("since 2019")
    room.keyboard.press("Shift+ArrowRight")
    expect(form.locator(".chosen")).to_have_text("since 2019.")
    room.keyboard.press("Shift+ArrowLeft")
    room.keyboard.press("Control+Enter")
    recorded(room)
    expect(card(room, "since 2019", "date").locator(".surface")).to_have_text("since 2019")
    room.reload()
    expect(card(room, "since 2019", "date").locator(".machine")).to_contain_text("2019")


def test_a_span_is_dragged_and_stays_in_one_passage(room: Page) -> None:
    form = open_form(room, "We have listened", "quote")
    select(room, "Northmere Systems held", "listened to")
    expect(form.locator(".problem")).to_contain_text("reach over into another")
    select(room, "listened", "families")
    expect(form.locator(".chosen")).to_have_text("listened to the families")
    expect(form.locator(".problem")).to_be_hidden()
    form.get_by_role("button", name="Save").click()
    recorded(room)
    expect(card(room, "listened", "quote").locator(".surface")).to_have_text(
        "listened to the families"
    )


def test_escape_leaves_a_form_and_changes_nothing(room: Page) -> None:
    form = open_form(room, "Arden County", "mention")
    form.get_by_label("Role", exact=True).fill("victim")
    room.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(card(room, "Arden County", "mention")).to_have_attribute("data-verdict", "suggested")


def test_selected_words_are_added(room: Page) -> None:
    before = room.locator("[data-fact]").count()
    select(room, "ends its work", "Arden County")
    room.keyboard.press("n")
    room.locator("#adding-kind").select_option("claim")
    form = room.locator("#adding form.sheet")
    expect(form.locator(".chosen")).to_contain_text("ends its work in")
    form.get_by_label("About whom").fill("Northmere Systems")
    form.get_by_role("button", name="Save").click()
    recorded(room)
    expect(room.locator("[data-fact]")).to_have_count(before + 1)
    added = card(room, "ends its work in", "claim")
    expect(added.locator(".added")).to_have_text("Ada")
    expect(added).to_have_attribute("aria-current", "true")
    added.get_by_role("button", name="Undo").click()
    recorded(room)
    room.reload()
    expect(room.locator("[data-fact]")).to_have_count(before)


def test_t_32_what_is_typed_without_a_connection_outlives_the_page(
    served: Served, room: Page
) -> None:
    room.wait_for_load_state("networkidle")  # the forms have come
    with served.offline():
        form = open_form(room, "listened", "quote")
        form.get_by_label("Role", exact=True).fill("head of the company")
        form.get_by_role("button", name="Save").click()
        select(room, "held a", "held a")
        room.keyboard.press("n")
        room.locator("#adding-kind").select_option("event")
        room.locator("#adding form.sheet").get_by_role("button", name="Save").click()
        expect(room.locator("#status")).to_contain_text("2 decisions wait")
        expect(room.locator(".pending")).to_contain_text("held a")
        address = room.url.removeprefix(served.address)
        room.close()
    again = served.page(address)
    recorded(again)
    expect(card(again, "head of the company", "quote")).to_be_visible()
    expect(card(again, "held a", "event").locator(".added")).to_have_text("Ada")
    again.close()


def test_t_32_what_the_server_refuses_comes_back_with_the_sentence(room: Page) -> None:
    form = open_form(room, "$4.2 million", "money")
    form.get_by_label("Amount").fill("a lot")
    form.get_by_role("button", name="Save").click()
    again = room.locator("form.sheet")
    expect(again.locator(".problem")).to_contain_text("this is no number")
    one = card(room, "$4.2 million", "money")
    expect(one.locator(".verdict")).to_have_text("not judged")
    amount = again.get_by_label("Amount")
    expect(amount).to_have_value("a lot")
    expect(amount).to_be_focused()
    expect(amount).to_have_attribute("aria-invalid", "true")
    assert "money-problem" in str(amount.get_attribute("aria-describedby"))
    again.get_by_label("Amount").fill("4,400,000")
    again.get_by_role("button", name="Save").click()
    recorded(room)
    expect(card(room, "$4.2 million", "money")).to_contain_text("4,400,000")


def test_two_who_save_the_same_review_both_see_it(served: Served, room: Page) -> None:
    one = card(room, "Northmere Systems", "mention")
    fact = str(one.get_attribute("data-fact"))
    subprocess.run([sys.executable, "-c", JUDGE, str(served.folder), fact], check=True)
    form = open_form(room, "Northmere Systems", "mention")
    form.get_by_label("Role", exact=True).fill("contractor")
    form.get_by_role("button", name="Save").click()
    again = room.locator("form.sheet")
    expect(again.locator(".problem")).to_contain_text("judged this meanwhile")
    expect(again.get_by_label("Role", exact=True)).to_have_value("contractor")
    expect(room.locator(f"#fact-{fact} .voices")).to_contain_text("Brice · rejected")
    again.get_by_role("button", name="Save").click()
    recorded(room)
    expect(room.locator(f"#fact-{fact}")).to_contain_text("Reviewers disagree")
    page = served.page("/disagreements")
    expect(page.locator(".disputes")).to_contain_text("not theirs")
    page.locator(".disputes a").first.click()
    expect(page.locator(f"#fact-{fact}")).to_be_visible()
    page.close()


def test_a_passage_shows_its_facts(room: Page) -> None:
    room.locator(".passage", has_text="held a").click(position={"x": 2, "y": 2})
    near = room.locator(".fact.near")
    assert near.count() >= 3
    expect(room.locator(".fact.near[aria-current]")).to_have_count(1)


def test_a_printed_page_shows_each_fact_in_its_box(served: Served) -> None:
    page = served.page("/documents")
    page.get_by_role("link", name="A printed page").click()
    expect(page.locator("#keys")).to_be_enabled()
    page.keyboard.press("p")
    box = page.locator(".drawn [data-box]").first
    expect(box).to_be_visible(timeout=30_000)
    page.keyboard.press("j")
    expect(page.locator(".drawn .lit")).to_have_count(1)
    fact = box.get_attribute("data-box")
    box.click()
    expect(page.locator(f"#fact-{fact}")).to_have_attribute("aria-current", "true")
    page.keyboard.press("p")
    expect(page.locator(".drawn")).to_have_count(0)
    page.close()


def test_the_keys_are_told_and_the_keyboard_goes_back_where_it_was(room: Page) -> None:
    room.locator("#show-keys").press("Enter")
    expect(room.get_by_role("dialog")).to_be_visible()
    expect(room.get_by_role("button", name="Close")).to_be_focused()
    room.keyboard.press("Escape")
    expect(room.get_by_role("dialog")).to_be_hidden()
    expect(room.locator("#show-keys")).to_be_focused()


def test_escape_leaves_adding_wherever_it_stands(room: Page) -> None:
    room.locator("[data-add]").press("Enter")
    expect(room.locator("#adding-kind")).to_be_focused()
    room.keyboard.press("Escape")
    expect(room.locator("#adding")).to_be_hidden()
    expect(room.locator("[data-add]")).to_be_focused()
    room.keyboard.press("Enter")
    room.locator("#adding-kind").select_option("event")
    expect(room.locator("#adding .place")).to_be_focused()
    room.keyboard.press("Escape")
    expect(room.locator("[data-add]")).to_be_focused()


def test_the_buttons_of_a_fact_are_named_with_its_words(room: Page) -> None:
    group = room.get_by_role("group", name="$4.2 million").first
    expect(group.get_by_role("button", name="Accept")).to_be_visible()


def test_an_open_form_outlives_the_answer_to_a_decision_on_its_fact(room: Page) -> None:
    one = card(room, "$4.2 million", "money")
    fact = one.get_attribute("data-fact")
    with room.expect_request("**/judgement"):
        room.route("**/judgement", lambda route: route.continue_())
        one.get_by_role("button", name="Unsure").click()
        one.locator("[data-correct]").click()
        room.locator("form.sheet").get_by_label("Amount").fill("77")
    recorded(room)
    expect(room.locator(f"#fact-{fact} form.sheet [name=amount]")).to_have_value("77")
    expect(room.locator(f"#fact-{fact} form.sheet [name=amount]")).to_be_focused()
    room.keyboard.press("Escape")
    one.get_by_role("button", name="Undo").click()
    recorded(room)


def test_without_a_script_a_fact_is_corrected_and_added(
    served: Served, browser: Browser, room: Page
) -> None:
    context = browser.new_context(
        java_script_enabled=False, storage_state=served.context.storage_state()
    )
    page = context.new_page()
    page.goto(room.url)
    card(page, "Ada Quill", "mention").locator("[data-correct]").click()
    page.get_by_label("Role", exact=True).fill("head")
    page.get_by_role("button", name="Save").click()
    assert card(page, "Ada Quill", "mention").get_attribute("data-verdict") == "corrected"
    page.get_by_role("link", name="Add a fact").click()
    page.get_by_label("What it is").select_option("outcome")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Words", exact=True).fill("the county since")
    page.get_by_role("button", name="Save").click()
    assert page.locator(".fact", has_text="the county since").count() == 1
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out_of_the_forms(served: Served, room: Page, scheme: str) -> None:
    """axe-core finds nothing serious where a form is open, and on the pages without a script."""
    room.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of the two
    open_form(room, "$4.2 million", "money")
    fact = card(room, "$4.2 million", "money").get_attribute("data-fact")
    text = room.locator("#facts").get_attribute("data-text")
    found = {"room": serious(room)}
    room.keyboard.press("Escape")
    room.keyboard.press("?")
    found["keys"] = serious(room)
    for address in (
        f"/facts/{fact}/correction",
        f"/documents/{text}/facts",
        f"/documents/{text}/facts?kind=quote",
        f"/documents/{text}/pages/1",
        "/disagreements",
    ):
        page = served.page(address)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # see there
        found[address] = serious(page)
        page.close()
    assert {name: one for name, one in found.items() if one} == {}


def serious(page: Page) -> list[str]:
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in axe.Axe().run(page).response["violations"]
        if one["impact"] in SERIOUS
    ]


def test_a_form_fits_a_telephone(room: Page) -> None:
    room.set_viewport_size({"width": 360, "height": 700})
    open_form(room, "$4.2 million", "money")
    assert room.evaluate("document.documentElement.scrollWidth") <= 360
