import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.names.catalogue import organisations
from affiant.names.mistranslated import Doubt, Suggestion, _table, suggestions

ICE = "U.S. Immigration and Customs Enforcement"
CBP = "U.S. Customs and Border Protection"


def only(text: str, language: str) -> Suggestion:
    (found,) = suggestions(text, language)
    assert text[found.start : found.end] == found.written
    return found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "L’agence ICE a signé en mai. « Nous ne vendons rien à la GLACE », dit la firme.",
            "GLACE",
        ),
        ("Customs and Border Protection se tait ; la GLACE a répondu hier.", "GLACE"),
        ("La GLACE dépend du Department of Homeland Security depuis 2003.", "GLACE"),
    ],
)
def test_a_translated_acronym_suggests_the_body(text: str, written: str) -> None:
    found = only(text, "fr")
    assert (found.written, found.meant, found.doubt) == (written, ICE, Doubt.TRANSLATED)


def test_the_reason_shows_what_the_text_says_elsewhere() -> None:
    assert only("ICE se tait. Le contrat avec la GLACE court.", "fr").support == "ICE"


def test_a_group_named_for_roots_is_suggested_in_both_languages() -> None:
    english = (
        "The Refugee and Immigrant Center for Education and Legal Services wrote. ROOTS refused."
    )
    french = "RAICES a écrit à la firme. Le lendemain, RACINES a refusé le don."
    assert only(english, "en").meant == only(french, "fr").meant == "RAICES"


def test_a_small_word_needs_an_article_to_be_a_body() -> None:
    said = "L’Organisation mondiale de la santé a répondu. "
    assert suggestions(said + "Ceux QUI ont signé le savent.", "fr") == ()
    assert (
        only(said + "Un médecin de l’QUI l’a confirmé.", "fr").meant == "World Health Organization"
    )


@pytest.mark.parametrize(
    "text",
    [
        "La firme aide ICE ou PRC, disent ses salariés.",
        "La firme aide l’ICE et le PRC, disent ses salariés.",
        "La firme aide PRC, ICE et d’autres.",
    ],
)
def test_stray_letters_beside_a_known_body_suggest_its_neighbour(text: str) -> None:
    found = only(text, "fr")
    assert (found.written, found.meant, found.acronym) == ("PRC", CBP, "CBP")
    assert (found.doubt, found.support) == (Doubt.STRAY_LETTERS, "ICE")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Une GLACE à la vanille, s’il vous plaît.", "fr"),
        ("La glace a fondu devant le bureau d’ICE.", "fr"),
        ("GLACE ET SORBETS : LE CHOIX DE L’ÉTÉ, ICE COMPRIS", "fr"),
        ("The GLACE prize went to a baker.", "en"),
        ("La Chine commerce avec ICE, et PRC, son sigle anglais, reste.", "fr"),
        ("China, or the PRC, wrote to the ICE and PRC desks.", "en"),
        ("ICE and the People’s Registry Council (PRC) met.", "en"),
        ("PRC published its figures.", "en"),
        ("The firm works with ICE and CBP.", "en"),
        ("The firm works with ICE and XYZ.", "en"),
        ("The roots of the matter: RAICES refused.", "en"),
        ("", "fr"),
    ],
)
def test_nothing_is_suggested_without_support(text: str, language: str) -> None:
    assert suggestions(text, language) == ()


def test_every_acronym_of_the_table_means_a_body_of_the_catalogue() -> None:
    names = {one.name for one in organisations()}
    table = _table()
    assert set(table["bodies"].values()) <= names
    assert {acronym for words in table["words"].values() for acronym in words.values()} == set(
        table["bodies"]
    )


@given(st.text(), st.sampled_from(["fr", "en", "de", "xx", ""]))
def test_any_text_is_taken(text: str, language: str) -> None:
    for found in suggestions(text, language):
        assert text[found.start : found.end] == found.written


def test_time_is_linear_in_the_text() -> None:
    piece = "la GLACE ou PRC et ICE ou PRC, "

    def spent(times: int) -> float:
        begun = time.process_time()
        suggestions(piece * times, "fr")
        return time.process_time() - begun

    few, many = (min(spent(times) for _ in range(3)) for times in (500, 4_000))
    assert many < 20 * few + 0.05  # eight times the text; 64 times the work if it were quadratic
