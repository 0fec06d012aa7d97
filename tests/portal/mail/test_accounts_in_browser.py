"""Accounts, keys and publication in a real browser: nobody is shut out, the keyboard is enough."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.right_of_reply import Reply
from affiant.mail.attribution.grade import Grade
from affiant.mail.models import MailDraft
from affiant.mail.settling import releases
from tests.dossiers.test_page_in_browser import CHROMIUM
from tests.portal.conftest import NOON
from tests.portal.mail.settled import unsigned_for_want_of_a_key
from tests.portal.mail.test_attribution import EMPLOYER
from tests.portal.mail.test_keys import ONE, OTHER, zone
from tests.portal.mail.test_publication import Box
from tests.portal.test_in_browser import SERIOUS, Served, axe, browser
from tests.portal.walking import choose

__all__ = ["browser"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed (apt: chromium)"),
]
PAGES = (
    "/mail/accounts",
    "/mail/accounts/messages?kind=employer&organisation=Microsoft",
    "/mail/domains",
    "/mail/domains?show=known",
    "/mail/keys",
    "/mail/publication",
    "/mail/publication/drafts/1",
)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile with settled mail, a published table and another in preparation. It is there
    before the browser, in whose thread no database may be asked."""
    folder = tmp_path_factory.mktemp("accounts") / "casefile"
    Casefile.create(folder)
    box = Box()
    box.many(EMPLOYER, 15, Grade.A)
    box.many("nobody.example", 11)
    sent = box.send("c@corp.example")
    unsigned_for_want_of_a_key(sent, "corp.example", "s1")
    box.settle()
    asked = [Reply("Microsoft", reason="The court asks them, not we.")]
    releases.publish(box.trove.collection_id, "Bea", NOON, replies=asked)
    MailDraft.objects.create(
        collection_id=box.trove.collection_id, language="en", at=NOON, edited_at=NOON
    )
    connect(Path(":memory:"), migrate=False)
    return folder


@pytest.fixture(scope="module")
def served(laid: Path, browser: Browser) -> Iterator[Served]:
    """It, served."""
    one = Served(laid, browser)
    yield one
    one.context.close()
    one.end()


def test_a_number_opens_its_messages_by_keyboard(served: Served) -> None:
    page = served.page("/mail/accounts")
    page.get_by_role("link", name="Grade A: 15").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Messages behind a number")
    assert page.locator("tbody tr").count() == 15
    page.close()


def test_what_would_be_published_follows_what_is_ticked(served: Served) -> None:
    page = served.page("/mail/publication/drafts/1")
    page.get_by_label("Title").fill("Mail from employers")
    page.get_by_label("Title").press("Enter")
    expect(page.locator("h1")).to_have_text("Mail from employers")
    expect(page.get_by_text("15 e-mails were sent from 15 accounts at Microsoft")).to_be_visible()
    expect(page.get_by_text("One person publishes")).to_be_visible()
    page.close()


def test_keys_come_in_by_keyboard_and_are_told_by_line(served: Served, tmp_path: Path) -> None:
    dump = tmp_path / "arden.zone"
    dump.write_bytes(zone(ONE, OTHER) + b'*._domainkey.x.example. IN TXT "v=DKIM1; p=AA"\n')
    page = served.page("/mail/keys")
    page.get_by_label("File", exact=True).set_input_files(dump)
    page.get_by_label("Who tells it").fill("An archive")
    page.get_by_label("Who tells it").press("Enter")
    expect(page.locator("h1")).to_have_text("arden.zone")
    expect(page.get_by_text("a wildcard stands for many names")).to_be_visible()
    page.get_by_role("link", name="Keys of signatures").click()
    expect(page.get_by_text("2 different keys under one name")).to_be_visible()
    page.close()


@pytest.mark.slow
def test_nobody_is_shut_out_of_accounts_keys_and_publication(served: Served) -> None:
    """axe-core finds nothing serious, in both languages, dark and light; every page fits."""
    found = {}
    page = served.context.new_page()
    page.goto(served.address + "/mail/publication")
    release = str(page.locator("a[href*='/releases/']").first.get_attribute("href"))
    for address in (*PAGES, release):
        for language, width, scheme in (("en", 360, "dark"), ("fr", 1200, "light")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of the two
            choose(served.context, served.address, language)
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(served.address + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            for one in axe.Axe().run(page).response["violations"]:
                if one["impact"] in SERIOUS:
                    found[address, one["id"]] = [node["html"][:120] for node in one["nodes"]]
    page.close()
    choose(served.context, served.address, "en")
    assert found == {}
