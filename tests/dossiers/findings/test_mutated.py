import pytest

from affiant.dossiers.findings.mutated import Spoilt, halved_negations, mutations
from affiant.reading.document import Document


@pytest.mark.parametrize(
    "text",
    [
        "Le bureau ne fait donc tourner les navires.",
        "La société ne soutient directement le port.",
    ],
)
def test_a_negation_without_its_second_part_is_flagged(text: str) -> None:
    (span,) = halved_negations(text)
    assert span.of(text).startswith("ne ")


@pytest.mark.parametrize(
    "text",
    [
        "Le bureau ne fait pas tourner les navires.",
        "Le bureau ne vend que des navires.",
        "Rien ne prouve la vente.",
        "Aucun navire ne part.",
        "Il ne cesse de vendre.",
        "Avant qu'il ne vende le port, il attend.",
        "Il n'y a ni port ni navire.",
        "The clerk ne",
        "",
    ],
)
def test_whole_and_empty_negations_are_not(text: str) -> None:
    assert [*halved_negations(text)] == []


def test_a_translated_acronym_is_suggested_once_with_what_led_there() -> None:
    text = "L'Immigration and Customs Enforcement a signé. La GLACE a payé. La GLACE a ri."
    (one,) = mutations(7, Document("0" * 64, "text/plain", text, "fr"))
    assert (one.written, one.meant, one.reason) == ("GLACE", "ICE", Spoilt.TRANSLATED)
    assert one.span.of(text) == "GLACE"


def test_a_text_of_no_known_language_is_left_alone() -> None:
    assert [*mutations(1, Document("0" * 64, "text/plain", "ne fait donc", None))] == []
