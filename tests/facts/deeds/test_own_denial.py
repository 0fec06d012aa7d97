"""A reported negative is a denial only of the speaker himself, or of the house he speaks for."""

import pytest

from affiant.facts.kinds import Response
from affiant.vocabulary.stance import Stance
from tests.facts.deeds.reading import found


def responses(text: str, language: str = "en") -> list[Response]:
    return [deed for deed in found(text, language) if isinstance(deed, Response)]


@pytest.mark.parametrize(
    ("text", "language", "by"),
    [
        ("Quillfeather said it does not sell the list.", "en", "Quillfeather"),
        ("Quillfeather said that it has never sold the list.", "en", "Quillfeather"),
        ("Quillfeather said the company had not sold the list.", "en", "Quillfeather"),
        ("Quillfeather denied it.", "en", "Quillfeather"),
        ("Quillfeather affirme qu’elle n’a jamais vendu la liste.", "fr", "Quillfeather"),
        ("Quillfeather dément.", "fr", "Quillfeather"),
    ],
)
def test_who_says_no_of_himself_denies(text: str, language: str, by: str) -> None:
    (response,) = responses(text, language)
    assert (response.by, response.stance) == (by, Stance.DENIES)


def test_a_denial_in_the_next_sentence_is_of_whom_it_means() -> None:
    text = (
        "Quillfeather denied the report. "
        "In a statement, it said it “does not sell lists to the agency.”"
    )
    assert [one.by for one in responses(text)] == ["Quillfeather", "Quillfeather"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ada Brook, an engineer, said the company “has never answered us.”", "en"),
        ("Ada Brook left. She added that the company has never paid her.", "en"),
        ("Ada Brook, une ingénieure, a déclaré que la société ne lui a jamais répondu.", "fr"),
        ("Quillfeather said it was not told of the raid.", "en"),
        ("Quillfeather said that it did not believe the figures.", "en"),
        ("Quillfeather affirme qu’elle n’a été informée que la semaine dernière.", "fr"),
        ("Ada Brook, who had said in May that she would come, did not explain why.", "en"),
    ],
)
def test_a_critic_or_who_complains_denies_nothing(text: str, language: str) -> None:
    denials = {Stance.DENIES, Stance.DENIES_NARROWLY}
    assert not [one for one in responses(text, language) if one.stance in denials]


@pytest.mark.parametrize(
    "text", ["The High Court dismissed the claim.", "The committee rejected the report."]
)
def test_a_ruling_is_no_denial(text: str) -> None:
    assert not responses(text)


@pytest.mark.parametrize(
    ("text", "language", "stance"),
    [
        ("Quillfeather would not say who paid.", "en", Stance.DECLINES_TO_COMMENT),
        ("Quillfeather said it could not comment on the case.", "en", Stance.DECLINES_TO_COMMENT),
        ("Quillfeather did not return two calls.", "en", Stance.SILENT_AFTER_REQUEST),
        ("Quillfeather n’a pas voulu préciser qui paie.", "fr", Stance.DECLINES_TO_COMMENT),
        ("Quillfeather n’a pas donné suite à nos appels.", "fr", Stance.SILENT_AFTER_REQUEST),
    ],
)
def test_who_will_not_answer_is_told_so(text: str, language: str, stance: Stance) -> None:
    (response,) = responses(text, language)
    assert (response.by, response.stance) == ("Quillfeather", stance)


def test_an_answer_is_told_with_who_gives_it() -> None:
    (response,) = responses("Le ministre de l’Eau, Ada Brook, n’a pas répondu aux lettres.", "fr")
    assert response.by == "Ada Brook"
    assert response.surface.startswith("Le ministre de l’Eau, Ada Brook")


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("Ada Brook said she did not have any proof.", "en", False),
        ("Ada Brook a dit qu’elle n’avait pas de preuve.", "fr", False),
        ("Ada Brook a dit qu’elle n’avait aucune preuve.", "fr", False),
        ("Ada Brook said she did not destroy any evidence.", "en", True),
        ("Ada Brook a dit qu’elle n’avait pas détruit de preuves.", "fr", True),
        ("Ada Brook a dit qu’elle n’avait détruit aucune preuve.", "fr", True),
    ],
)
def test_who_has_no_proof_denies_nothing(text: str, language: str, *, denied: bool) -> None:
    stances = {one.stance for one in responses(text, language)}
    assert (Stance.DENIES in stances) is denied
