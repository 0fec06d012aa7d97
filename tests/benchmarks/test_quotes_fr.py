import pytest

from affiant.facts.kinds import Manner, Quote
from affiant.reading.document import Document
from affiant.reading.span import Span
from benchmarks.quotes_fr import Scored, Verdict, same_speaker, verdict
from benchmarks.quotes_fr_gold import Quotation, Sheet

TEXT = "x" * 100


def annotated(
    start: int, end: int, *, counted: bool = True, name: str = "Jeanne Roux"
) -> Quotation:
    names = (name,) if name else ()
    return Quotation(
        content=Span(start, end),
        sources=(),
        direct=True,
        manner=Manner.DIRECT,
        names=names,
        unnamed=False,
        counted=counted,
        cued=True,
    )


def given(start: int, end: int, speaker: str | None = "Jeanne Roux") -> Quote:
    return Quote(
        span=Span(start, end),
        surface=TEXT[start:end],
        found_by="test",
        confidence=1.0,
        content=TEXT[start:end],
        manner=Manner.DIRECT,
        speaker=speaker,
    )


def article(
    counted: tuple[Quotation, ...], left_open: tuple[Quotation, ...], found: tuple[Quote, ...]
) -> Scored:
    document = Document("0" * 64, "text/plain", TEXT)
    return Scored(Sheet("one", "dev", document, ()), counted, left_open, found, ())


@pytest.mark.parametrize(
    ("name", "said", "phrase"),
    [
        ("Jeanne Roux", "Roux", False),
        ("Jeanne Roux", "Mme Roux", False),
        ("L'Harbor Watch", "Harbor Watch", False),
        ("certains salariés", "les salariés", True),
        ("un témoin de la scène", "témoin", True),
        ("l'étude de Bluefin", "une étude", True),
    ],
)
def test_a_part_of_the_name_is_the_speaker(name: str, said: str, phrase: bool) -> None:
    assert same_speaker(name, said, phrase=phrase)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Jeanne Roux", "Paul Roux"), ("Jeanne Roux", "Mme"), ("Jeanne Roux", "Harbor Watch")],
)
def test_another_of_the_same_family_is_not(name: str, said: str) -> None:
    assert not same_speaker(name, said, phrase=False)


def test_naming_anybody_where_nobody_is_named_is_wrong() -> None:
    assert verdict(annotated(0, 10, name=""), given(0, 10)) is Verdict.WRONG


def test_an_abstention_is_not_wrong() -> None:
    assert verdict(annotated(0, 10), given(0, 10, None)) is Verdict.NONE


def test_what_the_gold_leaves_open_is_no_false_alarm_and_no_hit() -> None:
    scored = article((annotated(0, 10),), (annotated(20, 30, counted=False),), (given(20, 30),))
    assert scored.spurious(0.3) == ()
    assert scored.hits(0.3) == {}


def test_what_counts_is_matched_before_what_is_open() -> None:
    scored = article((annotated(0, 10),), (annotated(0, 40, counted=False),), (given(0, 40),))
    assert scored.hits(0.8) == {0: 0}


def test_a_second_finding_of_one_quotation_is_a_false_alarm() -> None:
    twice = given(0, 10), given(0, 8)
    assert article((annotated(0, 10),), (), twice).spurious(0.3) == (twice[1],)


def test_too_long_a_span_passes_the_lenient_measure_only() -> None:
    scored = article((annotated(0, 10),), (), (given(0, 40),))
    assert scored.hits(0.8) == {0: 0}
    assert scored.hits(0.8, union=True) == {}
