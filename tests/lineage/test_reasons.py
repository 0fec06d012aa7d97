import pytest

from affiant.lineage.copies.verdict import Cause
from affiant.lineage.link import Member
from affiant.lineage.reasons import called
from affiant.lineage.translations import retellings, translations
from affiant.reading.document import Document
from tests.lineage.translations.texts import BY_MACHINE, ORIGINAL, RETOLD, TRANSLATED


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_cause_of_copying_has_a_name(language: str) -> None:
    assert all(called(cause, language) for cause in Cause)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_of_a_translation_has_a_name(language: str) -> None:
    told = [
        Member(at, Document("", "text/plain", text, language=spoken))
        for at, (text, spoken) in enumerate(
            ((ORIGINAL, "en"), (TRANSLATED, "fr"), (BY_MACHINE, "fr"), (RETOLD, "fr"))
        )
    ]
    links = [*translations(told), *retellings(told)]
    assert links
    assert all(called(reason.name, language) for link in links for reason in link.reasons)


def test_a_reason_without_a_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        called("by the way", "en")
