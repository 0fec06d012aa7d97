import pytest
from tools.messages import LANGUAGES, PACKAGES, compiled, po_path, untranslated, updated, written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("package", PACKAGES)
def test_every_message_is_translated_and_compiled(package: str, language: str) -> None:
    catalogue = updated(package, language)
    assert untranslated(catalogue) == []
    assert po_path(package, language).read_bytes() == written(catalogue)
    assert po_path(package, language).with_suffix(".mo").read_bytes() == compiled(catalogue)
