"""What came with mail is masked as mail is, in all that can be had of it (T-96)."""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from typer.testing import CliRunner

from affiant.access import tokens
from affiant.access.identifier import LOCAL
from affiant.access.tokens import Scope
from affiant.cli.main import app
from affiant.dossiers.format import Format
from affiant.evidence import desk_masks
from affiant.evidence.casefile import Casefile
from affiant.evidence.connection import connect
from affiant.evidence.intake import Intake
from affiant.evidence.models import Text
from affiant.mail import attached as mask
from affiant.mail.models import Trove as StoredTrove
from affiant.mail.settling import settle
from affiant.mail.storing import store
from affiant.mail.storing.documents import MARK, attached
from affiant.portal.by_token import admit
from affiant.portal.running import Running, start
from benchmarks.mail_masking import Planted
from benchmarks.mailing import attached as made
from benchmarks.mailing.attached import COMPANY, Trove, pages, programs, trove
from tests.portal.conftest import HOST, SETTINGS
from tests.portal.mail.demo import NOON

ARTICLE = (
    f"{COMPANY} paid $9 million to Wexley in 2020.\n\n"
    "“We listen,” said Ada Quill, director of Northmere Systems.\n"
)


@dataclass(frozen=True)
class Served:
    """The casefile with a trove whose attachments are documents, its owner's browser, a program."""

    casefile: Casefile
    trove: Trove
    browser: Client
    program: Client

    def api(self, address: str) -> Any:
        return self.program.get(f"/api/v1{address}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("attached")
    shutil.copytree(_sqlite_template, folder / "casefile")
    casefile = Casefile.open(folder / "casefile")
    told = trove(8, seed=11)
    store(told.write(folder / "sent"), casefile, lambda: NOON)
    kept = StoredTrove.objects.get()
    intake = Intake(casefile, lambda: NOON, workers=1)
    intake.hand_in(attached(kept, casefile.originals))
    article = folder / "article.txt"
    article.write_text(ARTICLE)
    intake.read([article])
    settle(1, NOON, casefile.originals)
    running = Running(casefile, "Ada")
    with override_settings(**SETTINGS):
        start(running)
        browser = Client(HTTP_HOST=HOST)
        browser.get("/enter", {"token": running.launch.token})
        admit()
        scopes = list(set(Scope) - {Scope.MATCH})
        token = tokens.make(
            LOCAL, "test", scopes, datetime.now(UTC), timedelta(days=1), verified=True
        )
        bearer = {"Authorization": f"Bearer {token.secret}"}
        yield Served(casefile, told, browser, Client(HTTP_HOST=HOST, headers=bearer))
    connect(Path(":memory:"), migrate=False)


def found_in(said: str, planted: tuple[Planted, ...]) -> set[str]:
    """What of the secrets somebody could read there."""
    return {secret for one in planted for secret in made.read(said, one)}


def of_mail(served: Served) -> list[int]:
    assert served.trove
    return sorted(desk_masks.hiders(Text.objects.values_list("pk", flat=True)))


def test_every_attachment_and_what_lies_in_it_is_a_document_under_the_mask(served: Served) -> None:
    assert mask.MARK == MARK
    assert len(of_mail(served)) == Text.objects.count() - 1 >= 8


def test_t_96_nothing_planted_is_on_any_page_or_in_any_export(served: Served) -> None:
    texts = list(Text.objects.values_list("pk", flat=True))
    seen = {}
    for address, said in pages(served.browser, texts):
        seen[address] = found_in(said, served.trove.planted)
    assert len(seen) > 30
    assert {address: found for address, found in seen.items() if found} == {}


def test_t_96_nothing_planted_is_in_any_answer_of_the_api(served: Served) -> None:
    texts = list(Text.objects.values_list("pk", flat=True))
    for address, said in programs(served.api, texts):
        assert found_in(said, served.trove.planted) == set(), address


def entity(served: Served) -> str:
    found = served.api(f"/entities?q={COMPANY}").json()
    return str(found[0]["id"])


def test_t_96_nothing_planted_is_in_a_dossier(served: Served) -> None:
    who = entity(served)
    for form in Format:
        if form in (Format.PDF, Format.DOCX, Format.BUNDLE):
            continue
        response = served.browser.get(f"/names/{who}/dossier.{form}")
        assert response.status_code == 200, form
        said = response.content.decode()
        assert "$4.2 million" in said or form is Format.FTM
        assert found_in(said, served.trove.planted) == set(), form


def test_t_96_asking_for_what_is_masked_finds_nothing(served: Served) -> None:
    asked = sorted({word for one in served.trove.planted for word in one.secrets})
    for number, words in enumerate(random.Random(3).sample(asked, 24)):
        form = (words, f"{words[:4]}*", f'"{words}"')[number % 3]
        for hit in served.api(f"/search?q={form}&limit=50").json()["hits"]:
            assert form.strip('*"').casefold() in hit["text"].casefold(), form


def test_words_that_are_nobodys_are_found_in_attachments(served: Served) -> None:
    found = served.api("/search?q=contract&limit=50").json()
    assert {hit["document"] for hit in found["hits"]} & set(of_mail(served))


def test_t_96_who_is_named_in_attachments_alone_is_in_no_list_of_names(served: Served) -> None:
    listed = served.api("/entities?limit=200").json()
    names = {one["name"] for one in listed}
    assert "Ada Quill" in names
    assert COMPANY in names
    known = {who.name for who in served.trove.known}
    assert not names & known


def test_t_96_the_commands_print_nothing_planted(served: Served) -> None:
    place = str(served.casefile.folder)
    for words in (
        ("facts",), ("facts", "--json"), ("search", "contract"), ("search", "contract", "--json"),
        ("origins",), ("origins", "--json"), ("status",), ("status", "--json"), ("who", COMPANY),
        ("dossier", COMPANY, "--format", "json", "--output", "-"),
    ):  # fmt: skip
        result = CliRunner().invoke(app, [*words, "--casefile", place])
        assert result.exit_code == 0, (words, result.output)
        assert found_in(result.output, served.trove.planted) == set(), words


def test_the_ledger_does_not_answer_for_names_of_files_that_are_masked(served: Served) -> None:
    who = re.escape(served.trove.known[0].local)
    said = served.browser.get(f"/ledger?name={who}").content.decode()
    assert "/documents/" not in said
