"""What holds of any texts: made of a few sentences, cut, doubled, shuffled and spoilt."""

from collections.abc import Hashable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.lineage.copies import copies
from affiant.lineage.copies.alignment import passages, seeds
from affiant.lineage.copies.words import words_of
from affiant.lineage.link import Member
from affiant.lineage.relation import Relation
from tests.lineage.invented import FERRY, LIBRARY, changed, document, prose

SENTENCES = [
    *FERRY.split(".\n"),
    *LIBRARY.split(". "),
    prose(1, 40),
    prose(2, 40),
    "Short.",
    "“",
    "»",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=9).map(" ".join)
SPOILT = st.builds(changed, TEXTS, st.sampled_from([0.0, 0.1, 0.3]), st.integers(0, 3))
ANY = st.one_of(TEXTS, SPOILT, st.text(max_size=300))


@settings(max_examples=40, deadline=None)
@given(st.lists(ANY, max_size=5))
def test_matches_lie_inside_their_texts_in_order_and_scores_inside_their_range(
    texts: list[str],
) -> None:
    told = [Member(number, document(text)) for number, text in enumerate(texts)]
    for link in copies(told):
        first, second = texts[int(str(link.first))], texts[int(str(link.second))]
        assert 0 <= link.score <= 1
        assert link.matches
        for match in link.matches:
            assert 0 <= match.first.start < match.first.end <= len(first)
            assert 0 <= match.second.start < match.second.end <= len(second)
        for one, other in pairwise(match.first for match in link.matches):
            assert one.end <= other.start


@settings(max_examples=40, deadline=None)
@given(ANY, ANY)
def test_an_exact_passage_has_the_same_words_on_both_sides(first: str, second: str) -> None:
    one, other = words_of(document(first)), words_of(document(second))
    for passage in passages(seeds(one.hashes), other.hashes):
        here = one.span(passage.first, passage.first_end).of(first)
        there = other.span(passage.second, passage.second_end).of(second)
        if passage.exact:
            told = [words_of(document(text)).hashes.tolist() for text in (here, there)]
            assert told[0] == told[1]
        for a, b, length in passage.blocks:
            assert (one.hashes[a : a + length] == other.hashes[b : b + length]).all()
        assert passage.agreeing <= passage.first_end - passage.first


@settings(max_examples=40, deadline=None)
@given(st.lists(ANY, max_size=4, unique=True))
def test_the_order_of_members_changes_no_relation(texts: list[str]) -> None:
    """Texts of the same words are one text: whichever comes first is compared with the others."""
    told = [Member(text, document(text)) for text in texts]

    assert _related(told) == _related(told[::-1])


def _related(members: list[Member]) -> set[tuple[frozenset[bytes], Relation]]:
    return {
        (frozenset({_words(link.first), _words(link.second)}), link.relation)
        for link in copies(members)
    }


def _words(text: Hashable) -> bytes:
    return words_of(document(str(text))).hashes.tobytes()
