from hypothesis import given
from hypothesis import strategies as st

from affiant.dossiers.redaction import PersonSeen, Redaction
from affiant.portal.masks import Masks

QUOTED, NOT = True, False
PEOPLE = (
    PersonSeen("Lina Moreau", ("victime",), NOT, (1,), frozenset({"Lina Moreau", "Moreau"})),
    PersonSeen("Noor Vale", ("victim",), NOT, (2,), frozenset({"Noor Vale"})),
    PersonSeen("Éloi d’Arc", ("victim",), NOT, (1, 2), frozenset({"Éloi d’Arc", "d’Arc"})),
    PersonSeen("Ada Quill", ("director",), QUOTED, (1,), frozenset({"Ada Quill"})),
)
WORDS = st.lists(
    st.sampled_from(
        ["Lina", "MOREAU", "moreau", "Noor", "Vale", "éloi", "d’Arc", "Arc", "Ada", "Quill", "x"]
    ),
    max_size=8,
)


@given(words=WORDS, joint=st.sampled_from([" ", "  ", "-", ", "]), document=st.sampled_from([1, 2]))
def test_t_30_picking_by_first_words_masks_what_all_names_would(
    words: list[str], joint: str, document: int
) -> None:
    text = joint.join(words)
    masks = Masks(PEOPLE, opened=frozenset({1, 2}))  # of no desk: none is asked
    assert masks.hide(text, document) == Redaction(PEOPLE).hider(document)(text)
