from collections.abc import Hashable

from affiant.dossiers.findings.finding import At
from affiant.dossiers.findings.findings import find_findings
from affiant.dossiers.findings.told import Told
from affiant.evidence.held import HeldFact
from affiant.facts.kinds import Event, Manner, Quote
from affiant.reading.span import Span
from affiant.vocabulary.event import EventKind

WORDS = "We never sold any of it to the office"


def quote(words: str, speaker: str | None = "Ada Weaver", manner: Manner = Manner.DIRECT) -> Quote:
    return Quote(
        span=Span(0, len(words)),
        surface=words,
        found_by="test",
        confidence=0.9,
        content=words,
        manner=manner,
        speaker=speaker,
    )


def event(words: str, date: str | None, *actors: str, unsure: bool = False) -> Event:
    return Event(
        span=Span(0, len(words)),
        surface=words,
        found_by="test",
        confidence=0.9,
        event_kind=EventKind.SIGNED,
        actors=actors,
        date=date,
        date_unsure=unsure,
    )


def told(fact: Quote | Event, document: int, origin: Hashable | None = None) -> Told:
    return Told(HeldFact(document, fact), document, origin or document)


def test_the_same_words_in_two_documents_stand_on_their_origins() -> None:
    found = find_findings([told(quote(WORDS), 1, "x"), told(quote(WORDS.upper()), 2, "x")])
    (one,) = found.stands
    assert (one.documents, one.origins) == (2, 1)


def test_a_shortened_quotation_is_the_same_statement() -> None:
    found = find_findings([told(quote(WORDS), 1), told(quote("We never sold any of it"), 2)])
    assert len(found.stands) == 1


def test_other_words_another_speaker_and_commonplaces_are_not() -> None:
    pairs = [
        (quote(WORDS), quote("We never sold any of them at all")),
        (quote(WORDS), quote(WORDS, "Tom Rush")),
        (quote("No comment"), quote("No comment")),
        (quote(WORDS, None), quote(WORDS, None)),
    ]
    for one, other in pairs:
        assert find_findings([told(one, 1), told(other, 2)]).stands == ()


def test_an_event_of_one_day_in_two_documents_stands() -> None:
    clause = "Northmere signed the contract with the office"
    found = find_findings([told(event(clause, "2020-01-02", "Northmere"), n) for n in (1, 2)])
    assert [one.origins for one in found.stands] == [2]


def test_one_event_with_two_days_contradicts_across_origins_and_drifts_within_one() -> None:
    clause = "Northmere signed the contract with the office on "
    pair = [
        event(clause + "2 January", "2020-01-02", "Northmere"),
        event(clause + "3 January", "2020-01-03", "Northmere"),
    ]
    apart = find_findings([told(fact, n) for n, fact in enumerate(pair, 1)])
    assert [one.at for one in apart.contradicts] == [At.DATE]
    within = find_findings([told(fact, n, "one") for n, fact in enumerate(pair, 1)])
    assert (len(within.contradicts), len(within.drifted)) == (0, 1)


def test_a_month_and_a_day_of_it_do_not_contradict_nor_does_an_unsure_day() -> None:
    clause = "Northmere signed the contract with the office"
    whole = event(clause, "2020-01", "Northmere")
    day = event(clause, "2020-01-03", "Northmere")
    other = event(clause, "2021-05-06", "Northmere", unsure=True)
    assert find_findings([told(whole, 1), told(day, 2), told(other, 3)]).contradicts == ()


def test_two_contracts_signed_on_two_days_are_two_events() -> None:
    found = find_findings(
        [
            told(event("Northmere signed a lease of its quay", "2020-01-02", "Northmere"), 1),
            told(event("Northmere signed software for schools", "2021-01-02", "Northmere"), 2),
        ]
    )
    assert found.contradicts == ()


def test_nothing_gives_nothing() -> None:
    assert find_findings([]).stands == ()
