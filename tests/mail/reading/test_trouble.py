import pytest

from affiant.mail.reading.trouble import Trouble


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_trouble_has_a_sentence(trouble: Trouble, language: str) -> None:
    sentence = trouble.sentence(language)

    assert sentence[0].isupper()
    assert sentence.endswith(".")
