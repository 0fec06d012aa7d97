from affiant.dossiers.dossier import Concern, Section
from affiant.dossiers.repeats import Found, folded
from affiant.evidence.held import HeldFact, Verdict
from affiant.facts.kinds import UNATTRIBUTED, Manner, Quote
from affiant.reading.span import Span

TEXT = "Ada Weaver said the lake is “ice-cold” all year. “Ice-cold,” she said of the pool."


def found(
    words: str,
    manner: Manner,
    speaker: str = "Ada Weaver",
    verdict: Verdict = Verdict.SUGGESTED,
) -> Found:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    quote = Quote(
        span=span,
        surface=words,
        found_by="test/1",
        confidence=0.8,
        attribution=UNATTRIBUTED,
        content=words,
        manner=manner,
        speaker=speaker,
    )
    return Found(HeldFact(start, quote, verdict), Section.SAID_BY, Concern.NAMED)


CLAUSE = found("the lake is “ice-cold” all year", Manner.INDIRECT)
MARKED = found("ice-cold", Manner.FRAGMENT)


def test_a_clause_is_shown_once_with_the_marked_words_in_it() -> None:
    assert folded([MARKED, CLAUSE]) == [(CLAUSE, MARKED)]


def test_what_the_same_words_say_elsewhere_stays_with_them() -> None:
    again = found("Ice-cold,", Manner.DIRECT)
    assert folded([CLAUSE, MARKED, again]) == [(CLAUSE, MARKED, again)]


def test_words_of_two_speakers_stay_two_lines() -> None:
    other = found("ice-cold", Manner.FRAGMENT, speaker="Noor Haddad")
    assert folded([CLAUSE, other]) == [(CLAUSE,), (other,)]


def test_what_a_person_confirmed_is_shown_before_what_holds_it() -> None:
    confirmed = found("ice-cold", Manner.FRAGMENT, verdict=Verdict.ACCEPTED)
    assert folded([CLAUSE, confirmed]) == [(confirmed, CLAUSE)]
