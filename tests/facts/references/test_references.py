from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.facts import references, times
from affiant.facts.context import Context
from affiant.facts.kinds import Reference
from affiant.facts.sentence import sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def document(text: str, language: str = "en", **languages: str) -> Document:
    """Each line is a passage; `line3="fr"` gives the third one its own language."""
    passages, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            own = languages.get(f"line{number}")
            passages.append(Passage(Span(at, at + len(line)), PassageKind.PARAGRAPH, language=own))
        at += len(line) + 1
    return Document("0" * 64, "text/plain", text, language, passages=tuple(passages))


def found(text: str, language: str = "en", **languages: str) -> tuple[Reference, ...]:
    page = document(text, language, **languages)
    context = Context(page, tuple(sentences(page)))
    return references.find(replace(context, times=times.find(context)))


def cited(text: str, *entries: str) -> dict[str | None, list[int]]:
    listed = "\n".join(("References:", *entries))
    return {r.number: [span.start for span in r.cited_at] for r in found(f"{text}\n{listed}")}


ONE, TWO, THREE, FIVE = (
    f'{n}. "The {word} Tide." Port Gazette, {n} July 2018.'
    for n, word in ((1, "First"), (2, "Second"), (3, "Third"), (5, "Fifth"))
)


def test_an_entry_is_taken_apart() -> None:
    (entry,) = found('Sources\n3. "The Cold Harbour." Port Gazette, 9 July 2018.')
    assert (entry.number, entry.title) == ("3", "The Cold Harbour")
    assert (entry.publisher, entry.date) == ("Port Gazette", "2018-07-09")
    assert entry.surface == '"The Cold Harbour." Port Gazette, 9 July 2018.'


def test_a_number_may_touch_its_title() -> None:
    (entry,) = found('Notes\n9."The Cold Harbour." Port Gazette, 2018.')
    assert (entry.number, entry.title, entry.date) == ("9", "The Cold Harbour", "2018")


def test_a_title_may_have_no_publisher() -> None:
    (entry,) = found('Notes\n2. "The Cold Harbour." 24 January 2018.')
    assert (entry.publisher, entry.date) == (None, "2018-01-24")


def test_une_entree_francaise() -> None:
    (entry,) = found("Bibliographie\n1. « Le port froid », Éditions du Quai, 9 juillet 2018.", "fr")
    assert (entry.title, entry.publisher) == ("Le port froid", "Éditions du Quai")
    assert entry.date == "2018-07-09"


def test_an_entry_without_quotation_marks_has_author_title_publisher() -> None:
    (entry,) = found("References\n[4] Ida Marsh, The Cold Harbour at Night, Quay Press, 2018")
    assert (entry.number, entry.title) == ("4", "The Cold Harbour at Night")
    assert (entry.publisher, entry.date) == ("Quay Press", "2018")


def test_a_bare_address_is_an_entry() -> None:
    (entry,) = found("Sources\nhttps://example.org/tide")
    assert (entry.surface, entry.number, entry.title) == ("https://example.org/tide", None, None)


def test_a_list_at_the_end_needs_no_heading() -> None:
    entries = found(f"It rained.\n{ONE}\n{TWO}\n{THREE}")
    assert [entry.number for entry in entries] == ["1", "2", "3"]


def test_numbered_points_are_no_references() -> None:
    assert not found("We ask for:\n1. peace\n2. bread\n3. land")


def test_markers_glued_to_a_stop_a_word_or_a_mark() -> None:
    text = "The tide rose.1 Ships “sank.”2 Men drowned³."
    assert cited(text, ONE, TWO, THREE) == {"1": [14], "2": [29], "3": [42]}


def test_a_marker_may_stand_alone_between_sentences() -> None:
    assert cited("The tide rose (fast). 1 Then it fell.", ONE) == {"1": [22]}


def test_markers_in_brackets() -> None:
    assert cited("The tide rose [1]. Then it fell (2).", ONE) == {"1": [14]}
    assert cited("The tide rose (1).", ONE) == {"1": [14]}


def test_a_decimal_is_no_marker() -> None:
    assert cited("It cost $19.2 million, 1.5 times as much; see no. 3.", ONE, TWO, THREE) == {
        "1": [], "2": [], "3": [],
    }  # fmt: skip


def test_without_a_list_there_are_no_markers() -> None:
    assert not found("The tide rose.1 Then it fell.2")


def test_a_number_that_the_list_lacks_is_reported() -> None:
    text = "One.1 Two.2 Three.3 Four.4 Five.5"
    entries = found("\n".join((text, "References", ONE, TWO, THREE, FIVE)))
    (missing,) = [entry for entry in entries if entry.missing]
    assert (missing.number, missing.surface) == ("4", "4")


def test_a_report_is_named_with_who_published_it() -> None:
    (source,) = found("A recent report on tides published by the Quay Institute says so.")
    assert (source.publisher, source.number) == ("Quay Institute", None)
    assert source.surface == "A recent report on tides published by the Quay Institute"


def test_un_rapport_publie_par_quelqu_un() -> None:
    (source,) = found("Selon le rapport 2020 sur les marées publié par l’Institut du Quai.", "fr")
    assert (source.publisher, source.date) == ("Institut du Quai", "2020")


def test_a_titled_report_belongs_to_its_owner() -> None:
    (source,) = found("It is in the Quay Institute’s 2020 Annual Tide Report, they say.")
    assert (source.title, source.publisher) == ("2020 Annual Tide Report", "Quay Institute")


def test_a_letter_or_an_ordinary_report_is_no_source() -> None:
    assert not found("They report by telephone. A letter by Ida Marsh arrived.")


def test_a_headline_in_another_language_is_the_article_translated() -> None:
    text = "Le port est froid.\nThe Quay Institute Says Harbour Is Cold\nThe harbour is cold."
    (source,) = found(text, "fr", line2="en", line3="en")
    assert source.title == "The Quay Institute Says Harbour Is Cold"


def test_a_sentence_in_another_language_is_no_headline() -> None:
    assert not found("Le port est froid.\nThe harbour is cold today.", "fr", line2="en")


def test_the_marker_on_a_span_can_be_asked_for() -> None:
    text = f"The tide rose.1 It fell.\nReferences\n{ONE}"
    assert references.marker_of(found(text), Span(4, 13), text) == "1"
    assert references.marker_of(found(text), Span(0, 3), text) is None


PIECES = st.sampled_from(
    ["1. ", "[2] ", '"A."', "«", "»", "References", "\n", "3", ".3 ", "³", "report by ", "Quay ",
     "Report", "2018", "publié par ", "https://x.y", ", ", "The ", "étude "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_every_reference_stands_where_it_says(text: str) -> None:
    for reference in found(text) + found(text, "fr"):
        assert reference.span.of(text) == reference.surface
        assert all(support.span.end <= len(text) for support in reference.supports)
        assert all(span.end <= len(text) for span in reference.cited_at)


def test_a_credit_line_names_the_source_and_its_day() -> None:
    (source,) = found("Il a plu.\nD’après Port Gazette, 12 juin 2024.", "fr")
    assert (source.publisher, source.date) == ("Port Gazette", "2024-06-12")


def test_a_sentence_that_goes_on_is_no_credit_line() -> None:
    assert not found("D’après Port Gazette, le quai est froid depuis longtemps.", "fr")
