import errno
import os
import resource
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pytest

from affiant.evidence.gathering import gather, take, unavailable
from affiant.evidence.originals import Originals
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import Kept

LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Restless(Originals):
    """An archive during whose work somebody writes to the file, `times` times in all."""

    file: Path = Path()
    marks: Path = Path()
    times: int = 1

    def keep(self, payload: BinaryIO, limit: int) -> Kept:
        kept = Originals.keep(self, payload, limit)
        done = len(self.marks.read_bytes()) if self.marks.exists() else 0
        if done < self.times:
            with self.file.open("ab") as file:
                file.write(b"more")
            self.marks.write_bytes(b"." * (done + 1))
        return kept


def restless(tmp_path: Path, times: int) -> tuple[Path, Restless]:
    file = tmp_path / "letter.txt"
    file.write_bytes(b"Dear all")
    return file, Restless(tmp_path / "kept", file, tmp_path / "marks", times)


def test_a_file_that_changes_once_is_taken_when_it_holds_still(tmp_path: Path) -> None:
    file, originals = restless(tmp_path, 1)
    taken = take(file, originals, LIMIT)
    assert taken.mishap is None
    assert taken.kept.path.read_bytes() == file.read_bytes() == b"Dear allmore"


def test_a_file_that_never_holds_still_is_told_with_its_last_copy(tmp_path: Path) -> None:
    file, originals = restless(tmp_path, 99)
    taken = take(file, originals, LIMIT)
    assert taken.mishap is not None
    assert taken.mishap.reason is Reason.CHANGED
    assert file.read_bytes().startswith(taken.kept.path.read_bytes())


def test_a_file_that_is_gone_when_its_turn_comes_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as gone:
        take(tmp_path / "gone", Originals(tmp_path / "kept"), LIMIT)
    assert gone.value.reason is Reason.VANISHED


def test_what_the_system_refuses_has_its_reason() -> None:
    assert unavailable(PermissionError(errno.EACCES, "no")).reason is Reason.FORBIDDEN
    assert unavailable(FileNotFoundError(errno.ENOENT, "no")).reason is Reason.VANISHED
    broken = unavailable(OSError(errno.EIO, "Input/output error"))
    assert broken.reason is Reason.DAMAGED
    assert broken.detail == "Input/output error"


def test_files_come_in_the_order_of_their_names_and_links_to_folders_are_not_followed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    for name in ("c.txt", "a.txt", "b/d.txt"):
        (folder / name).write_text("x")
    (folder / "loop").symlink_to(folder)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    found = list(gather([folder], tmp_path / "none"))
    assert [str(one.path.relative_to(folder)) for one in found] == [
        "a.txt",
        "b/d.txt",
        "c.txt",
        "link.txt",
        "loop",
    ]
    assert [one.missing and one.missing.reason for one in found][-2:] == [None, Reason.NOT_A_FILE]


def test_a_folder_that_is_left_out_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "casefile").mkdir()
    (tmp_path / "casefile" / "x").write_text("x")
    (tmp_path / "y").write_text("y")
    assert [one.path.name for one in gather([tmp_path], tmp_path / "casefile")] == ["y"]


def test_a_broken_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    (found,) = gather([tmp_path], tmp_path / "none")
    assert found.missing is not None
    assert found.missing.reason is Reason.VANISHED


def test_a_link_that_leads_back_to_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (found,) = gather([tmp_path], tmp_path / "none")
    assert found.missing is not None
    assert found.missing.reason is Reason.NOT_A_FILE


def test_a_link_to_a_folder_is_no_file_when_it_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    with pytest.raises(Unreadable) as caught:
        take(tmp_path / "loop", Originals(tmp_path / "kept"), 100)
    assert str(caught.value) == "not a file: a link to a folder"


def test_names_need_not_be_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe")).write_text("x")
    (found,) = gather([tmp_path], tmp_path / "none")
    assert os.fsencode(found.path.name) == b"\xff\xfe"


def test_a_full_disk_is_told_as_one_and_not_as_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(bytes(2_000_000))
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, most))  # no file grows past it
    try:
        with pytest.raises(OSError, match="too large"):
            take(tmp_path / "large.txt", Originals(tmp_path / "originals"), 1 << 30)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert list((tmp_path / "originals" / "incoming").iterdir()) == []
