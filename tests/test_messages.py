import re

import pytest
from tools.messages import (
    LANGUAGES,
    PACKAGES,
    compiled,
    po_path,
    typeset,
    untranslated,
    updated,
    written,
)

from affiant.vocabulary.language import translation


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", PACKAGES)
def test_every_message_is_translated_and_compiled(package: str, language: str) -> None:
    catalogue = updated(package, language)
    assert untranslated(catalogue) == []
    assert po_path(package, language).read_bytes() == written(catalogue)
    assert po_path(package, language).with_suffix(".mo").read_bytes() == compiled(catalogue)


def test_french_is_set_with_narrow_spaces_and_commands_can_be_copied() -> None:
    assert typeset("Vu : « oui » ; non ?") == "Vu\u202f: «\u202foui\u202f»\u202f; non\u202f?"
    assert typeset("affiant who A ; affiant who B") == "affiant who A ; affiant who B"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_compiled_message_breaks_before_a_mark(package: str) -> None:
    french = translation(f"affiant.{package}", "fr")
    said = [
        french.gettext(str(one.id)) for one in updated(package, "fr") if isinstance(one.id, str)
    ]
    assert [words for words in said if re.search(r" [:!?»]|« ", words)] == []
