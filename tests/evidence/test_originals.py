import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.originals import Originals
from affiant.reading.failure import Reason, Unreadable


@given(payload=st.binary(max_size=4096))
def test_what_is_kept_lies_under_its_digest(
    tmp_path_factory: pytest.TempPathFactory, payload: bytes
) -> None:
    originals = Originals(tmp_path_factory.mktemp("originals"))
    kept = originals.keep(io.BytesIO(payload), 4096)
    assert kept.sha256 == hashlib.sha256(payload).hexdigest()
    assert kept.path.read_bytes() == payload
    assert originals.rehash(kept.sha256) == kept.sha256
    assert list(originals.digests()) == [kept.sha256]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    first = originals.keep(io.BytesIO(b"letter"), 100)
    assert originals.keep(io.BytesIO(b"letter"), 100) == first
    assert len(list(originals.digests())) == 1


def test_bytes_over_the_limit_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    with pytest.raises(Unreadable) as refused:
        originals.keep(io.BytesIO(b"12345"), 4)
    assert refused.value.reason is Reason.TOO_LARGE
    assert list(originals.digests()) == []
    assert list((tmp_path / "incoming").iterdir()) == []


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(io.BytesIO(b"letter"), 100)
    (tmp_path / "incoming" / "123-dead").write_bytes(b"half a let")
    originals.sweep()
    assert list((tmp_path / "incoming").iterdir()) == []
    assert len(list(originals.digests())) == 1


def test_an_original_cannot_be_written_to_by_accident(tmp_path: Path) -> None:
    kept = Originals(tmp_path).keep(io.BytesIO(b"letter"), 100)
    assert kept.path.stat().st_mode & 0o222 == 0
