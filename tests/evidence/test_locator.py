import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.locator import locator, path_of

names = st.binary(min_size=1, max_size=60).filter(lambda raw: b"\x00" not in raw)


@given(names)
def test_a_path_comes_back_to_the_byte(raw: bytes) -> None:
    path = Path("/") / os.fsdecode(raw.replace(b"/", b"_"))
    written = locator(path)
    written.encode("utf-8")
    assert os.fsencode(path_of(written)) == os.fsencode(path)


@given(names, names)
def test_two_paths_never_meet(one: bytes, other: bytes) -> None:
    first, second = Path(os.fsdecode(one)), Path(os.fsdecode(other))
    assert (locator(first) == locator(second)) == (first == second)


def test_an_ordinary_path_is_written_as_it_is() -> None:
    assert locator(Path("/home/léa/lettre été.txt")) == "/home/léa/lettre été.txt"
