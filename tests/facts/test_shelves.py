from hypothesis import given
from hypothesis import strategies as st

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind


def found(text: str, *aliases: str) -> list[str]:
    document = Document(
        "0" * 64,
        "text/plain",
        text,
        language="en",
        passages=(Passage(Span(0, len(text)), PassageKind.PARAGRAPH),),
    )
    known = Gazetteer.of(Known(alias, alias, EntityKind.ORGANISATION) for alias in aliases)
    context = Context(document, tuple(sentences(document)), known)
    return [mention.surface for mention in mentions.find(context) if mention.known_as]


def test_the_longest_of_names_that_begin_alike_wins() -> None:
    text = "We met the Harbour Court of Northwind twice."
    assert found(text, "Harbour Court", "Harbour Court of Northwind", "Harbour") == [
        "Harbour Court of Northwind"
    ]


def test_a_short_name_is_found_where_no_longer_one_goes_on() -> None:
    text = "We met the Harbour Council and the Harbour twice."
    assert found(text, "Harbour Court", "Harbour Council", "Harbour") == [
        "Harbour Council",
        "Harbour",
    ]


def test_a_title_makes_a_firms_name_a_surname() -> None:
    assert found("We met Mr. Tarrow and Mrs Tarrow. Tarrow sells boats.", "Tarrow") == ["Tarrow"]


def test_no_name_is_no_entry() -> None:
    assert Gazetteer.of([Known("", "", EntityKind.ORGANISATION)]).by_first_word == {}


@given(st.lists(st.text(min_size=1), max_size=8))
def test_every_name_stands_on_one_shelf(aliases: list[str]) -> None:
    named = [alias for alias in aliases if alias.strip()]
    made = Gazetteer.of(Known(alias, alias, EntityKind.ORGANISATION) for alias in aliases)
    shelved = [
        known.alias.replace("’", "'")
        for shelf in made.by_first_word.values()
        for entries in (shelf.alone, *shelf.longer.values())
        for known in entries
    ]
    assert sorted(shelved) == sorted(alias.replace("’", "'") for alias in named)
