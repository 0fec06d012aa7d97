import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import html as parser

from affiant.dossiers import render
from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.dossier import Dossier
from affiant.evidence.held import HeldDocument, HeldFact
from affiant.facts.kinds import Mention
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

HOSTILE = "<script>alert(1)</script> \"Acme\" & 'co' {{ dossier }} \u202egnp.exe <b onclick=x>"


@pytest.fixture
def hostile() -> Dossier:
    """A document that holds markup, template marks and a direction override everywhere."""
    span = Span(HOSTILE.index("Acme"), HOSTILE.index("Acme") + 4)
    fact = Mention(
        span=span,
        surface="Acme",
        found_by="hand/1",
        confidence=1.0,
        entity_kind=EntityKind.ORGANISATION,
        name="Acme",
        role=HOSTILE,
    )
    document = Document(
        sha256="0" * 64,
        media_type="text/html",
        text=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        url="javascript:alert(1)",
        passages=(Passage(Span(0, len(HOSTILE)), PassageKind.PARAGRAPH),),
    )
    held = HeldDocument(1, HOSTILE, document, (HeldFact(1, fact),), "0" * 64, "2024-01-01")
    return compile_dossier("Acme", [held])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_link_of_the_page_leads_somewhere_in_it(dossier: Dossier, language: str) -> None:
    tree = parser.fromstring(render.html(dossier, language))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in tree.xpath("//a/@href")} <= set(ids)


def test_every_line_has_its_place_in_the_copy_and_back(dossier: Dossier) -> None:
    tree = parser.fromstring(render.html(dossier))
    for entry in dossier.entries:
        assert tree.xpath(f"//*[@id='e{entry.number}']//a[@href='#f{entry.number}']")
        assert tree.xpath(f"//a[@id='f{entry.number}'][@href='#e{entry.number}']")


def test_the_lit_segments_are_exactly_the_words_of_the_fact(dossier: Dossier) -> None:
    tree = parser.fromstring(render.html(dossier))
    for entry in dossier.entries:
        for nth, place in enumerate(entry.places):
            name = f"f{entry.number}" + (f"-{nth + 1}" if nth else "")
            pieces = tree.xpath(f"//span[contains(concat(' ', @class, ' '), ' {name} ')]")
            assert "".join(piece.text_content() for piece in pieces) == place.surface


def test_the_copy_is_the_whole_text(dossier: Dossier) -> None:
    tree = parser.fromstring(render.html(dossier))
    for node in tree.xpath(
        "//article//*[contains(@class, 'passage')]/*[not(contains(@class,'hit'))]"
    ):
        node.drop_tag() if not node.text else node.clear(keep_tail=True)
    for source, copy in zip(dossier.sources, tree.xpath("//article"), strict=True):
        shown = "".join(p.text_content() for p in copy.xpath(".//p"))
        assert shown == source.document.text.replace("\n\n", "")


def test_the_page_asks_nothing_of_the_network(dossier: Dossier) -> None:
    page = render.html(dossier)
    tree = parser.fromstring(page)
    assert tree.xpath("//script | //link | //img | //iframe | //form") == []
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert not re.search(r"url\((?!#)|@import|https?://[^\s<]*[\"')]", page)


def test_headings_do_not_skip_a_level_and_languages_are_told(dossier: Dossier) -> None:
    tree = parser.fromstring(render.html(dossier, "fr"))
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.get("lang") == "fr"
    assert tree.xpath("//article[@lang='en']")


def test_no_variable_of_the_template_is_unknown(dossier: Dossier) -> None:
    assert "None" not in parser.fromstring(render.html(dossier)).text_content()


def test_a_source_cannot_write_markup_into_the_page(hostile: Dossier) -> None:
    page = render.html(hostile)

    class Tags(HTMLParser):
        seen: set[str] = set()  # noqa: RUF012 - one parser, one page

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.seen.add(tag)
            assert not any(name.startswith("on") for name, _ in attrs)

    tags = Tags()
    tags.feed(page)
    assert not tags.seen & {"script", "b"}
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', page))
    assert "\u202e" not in page
    assert "⟨U+202E⟩" in page


def test_a_source_cannot_write_markup_into_the_note(hostile: Dossier) -> None:
    note = render.markdown(hostile)
    assert not re.search(r"(?<!\\)<", note)
    assert "\u202e" not in note


def test_the_record_is_whole_and_its_spans_are_true(dossier: Dossier) -> None:
    record = json.loads(render.json(dossier))
    assert record["schema"] == "affiant/dossier/1"
    texts = {source["number"]: source["text"] for source in record["sources"]}
    facts = [fact for section in record["sections"].values() for fact in section]
    assert len(facts) == len(dossier.entries)
    for fact in facts:
        for place in fact["places"]:
            start, end = place["span"]
            assert texts[fact["source"]][start:end] == place["surface"]


def test_the_record_keeps_numbers_exact(dossier: Dossier) -> None:
    record = json.loads(render.json(dossier))
    assert record["sections"]["money"][0]["values"]["amount"] == "12400000"


@pytest.mark.parametrize("make", [render.html, render.json, render.markdown])
def test_nothing_that_is_masked_gets_out(make: object, dossier: Dossier) -> None:
    assert callable(make)
    shown = make(dossier, "fr")
    assert "ada.weaver@" not in shown
    assert "Moreau" not in shown
    assert "Paul Quill" not in re.sub(r"(?s)<article.*</article>|\"text\": \".*\"", "", shown)


def test_a_page_of_a_document_without_date_or_publisher_says_so(
    documents: list[HeldDocument],
) -> None:
    bare = replace(documents[0].document, published=None, publisher=None, title=None)
    dossier = compile_dossier("Brightwater", [replace(documents[0], document=bare)])
    page = render.html(dossier)
    assert "no date stated" in page
    assert "no author named" in page
