import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.reading.failure import Reason
from affiant.reading.formats.archive_names import Names
from affiant.reading.limits import MIB, Limits
from affiant.reading.outcome import Failed
from tests.reading.containers import read

TEXT = b"An invented letter that says nothing."


def zipped(
    *members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload] # the modes below
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def test_members_of_a_zip_are_read_and_directories_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, "x.zip", zipped(("a/", b""), ("a/b.txt", TEXT)))
    assert found.ends() == {("a/b.txt",): None, (): None}
    assert found.named("a/b.txt") == "b.txt"


def test_a_name_that_climbs_out_is_only_a_label(tmp_path: Path) -> None:
    found = read(tmp_path, "x.zip", zipped(("../../etc/passwd.txt", TEXT)))
    assert found.kept("../../etc/passwd.txt") == TEXT
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        {p.name for p in tmp_path.iterdir()}
    )
    assert not (tmp_path.parent / "etc").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_come_twice_get_an_ordinal(tmp_path: Path) -> None:
    found = read(tmp_path, "x.zip", zipped(("a.txt", TEXT), ("a.txt", TEXT + b"2")))
    assert found.kept("a.txt#2") == TEXT + b"2"


def test_an_encrypted_member_is_reported_and_its_neighbour_read(tmp_path: Path) -> None:
    content = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert read(tmp_path, "x.zip", bytes(content)).ends() == {
        ("a.txt",): Reason.ENCRYPTED,
        ("b.txt",): None,
        (): None,
    }


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("passwords")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = read(tmp_path, "x.zip", zipped((link, b"/etc/passwd")))
    assert found.ends()[("passwords",)] is Reason.NOT_A_FILE


def test_a_flat_bomb_is_stopped_at_the_limit_of_a_member(tmp_path: Path) -> None:
    bomb = zipped(("bomb.txt", bytes(64 * MIB)), ("a.txt", TEXT))
    found = read(tmp_path, "x.zip", bomb, Limits(member=MIB))
    assert found.ends() == {("bomb.txt",): Reason.TOO_LARGE, ("a.txt",): None, (): None}


def test_a_nested_bomb_is_stopped_at_the_limit_of_all(tmp_path: Path) -> None:
    content = bytes(MIB)
    for level in range(4):
        content = zipped(*((f"{level}-{n}.zip", content) for n in range(16)))
    found = read(tmp_path, "x.zip", content, Limits(unpacked=8 * MIB))
    assert found.ends()[()] is Reason.TOO_LARGE
    assert len(found.ends()) < 2000


def test_entries_that_overlap_are_refused(tmp_path: Path) -> None:
    content = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = (5).to_bytes(4, "little")
    assert read(tmp_path, "x.zip", bytes(content)).ends()[("b.txt",)] is Reason.DAMAGED


def test_too_many_members_are_stopped(tmp_path: Path) -> None:
    content = zipped(*((f"{n}.txt", TEXT) for n in range(20)))
    found = read(tmp_path, "x.zip", content, Limits(members=5))
    assert isinstance(found.top, Failed)
    assert (found.top.reason, found.top.members, found.top.expected) == (Reason.TOO_LARGE, 5, 20)


def test_a_member_that_fails_its_checksum_is_damaged(tmp_path: Path) -> None:
    content = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT), method=zipfile.ZIP_STORED))
    content[content.index(TEXT)] ^= 1
    ends = read(tmp_path, "x.zip", bytes(content)).ends()
    assert ends == {("a.txt",): Reason.DAMAGED, ("b.txt",): None, (): None}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_a_tar_are_read_in_any_wrapping(tmp_path: Path, mode: str) -> None:
    found = read(tmp_path, "x", tarred(("a.txt", TEXT), ("b.txt", TEXT), mode=mode))
    assert found.ends() == {("a.txt",): None, ("b.txt",): None, (): None}


def test_links_and_devices_of_a_tar_are_not_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    ends = read(tmp_path, "x.tar", buffer.getvalue()).ends()
    assert [ends[(name,)] for name in "lhd"] == [Reason.NOT_A_FILE] * 3


def test_a_tar_with_a_broken_header_inside_is_not_taken_for_whole(tmp_path: Path) -> None:
    content = bytearray(tarred(("a.txt", TEXT), ("b.txt", TEXT)))
    content[1024:1100] = b"\xff" * 76
    assert read(tmp_path, "x.tar", bytes(content)).ends() == {("a.txt",): None, (): Reason.DAMAGED}


@pytest.mark.parametrize("cut", [1024, 1100, 1600])
def test_a_tar_that_is_cut_off_is_not_taken_for_whole(tmp_path: Path, cut: int) -> None:
    content = tarred(("a.txt", TEXT), ("b.txt", TEXT))[:cut]
    assert read(tmp_path, "x.tar", content).ends()[()] is Reason.DAMAGED


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_has_it_as_its_member(
    tmp_path: Path, compress: Callable[[bytes], bytes]
) -> None:
    found = read(tmp_path, "letter.txt.gz", compress(TEXT))
    assert found.kept("letter.txt") == TEXT


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_that_is_cut_off_is_damaged(
    tmp_path: Path, compress: Callable[[bytes], bytes]
) -> None:
    ends = read(tmp_path, "letter.txt.gz", compress(TEXT * 99)[:-9]).ends()
    assert Reason.DAMAGED in ends.values()


def test_a_name_that_is_not_utf8_stays_reversible(tmp_path: Path) -> None:
    found = read(tmp_path, "x.tar", tarred(("r\udce9sum\udce9.txt", TEXT)))
    assert found.kept("r\\xe9sum\\xe9.txt") == TEXT


@given(st.lists(st.text(max_size=6) | st.sampled_from(["a", "a#2", "a##2", "\\x41", "A"])))
def test_keys_are_unique(names: list[str]) -> None:
    keys = Names()
    made = [keys.key(name) for name in names]
    assert len(set(made)) == len(made)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_damage_to_a_zip_gives_outcomes(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    content = bytearray(zipped(("a.txt", TEXT), ("b/c.txt", TEXT)))
    content[at : at + len(noise)] = noise
    walked = read(tmp_path_factory.mktemp("z"), "x.zip", bytes(content))
    assert walked.top.path == ("top",)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 3000))
def test_any_damage_to_a_tar_gives_outcomes(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    content = bytearray(tarred(("a.txt", TEXT), ("b/c.txt", TEXT)))
    content[at : at + len(noise)] = noise
    walked = read(tmp_path_factory.mktemp("t"), "x.tar", bytes(content))
    assert walked.top.path == ("top",)


def test_a_small_file_that_unpacks_to_much_is_a_bomb_in_gzip_too(tmp_path: Path) -> None:
    packed = zlib.compress(bytes(16 * MIB), 9, 31)
    ends = read(tmp_path, "zeros.gz", packed, Limits(member=MIB)).ends()
    assert ends == {("zeros",): Reason.TOO_LARGE, (): None}
