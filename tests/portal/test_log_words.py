"""What the log's page says: every detail that the log can take has a word in both languages."""

import pytest

from affiant.access.audit.details import FORMS, Format, Method
from affiant.access.roles.ground import Ground
from affiant.access.roles.role import Role, Scope
from affiant.portal.log_words import details_words
from affiant.portal.role_words import role_word
from affiant.portal.speech import Speech

FRENCH, ENGLISH = Speech("fr"), Speech("en")


@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_detail_is_called_as_the_program_calls_it_in_french(name: str) -> None:
    said = details_words({name: 1}, FRENCH).partition("\u202f:")[0]
    assert said
    assert said != name or name in ("collection", "document", "format")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("role", one.value) for one in Role),
        *(("scope", one.value) for one in Scope),
        *(("ground", one.value) for one in Ground),
        *(("method", one.value) for one in Method),
    ],
)
def test_a_value_of_a_vocabulary_is_put_in_words(name: str, value: str) -> None:
    said = details_words({name: value}, FRENCH).partition("\u202f: ")[2]
    assert said
    assert said != value


def test_a_role_is_told_as_people_say_it() -> None:
    details = {"holder": "local", "role": "owner", "scope": "all"}
    assert details_words(details, ENGLISH) == "to: local, role: owner, over: the whole casefile"
    assert "propriétaire" in details_words(details, FRENCH)


@pytest.mark.parametrize("form", list(Format))
def test_a_format_has_a_name(form: Format) -> None:
    said = details_words({"format": form.value}, ENGLISH)
    assert said != f"format: {form.value}" or form is Format.ORIGINAL


def test_numbers_are_set_as_the_language_does_and_names_of_rows_are_not() -> None:
    assert details_words({"rows": 12_345}, ENGLISH) == "rows: 12,345"
    assert details_words({"document": 12_345}, ENGLISH) == "document: 12345"
    assert details_words({"bytes": 4_300_000}, ENGLISH).startswith("size: 4.3")


def test_what_a_later_version_wrote_stands_as_it_is() -> None:
    assert details_words({"novelty": "x"}, ENGLISH) == "novelty: x"
    assert role_word("novelty", ENGLISH) == "novelty"
