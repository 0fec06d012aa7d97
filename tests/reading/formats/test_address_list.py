import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.formats.address_list import people_of, sender_of
from tests.taking_time import within


@pytest.mark.parametrize("field", ["(" * 5_000 + "a@b.example", '"(' * 4_000, "(" * 100_000])
def test_t_94_brackets_without_end_stop_nothing(field: str) -> None:
    """One message does not stop the reading of the others."""
    people_of([field])


def test_people_are_found_as_ever() -> None:
    assert people_of(["Ada Quill (work) <ada@arden.example>, b@c.example"]) == [
        ("Ada Quill (work)", "ada@arden.example"),
        ("", "b@c.example"),
    ]


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("Anne Roy <anne@corp.example>", "anne@corp.example"),
        ("anne@corp.example (Anne Roy)", "anne@corp.example"),
        ("Anne Roy anne@corp.example", "anne@corp.example"),
        ('"Roy, Anne" anne@corp.example', "anne@corp.example"),
        ('"Anne <anne@corp.example>', "anne@corp.example"),
        ("Anne Roy (anne@corp.example)", "anne@corp.example"),
        ("Anne @ Corp <anne@corp.example>", "anne@corp.example"),
        ('"a@b.example" <anne@corp.example>', "anne@corp.example"),
        ("anne at corp.example (Anne Roy)", "anne@corp.example"),
        ('"anne roy"@corp.example', '"anne roy"@corp.example'),
        ("Anne <anne@corp.example>, Paul <paul@corp.example>", ""),
        ("Anne <anne@corp.example> Paul <paul@corp.example>", ""),
        ("Anne, at work", ""),
        ("undisclosed-recipients:;", ""),
        ("", ""),
    ],
)
def test_the_one_address_of_a_field_is_found_however_it_is_written(
    field: str, address: str
) -> None:
    assert sender_of(field) == address


@given(st.text(alphabet='ab@.<>"(),;: \\[]', max_size=40))
def test_what_is_found_is_an_address(field: str) -> None:
    found = sender_of(field)

    assert not found or "@" in found.strip("@")


@pytest.mark.parametrize("field", ["(" * 5_000 + "a@b.example", "a@" * 50_000, "a" * 100_000])
def test_a_sender_is_sought_in_time(field: str) -> None:
    with within(2):
        sender_of(field)
