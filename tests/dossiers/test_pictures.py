from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from lxml import etree

from affiant.dossiers.analysis import Analysis
from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.findings.finding import Restated
from affiant.dossiers.findings.findings import Findings
from affiant.dossiers.render.outline import Kind, outline
from affiant.dossiers.render.pdf import pdf
from affiant.dossiers.render.pictures import lineage, network, on_paper, vintages
from affiant.dossiers.render.pictures.drawing import LETTER, LONGEST
from affiant.dossiers.wording import Wording
from affiant.evidence.held import HeldDocument
from affiant.facts.kinds import Money
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.reading.passage import PassageKind
from tests.dossiers.conftest import Page
from tests.dossiers.findings.telling import figure, told

ENGLISH = Wording("en")


def words(picture: str) -> list[str]:
    tree = etree.fromstring(picture)
    return [text.text or "" for text in tree.iter("text")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pictures_are_whole_svg_with_a_title_and_a_name_for_those_who_hear_them(
    dossier: Dossier, language: str
) -> None:
    for picture in (lineage(dossier, Wording(language)), network(dossier, Wording(language))):
        tree = etree.fromstring(picture)
        assert tree.get("role") == "img"
        assert tree.get("aria-label")
        assert tree.find("title") is not None


def test_a_picture_on_paper_needs_nothing_besides_itself(dossier: Dossier) -> None:
    for picture in (lineage(dossier, ENGLISH), network(dossier, ENGLISH)):
        alone = on_paper(picture)
        assert etree.QName(etree.fromstring(alone)).namespace == "http://www.w3.org/2000/svg"
        assert "var(" not in alone
        assert "<style>" in alone
    assert 'class="label inverse"' in on_paper(network(dossier, ENGLISH))


def test_paper_shows_the_pictures_and_a_word_processor_the_words_alone(dossier: Dossier) -> None:
    drawn = [block for block in outline(dossier, "en", pictures=True) if block.picture]
    assert [block.runs[0].text.split(".")[0] for block in drawn] == [
        "Who took from whom",
        "Who is named beside them in one line",
    ]
    assert all(block.kind is not Kind.PICTURE for block in outline(dossier, "en"))
    assert pdf(dossier).count(b"/Figure") >= len(drawn)


def test_the_cells_of_a_row_stay_apart_on_paper() -> None:
    page = Page(1, [(PassageKind.PARAGRAPH, "Award\tBrightwater was paid $5 million\tOpen")])
    page.names("Brightwater").find(Money, "$5 million", payee="Brightwater")
    made = compile_dossier("Brightwater", [page.held()])
    said = ["".join(run.text for run in block.runs) for block in outline(made, "en")]
    assert "Award\u2003Brightwater was paid $5 million\u2003Open" in said


def test_every_source_and_every_known_origin_has_a_box(dossier: Dossier) -> None:
    told_ = words(lineage(dossier, ENGLISH))
    assert any(one.startswith("S1 ") for one in told_)
    assert any(one.startswith("S2 ") for one in told_)
    assert "Harbour Post" in told_


def test_a_box_holds_its_label_and_uses_its_width(dossier: Dossier) -> None:
    page = Page(1, [(PassageKind.PARAGRAPH, "Brightwater paid.")], title="Paid, " * 20)
    page.publisher = "Post"
    page.names("Brightwater")
    long = lineage(compile_dossier("Brightwater", [page.held()]), ENGLISH)
    assert max(map(len, words(long))) > LONGEST
    for picture in (long, lineage(dossier, ENGLISH), network(dossier, ENGLISH)):
        for shape in etree.fromstring(picture).iter("rect"):
            label = shape.getnext()
            assert label is not None
            assert len(label.text or "") * LETTER <= float(shape.get("width") or 0)


def test_a_link_between_sources_is_an_arc_with_its_name(documents: list[HeldDocument]) -> None:
    link = Link(1, 2, Relation.TRANSLATION, Certainty.SUGGESTED, Direction.BACKWARD, 0.9, ())
    picture = lineage(compile_dossier("Brightwater", documents, links=[link]), ENGLISH)
    assert "translation" in words(picture)


def test_the_network_draws_organisations_and_no_person(dossier: Dossier) -> None:
    told_ = words(network(dossier, ENGLISH))
    assert {"Brightwater", "Harbour Union", "Northlake Bank"} <= set(told_)
    assert not any("Weaver" in one or "Rush" in one for one in told_)


def test_a_person_who_pays_is_not_drawn() -> None:
    page = Page(1, [(PassageKind.PARAGRAPH, "Brightwater was paid $5 by Arlo Quill.")])
    page.names("Brightwater").find(Money, "$5", payer="Arlo Quill", payee="Brightwater")
    assert network(compile_dossier("Brightwater", [page.held()]), ENGLISH) == ""


def test_a_name_cannot_write_into_the_picture() -> None:
    hostile = "<script>alert(1)</script>"
    page = Page(
        1, [(PassageKind.PARAGRAPH, f"Brightwater pays {hostile} $5.")], publisher=hostile * 3
    )
    page.names("Brightwater").names(hostile)
    page.find(Money, "$5", payer="Brightwater", payee=hostile)
    made = compile_dossier("Brightwater", [page.held()])
    for picture in (lineage(made, ENGLISH), network(made, ENGLISH)):
        assert "<script" not in picture
        etree.fromstring(picture)


def test_a_figure_published_anew_has_a_chart(dossier: Dossier) -> None:
    vintage = Restated(
        (
            told(figure("183", "cases", period="2022"), 1, published="2023-06-05"),
            told(figure("203", "cases", period="2022"), 2, published="2024-06"),
        )
    )
    assert dossier.analysis is not None
    analysis = Analysis(dossier.analysis.origins, Findings(restated=(vintage,)))
    (chart,) = vintages(replace(dossier, analysis=analysis), ENGLISH)
    assert "203" in chart
    assert "<script" not in chart


def test_without_analysis_there_is_no_picture(dossier: Dossier) -> None:
    bare = replace(dossier, analysis=None)
    assert (lineage(bare, ENGLISH), vintages(bare, ENGLISH)) == ("", ())


def test_a_line_and_its_source_stand_on_one_page_of_paper() -> None:
    lines = [
        f"Brightwater was paid ${n} million {'for the works of the north quay ' * (n % 4)}in 2019."
        for n in range(11, 91)
    ]
    page = Page(1, [(PassageKind.PARAGRAPH, line) for line in lines], publisher="Harbour Post")
    page.names("Brightwater")
    for n in range(11, 91):
        page.find(Money, f"${n} million", payee="Brightwater")
    made = pdfium.PdfDocument(pdf(compile_dossier("Brightwater", [page.held()])))
    tops = [leaf.get_textpage().get_text_range().lstrip() for leaf in made]
    assert len(tops) > 4
    assert [top[:20] for top in tops if top.startswith("S1.")] == []
