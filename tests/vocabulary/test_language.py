import pytest

from affiant.vocabulary.language import spoken, translation


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("fr", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("FR-ca", "fr"),
        ("en_GB", "en"),
        ("C", "en"),
        ("", "en"),
    ],
)
def test_the_nearest_language_is_spoken(asked: str, given: str) -> None:
    assert spoken(asked) == given


def test_a_package_without_messages_speaks_english() -> None:
    assert translation("affiant.vocabulary", "fr").gettext("Timeline") == "Timeline"


def test_a_package_with_messages_speaks_french() -> None:
    assert translation("affiant.dossiers", "fr").gettext("Timeline") == "Chronologie"
