import pytest

from affiant.reading.formats.address_list import people_of


@pytest.mark.parametrize("field", ["(" * 5_000 + "a@b.example", '"(' * 4_000, "(" * 100_000])
def test_t_94_brackets_without_end_stop_nothing(field: str) -> None:
    """One message does not stop the reading of the others."""
    people_of([field])


def test_people_are_found_as_ever() -> None:
    assert people_of(["Ada Quill (work) <ada@arden.example>, b@c.example"]) == [
        ("Ada Quill (work)", "ada@arden.example"),
        ("", "b@c.example"),
    ]
