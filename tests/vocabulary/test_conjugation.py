import pytest

from affiant.vocabulary.conjugation import english_forms, french_forms, speech_forms


@pytest.mark.parametrize(
    ("infinitive", "form"),
    [
        ("affirmer", "affirment"),
        ("annoncer", "annonçait"),
        ("exiger", "exigeant"),
        ("répéter", "répète"),
        ("rappeler", "rappelle"),
        ("marteler", "martèle"),
    ],
)
def test_french_verbs_change_their_stem(infinitive: str, form: str) -> None:
    assert form in french_forms(infinitive)


@pytest.mark.parametrize(
    ("base", "form"),
    [("claim", "claimed"), ("argue", "arguing"), ("deny", "denies"), ("stress", "stresses")],
)
def test_english_verbs_change_their_ending(base: str, form: str) -> None:
    assert form in english_forms(base)


@pytest.mark.parametrize(("tongue", "form"), [("fr", "dit"), ("en", "said"), ("fr", "soutient")])
def test_irregular_verbs_of_speech_are_listed(tongue: str, form: str) -> None:
    assert form in speech_forms(tongue, "clause")
