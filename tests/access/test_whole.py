"""Files that only their owner may read."""

import stat
from pathlib import Path

import pytest

from affiant.access.whole import write_new, write_once, write_whole


@pytest.mark.parametrize("write", [write_new, write_once, write_whole])
def test_it_is_there_for_its_owner_alone_and_nothing_beside_it(write, tmp_path: Path) -> None:  # type: ignore[no-untyped-def] # any of the three
    write(tmp_path / "key", b"abc")

    assert [one.name for one in tmp_path.iterdir()] == ["key"]
    assert (tmp_path / "key").read_bytes() == b"abc"
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_new_file_goes_over_no_other(tmp_path: Path) -> None:
    write_new(tmp_path / "one", b"first")

    with pytest.raises(FileExistsError):
        write_new(tmp_path / "one", b"second")
    assert (tmp_path / "one").read_bytes() == b"first"


def test_of_two_that_make_one_the_first_counts(tmp_path: Path) -> None:
    write_once(tmp_path / "key", b"first")
    write_once(tmp_path / "key", b"second")

    assert (tmp_path / "key").read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 1
