from affiant.facts.kinds import UNATTRIBUTED, Manner, Quote
from affiant.reading.document import Document
from affiant.reading.span import Span
from benchmarks.polnear import LENIENT, STRICT, Article, Attributed, matches, utterances

TEXT = "“It is cold,” Ada Weaver said. “It is deep.” She said it is “so deep” that boats sink."


def quote(words: str, manner: Manner, cue: str | None = None) -> Quote:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Quote(
        span=span, surface=words, found_by="test/1", confidence=0.8, attribution=UNATTRIBUTED,
        content=words, manner=manner, speaker="Ada Weaver", cue=cue,
    )  # fmt: skip


def article(*found: Quote) -> Article:
    gold = Attributed(Span(0, TEXT.index(" She said")), (), direct=True)
    return Article(Document("0" * 64, "text/plain", TEXT, "en"), (gold,), found)


FIRST = quote("It is cold,", Manner.DIRECT, "said")
SECOND = quote("It is deep.", Manner.DIRECT)
CLAUSE = quote("it is “so deep” that boats sink", Manner.INDIRECT, "said")
MARKED = quote("so deep", Manner.FRAGMENT, "said")


def test_an_utterance_that_an_incise_cuts_is_one() -> None:
    (joined,) = utterances(article(SECOND, FIRST)).found
    assert joined.span == Span(FIRST.span.start, SECOND.span.end)
    assert matches(utterances(article(FIRST, SECOND)), STRICT) == {0: 0}


def test_without_joining_the_first_half_hits_at_the_lenient_measure_only() -> None:
    apart = article(FIRST, SECOND)
    assert len(matches(apart, LENIENT)) <= 1
    assert matches(apart, STRICT) == {}


def test_marked_words_within_a_clause_are_no_claim_of_their_own() -> None:
    assert utterances(article(CLAUSE, MARKED)).found == (CLAUSE,)
