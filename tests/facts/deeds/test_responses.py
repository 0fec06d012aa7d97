import pytest

from affiant.facts.kinds import Response
from affiant.vocabulary.stance import Stance
from tests.facts.deeds.reading import found


def responses(text: str, language: str = "en") -> list[Response]:
    return [deed for deed in found(text, language) if isinstance(deed, Response)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Quillfeather has denied the allegations.", Stance.DENIES),
        ("Quillfeather denied being directly involved in the raid.", Stance.DENIES_NARROWLY),
        ("Quillfeather declined to comment.", Stance.DECLINES_TO_COMMENT),
        ("Quillfeather did not respond to two letters.", Stance.SILENT_AFTER_REQUEST),
        ("Quillfeather said the company respects human rights.", Stance.VALUES_STATEMENT),
        ("Quillfeather maintains that it only hosts mail.", Stance.MINIMISES),
        ("Quillfeather acknowledged the failures of last year.", Stance.ACKNOWLEDGES),
        ("Quillfeather pledged to publish its accounts.", Stance.COMMITS),
        ("Asked for comment, Quillfeather pointed to its rules.", Stance.POLICY),
    ],
)
def test_an_answer_has_its_stance(text: str, stance: Stance) -> None:
    (response,) = responses(text)
    assert response.by == "Quillfeather"
    assert response.stance is stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Quillfeather a nié toute implication.", Stance.DENIES),
        ("Quillfeather a refusé de commenter.", Stance.DECLINES_TO_COMMENT),
        ("Quillfeather n’a pas répondu à deux courriers.", Stance.SILENT_AFTER_REQUEST),
        ("Quillfeather s’est engagée à publier ses comptes.", Stance.COMMITS),
        ("Quillfeather a fait une déclaration sur ses règles internes.", Stance.POLICY),
        ("Quillfeather a reconnu les manquements de l’an dernier.", Stance.ACKNOWLEDGES),
    ],
)
def test_une_reponse_a_sa_position(text: str, stance: Stance) -> None:
    (response,) = responses(text, "fr")
    assert response.by == "Quillfeather"
    assert response.stance is stance


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ida Marsh said the harbour was cold in March.", "en"),
        ("The clerk denied the visa.", "en"),
        ("Quillfeather did not deny the allegations.", "en"),
        ("Quillfeather will respond in June.", "en"),
        ("Quillfeather responded with force.", "en"),
        ("Quillfeather maintains a yard.", "en"),
        ("Ida Marsh a déclaré que le port était froid.", "fr"),
        ("Les poissons répondent à la lumière.", "fr"),
    ],
)
def test_what_answers_nothing_is_no_response(text: str, language: str) -> None:
    assert not responses(text, language)


def test_a_group_answers_as_a_group() -> None:
    (response,) = responses("Quillfeather executives have denied their involvement.")
    assert response.by == "Quillfeather executives"


def test_silence_on_one_point_is_told_by_a_pronoun() -> None:
    (response,) = responses("She declined to say whether the yard was closed.")
    assert (response.by, response.stance) == ("She", Stance.DECLINES_TO_COMMENT)


def test_a_statement_in_reported_words_denies() -> None:
    (response,) = responses(
        "Quillfeather said in a statement that the company does not dump oil in the port."
    )
    assert response.stance is Stance.DENIES


def test_an_answer_goes_to_whom_the_text_names() -> None:
    (response,) = responses("Quillfeather replied to Harbour Watch that the yard was safe.")
    assert response.to == "Harbour Watch"


def test_a_second_verb_shares_the_first_ones_subject() -> None:
    (response,) = responses(
        "Quillfeather « respecte cette décision » et s’est engagée à publier ses comptes.", "fr"
    )
    assert (response.by, response.stance) == ("Quillfeather", Stance.COMMITS)


def test_who_is_hired_commits_to_nothing() -> None:
    text = "Ada Brook a été engagée par Quillfeather en 2017. Brindlewood engage dix agents."
    assert not [one for one in found(text, "fr") if isinstance(one, Response)]


def test_who_admits_no_liability_admits_nothing() -> None:
    (one,) = responses("Quillfeather admits no liability.")
    assert one.stance is Stance.DENIES


def test_une_limite_n_est_pas_une_demande() -> None:
    text = "Ada Brook requested approval of a contract with Quillfeather, not to exceed $9,000."
    assert not [one for one in found(text, "en") if one.kind == "demand"]


def test_a_clause_answers_nothing() -> None:
    text = "J’en ai parlé au service juridique, qui m’a répondu : « Ce n’est pas notre affaire. »"

    assert not [one for one in responses(text, "fr") if one.by and one.by.startswith("J")]
