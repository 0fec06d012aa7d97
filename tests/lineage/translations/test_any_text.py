"""What holds whatever the text: places in it, order, bounded size."""

from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.lineage.link import Member
from affiant.lineage.translations import translations
from affiant.lineage.translations.folding import folded
from affiant.lineage.translations.token import tokens
from affiant.lineage.translations.unit import MOST, units
from affiant.reading.document import Document
from affiant.reading.span import Span
from tests.lineage.translations.texts import ORIGINAL, TRANSLATED

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400) | st.text(
    "aZé1,. \n’-_/@#", max_size=200
)


def document(text: str, language: str) -> Document:
    return Document("", "text/plain", text, language)


@given(TEXTS)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(TEXTS)
def test_units_cover_the_text_in_order(text: str) -> None:
    found = units(document(text, "fr"))
    assert "".join(span.of(text) for span in found) == text


@given(TEXTS, st.sampled_from(["en", "fr"]))
def test_tokens_are_in_order_and_disjoint(text: str, language: str) -> None:
    found = tokens(text, Span(0, len(text)), language)
    places = [place for token in found for place in (token.start, token.end)]
    assert places == sorted(places)
    assert all(token.type for token in found)
    assert not places or places[-1] <= len(text)


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.integers(0, 7))
def test_matches_lie_in_both_texts(extra: str, at: int) -> None:
    paragraphs = TRANSLATED.split("\n\n")
    french = "\n\n".join([*paragraphs[:at], extra, *paragraphs[at:]])
    members = [Member(0, document(ORIGINAL, "en")), Member(1, document(french, "fr"))]
    for link in translations(members):
        assert 0 <= link.score <= 1
        assert all(match.first.end <= len(ORIGINAL) for match in link.matches)
        assert all(match.second.end <= len(french) for match in link.matches)


def test_a_huge_text_has_a_bounded_number_of_units() -> None:
    assert len(units(document("A. " * 40_000, "en"))) <= MOST


def test_hostile_runs_are_read_in_one_pass() -> None:
    for text in ("a" * 90_000, "1" * 90_000, "1.1," * 20_000, "a-1" * 20_000, "1 234 " * 9_000):
        tokens(text, Span(0, len(text)), "fr")


def test_many_copies_of_a_text_and_of_its_translation_stay_few_links() -> None:
    copies = 20
    members = [Member(("en", n), document(ORIGINAL, "en")) for n in range(copies)]
    members += [Member(("fr", n), document(TRANSLATED, "fr")) for n in range(copies)]
    links = translations(members)
    assert len(links) == copies
    assert {link.second for link in links} == {("fr", n) for n in range(copies)}
