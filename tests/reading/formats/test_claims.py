"""What a file claims about itself: programs that claim to be its author are nobody."""

import pytest

from affiant.reading.formats.claims import iso_date, people


@pytest.mark.parametrize(
    "program", ["python-docx", "Microsoft Office User", "Propriétaire", "ADMIN"]
)
def test_a_program_is_no_author(program: str) -> None:
    assert people(program) == ()
    assert people(f"Ada Quill; {program}") == ("Ada Quill",)


def test_whoever_is_called_like_a_word_of_programs_stays_an_author() -> None:
    assert people("Arthur Owner; Ada User") == ("Arthur Owner", "Ada User")


def test_the_day_of_a_library_s_template_is_not_the_document_s() -> None:
    assert iso_date("2013-12-23T23:15:00Z") is None
    found = iso_date("2013-12-23T09:00:00Z")
    assert found is not None
    assert found.iso == "2013-12-23"
