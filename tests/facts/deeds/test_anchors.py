from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.deeds.reading import document, found

WORDS = st.sampled_from(
    [
        "Quillfeather", "Harbour Watch", "Ida Marsh", "workers", "must", "should", "not", "ne",
        "asking", "to", "cancel", "signed", "a", "signé", "ont", "été", "par", "by", "denied",
        "the", "contract", "said", "that", "it", "who", ",", ".", "“", "”", "’", "3", ".3 ", "if",
        "respond", "refusé", "le", "don", "appelant", "à", "fermer", "2020", "complicit", "is",
        "there", "let", "In response", "\n", "References\n1. “A.” B, 2020.\n",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["en", "fr"]))
def test_every_deed_stands_where_it_says(text: str, language: str) -> None:
    whole = document(text, language).text
    for deed in found(text, language):
        assert deed.span.of(whole) == deed.surface
        assert deed.surface
        assert all(support.span.end <= len(whole) for support in deed.supports)
