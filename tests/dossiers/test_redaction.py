from hypothesis import given
from hypothesis import strategies as st

from affiant.dossiers.redaction import PersonSeen, Redaction, people_in, protecting
from affiant.evidence.held import HeldDocument

MASKED = "•••• ••••••"


def test_a_protected_name_is_masked_wherever_it_stands(documents: list[HeldDocument]) -> None:
    redaction = Redaction(people_in(documents))
    assert redaction.hider(1)("Lina Moreau and LINA MOREAU") == f"{MASKED} and {MASKED}"


def test_other_names_stay(documents: list[HeldDocument]) -> None:
    assert Redaction(people_in(documents)).hider(1)("Ada Weaver") == "Ada Weaver"


def test_every_word_of_a_fact_is_masked_and_its_span_stays(documents: list[HeldDocument]) -> None:
    redaction = Redaction(people_in(documents))
    french = documents[1]
    text = redaction.document(french).text
    for held in french.facts:
        shown = redaction.fact(held.fact, french.id, text)
        assert shown.span == held.fact.span
        assert "Moreau" not in repr(shown)


def seen(name: str, *roles: str, document: int = 1) -> PersonSeen:
    return PersonSeen(name, roles, True, (document,), frozenset({name}))  # noqa: FBT003 - quoted


def test_whom_another_document_protects_is_masked_whatever_these_call_them() -> None:
    people = protecting([seen("Lina Moreau", "director")], [seen("Lina Moreau", "victim")])
    assert Redaction(people).hider(1)("Lina Moreau") == MASKED


def test_whom_these_documents_do_not_know_for_a_person_is_masked_too() -> None:
    people = protecting([], [seen("Lina Moreau", "victim", document=9)])
    assert Redaction(people).hider(1)("Lina Moreau") == MASKED


def test_a_single_name_that_another_document_protects_is_somebody_else_here() -> None:
    people = protecting([seen("Lina")], [seen("Lina", "victim", document=9)])
    assert Redaction(people).hider(1)("Lina") == "Lina"
    assert Redaction(people).hider(9)("Lina") == "••••"


@given(st.text(alphabet="Lina Moreau@.x\n", max_size=60))
def test_redaction_keeps_length(words: str) -> None:
    assert len(Redaction(()).hider(1)(words)) == len(words)
