"""What leaves the casefile as a file: readable, masked, and nothing in it that runs."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import docx as word
import pypdfium2
import pytest

from affiant.dossiers.cell import cell
from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.exports import written
from affiant.dossiers.format import Format
from affiant.dossiers.render.outline import outline
from affiant.dossiers.wording import Wording
from affiant.facts.kinds import Manner, Money, Quote
from affiant.reading.passage import PassageKind
from tests.dossiers.conftest import Page

PLAIN = [form for form in Format if form is not Format.BUNDLE]
HOSTILE = '=HYPERLINK("http://x") #eval("1") <script>alert(1)</script> \u202e\\*bold* $19 million'


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def word_text(content: bytes) -> str:
    return "\n".join(part.text for part in word.Document(io.BytesIO(content)).paragraphs)


@pytest.fixture
def hostile() -> Dossier:
    page = Page(1, [(PassageKind.PARAGRAPH, f"Brightwater. {HOSTILE}")])
    page.names("Brightwater")
    page.find(Money, HOSTILE, currency="USD", payee="Brightwater")
    return compile_dossier("Brightwater", [page.held()])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", PLAIN)
def test_every_form_holds_the_name_and_is_masked(
    dossier: Dossier, form: Format, language: str
) -> None:
    content = written(dossier, form, language)
    reader = {Format.PDF: pdf_text, Format.DOCX: word_text}
    text = reader.get(form, lambda raw: raw.decode("utf-8"))(content)
    assert "Brightwater" in text
    assert "ada.weaver" not in text
    assert "Lina Moreau" not in text


@pytest.mark.parametrize("form", [Format.PDF, Format.HTML, Format.CSV, Format.JSON])
def test_the_same_dossier_is_the_same_file(dossier: Dossier, form: Format) -> None:
    assert written(dossier, form, "en") == written(dossier, form, "en")


def test_paper_says_what_the_page_says(dossier: Dossier) -> None:
    text = " ".join(pdf_text(written(dossier, Format.PDF, "fr")).split())
    assert "Les documents comparés" in text
    assert "Ce qui nous ferait changer d’avis" in text
    assert dossier.sources[0].document.sha256[:20] in text.replace(" ", "")


def test_an_entry_stands_in_the_outline_with_its_number(dossier: Dossier) -> None:
    numbers = {block.number for block in outline(dossier, "en")}
    assert {str(entry.number) for entry in dossier.entries} <= numbers


def test_no_cell_is_a_formula(hostile: Dossier) -> None:
    text = written(hostile, Format.CSV, "en").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+@-\t\r")]
    assert any("HYPERLINK" in cell for row in rows for cell in row)


def test_words_of_a_source_are_words_on_paper(hostile: Dossier) -> None:
    text = pdf_text(written(hostile, Format.PDF, "en"))
    assert "#eval" in text
    assert "*bold*" in text
    assert "#eval" in word_text(written(hostile, Format.DOCX, "en"))


def test_control_characters_do_not_break_the_word_file(tmp_path: Path) -> None:
    page = Page(1, [(PassageKind.PARAGRAPH, "Brightwater \x08\x1b said $5")])
    page.names("Brightwater").find(Money, "\x1b said $5", payee="Brightwater")
    made = compile_dossier("Brightwater", [page.held()])
    (tmp_path / "x.docx").write_bytes(written(made, Format.DOCX, "en"))
    assert "said $5" in word_text((tmp_path / "x.docx").read_bytes())


def test_followthemoney_finds_every_entity_valid(dossier: Dossier) -> None:
    model = pytest.importorskip("followthemoney", reason="affiant[ftm] is not installed").model
    lines = written(dossier, Format.FTM, "en").decode().splitlines()
    entities = [json.loads(line) for line in lines]
    for entity in entities:
        model.get(entity["schema"]).validate(entity)
        proxy = model.get_proxy(entity)
        given = {name for name, values in entity["properties"].items() if values}
        assert given == {prop.name for prop, _ in proxy.itervalues()}, entity
    assert {one["schema"] for one in entities} >= {"Document", "Event", "LegalEntity"}


def test_what_is_only_claimed_is_no_payment(dossier: Dossier) -> None:
    lines = written(dossier, Format.FTM, "en").decode().splitlines()
    assert not [line for line in lines if json.loads(line)["schema"] == "Payment"]


def test_lines_that_a_source_broke_run_on_and_a_list_of_sources_stands_after_its_colon(
    dossier: Dossier,
) -> None:
    said = ["".join(run.text for run in block.runs) for block in outline(dossier, "fr")]
    assert not any("\n" in words or words.rstrip().endswith(":") for words in said)


def test_reported_words_stand_within_their_sentence_in_the_note() -> None:
    page = Page(1, [(PassageKind.PARAGRAPH, "A bonus of $3 million, which Brightwater refused.")])
    page.names("Brightwater")
    page.find(
        Quote,
        "which Brightwater refused",
        speaker="Brightwater",
        cue="says",
        manner=Manner.INDIRECT,
        content="which Brightwater refused",
    )
    dossier = compile_dossier("Brightwater", [page.held()])
    note = written(dossier, Format.MARKDOWN, "fr").decode()
    assert "A bonus of $3 million, **which Brightwater refused**." in note
    assert "manière\u202f: rapporté, non mot pour mot" in note


def test_a_name_longer_than_a_line_stays_on_the_paper() -> None:
    name = f"{'brightwater_' * 20}.txt"
    page = Page(1, [(PassageKind.PARAGRAPH, "Brightwater was paid $3 million.")])
    page.names("Brightwater")
    page.find(Money, "$3 million", currency="USD", payee="Brightwater")
    held = replace(page.held(), locator=name)
    content = written(compile_dossier("Brightwater", [held]), Format.PDF, "en")
    for sheet in pypdfium2.PdfDocument(content):
        words = sheet.get_textpage()
        rights = [words.get_charbox(place)[2] for place in range(words.count_chars())]
        assert max(rights) < sheet.get_width()


def test_the_subject_of_a_claim_is_no_approximation_in_french() -> None:
    assert Wording("fr").gettext("said of") != Wording("fr").gettext("about")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_sign_that_begins_a_formula_begins_a_cell(sign: str) -> None:
    assert cell(f"{sign}1+1") == f"'{sign}1+1"
