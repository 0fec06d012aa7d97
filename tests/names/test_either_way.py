"""Whichever of two names is asked about first, the answer is the same."""

from hypothesis import example, given
from hypothesis import strategies as st

from affiant.names.compare import compare

_WORDS = [
    "Ministry", "Ministère", "of", "de", "la", "the", "A", "Justice", "Homeland", "Security",
    "Border", "Protection", "US", "us", "French", "Norwegian", "États-Unis", "européenne",
    "City", "Montréal", "2", "9th", "Court", "Circuit", "Police", "Agency", "Agence",
    "Network", "Campaign", "Association", "Bank", "Group", "Federal", "Services", "Inc", "SA",
    "Ltd", "(DHS)", "DHS", "UC", "Berkeley", "Council", "National", "University", "Quill",
    "Northmere", "démenti",
]  # fmt: skip
_names = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join)


@given(_names, _names)
@example("Ministère A Démenti", "us")
@example("Council", "US Council")
def test_two_names_are_as_near_either_way(one: str, other: str) -> None:
    assert compare(one, other).score == compare(other, one).score


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5), st.sampled_from(_WORDS))
def test_a_name_and_the_same_with_a_word_more_are_as_near_either_way(
    words: list[str], more: str
) -> None:
    one, other = " ".join(words), " ".join([*words, more])

    assert compare(one, other).score == compare(other, one).score
