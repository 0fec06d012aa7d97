import io
import resource
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from affiant.evidence.uploads.errors import Refused, Why
from affiant.evidence.uploads.quarantine import Quarantine

MOST = 10**6


@pytest.fixture
def quarantine(tmp_path: Path) -> Quarantine:
    return Quarantine(tmp_path)


class Broken(io.BytesIO):
    """A connection that breaks after its first bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        chunk = super().read(min(size or 3, 3))
        if not chunk:
            raise ConnectionResetError
        return chunk


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """A disk on which no file grows beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    told = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, told)


def test_pieces_make_the_file(quarantine: Quarantine) -> None:
    assert quarantine.append(1, 2, 0, io.BytesIO(b"half "), MOST) == 5
    assert quarantine.append(1, 2, 5, io.BytesIO(b"and half"), MOST) == 13
    assert quarantine.path(1, 2).read_bytes() == b"half and half"
    assert stat.S_IMODE(quarantine.path(1, 2).stat().st_mode) == 0o600
    assert stat.S_IMODE(quarantine.path(1, 2).parent.stat().st_mode) == 0o700


def test_t_34_a_disk_that_fills_leaves_nothing_half_written(quarantine: Quarantine) -> None:
    quarantine.append(1, 2, 0, io.BytesIO(b"before"), MOST)
    with full_after(100_000), pytest.raises(Refused) as refused:
        quarantine.append(1, 2, 6, io.BytesIO(b"x" * 900_000), MOST)
    assert (refused.value.why, refused.value.have) == (Why.NO_ROOM, 6)
    assert quarantine.path(1, 2).read_bytes() == b"before"
    assert quarantine.append(1, 2, 6, io.BytesIO(b", after"), MOST) == 13


def test_a_connection_that_breaks_leaves_the_pieces_before(quarantine: Quarantine) -> None:
    quarantine.append(1, 2, 0, io.BytesIO(b"before"), MOST)
    with pytest.raises(ConnectionResetError):
        quarantine.append(1, 2, 6, Broken(b"lost"), MOST)
    assert quarantine.have(1, 2) == 6


def test_a_piece_out_of_its_place_changes_nothing(quarantine: Quarantine) -> None:
    quarantine.append(1, 2, 0, io.BytesIO(b"before"), MOST)
    for at in (0, 5, 7):
        with pytest.raises(Refused) as refused:
            quarantine.append(1, 2, at, io.BytesIO(b"again"), MOST)
        assert (refused.value.why, refused.value.have) == (Why.OUT_OF_STEP, 6)


def test_t_34_more_than_was_announced_is_not_kept(quarantine: Quarantine) -> None:
    with pytest.raises(Refused) as refused:
        quarantine.append(1, 2, 0, io.BytesIO(b"x" * 11), 10)
    assert refused.value.why is Why.OTHER_SIZE
    assert quarantine.have(1, 2) == 0


def test_one_file_comes_through_one_window_at_a_time(quarantine: Quarantine) -> None:
    class Meanwhile(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            with pytest.raises(Refused) as refused:
                quarantine.append(1, 2, 0, io.BytesIO(b"other"), MOST)
            assert refused.value.why is Why.BUSY
            return super().read(size)

    assert quarantine.append(1, 2, 0, Meanwhile(b"one"), MOST) == 3


def test_t_33_a_link_put_in_its_place_is_not_followed(
    quarantine: Quarantine, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    place = quarantine.path(1, 2)
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere)
    with pytest.raises(OSError):  # noqa: PT011 - ELOOP has no class of its own
        quarantine.append(1, 2, 4, io.BytesIO(b" and theirs"), MOST)
    assert elsewhere.read_text() == "mine"
