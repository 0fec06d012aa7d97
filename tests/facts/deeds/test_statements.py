import pytest

from affiant.facts.kinds import Response
from affiant.vocabulary.stance import Stance
from tests.facts.deeds.reading import found

TITLES = {"en": "Statement on the yard", "fr": "Communiqué sur le chantier"}


def answers(text: str, language: str = "en", title: str | None = None) -> list[Response]:
    deeds = found(text, language, title or TITLES[language], ("Quillfeather",))
    return [deed for deed in deeds if isinstance(deed, Response)]


@pytest.mark.parametrize(
    ("text", "language", "stance"),
    [
        ("We will commission a review.", "en", Stance.COMMITS),
        ("We will not cancel the contract.", "en", Stance.REFUSES),
        ("We do not comment on staff.", "en", Stance.DECLINES_TO_COMMENT),
        ("Quillfeather does not dump oil.", "en", Stance.DENIES),
        ("We are not aware of any oil.", "en", Stance.DENIES_NARROWLY),
        ("We regret the spill.", "en", Stance.ACKNOWLEDGES),
        ("Nous publierons les comptes.", "fr", Stance.COMMITS),
        ("Nous ne fermerons pas le chantier.", "fr", Stance.REFUSES),
        ("Nous ne commentons pas ces chiffres.", "fr", Stance.DECLINES_TO_COMMENT),
        ("Nous n’avons pas pollué le port.", "fr", Stance.DENIES),
    ],
)
def test_a_statement_answers_in_its_authors_name(text: str, language: str, stance: Stance) -> None:
    (answer,) = answers(text, language)
    assert (answer.by, answer.stance) == ("Quillfeather", stance)


def test_two_promises_in_a_sentence_are_two() -> None:
    both = answers("We will commission a review, and we will publish it.")
    assert [answer.surface for answer in both] == [
        "We will commission a review",
        "we will publish it",
    ]


def test_an_article_answers_nothing_in_the_first_person() -> None:
    assert not answers("We will update this page.", title="Fire at the yard")


def test_words_between_marks_are_a_quotes() -> None:
    assert not answers("“We will not defend it,” said Ida Marsh.")
