import gzip
import lzma
import tracemalloc
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import unpacked
from affiant.mail.reading.unpacked import Unpacked, of_compressed, of_utf16
from tests.mail.reading.packing import COMPRESSED

CONTENT = b"".join(b"Line %d of the ledger.\n" % (n * 7919) for n in range(5000))


def unpack(packed: bytes) -> tuple[bytes, bool]:
    """What comes out, and whether it breaks off."""
    stream = Unpacked(of_compressed(BytesIO(packed)))
    return stream.read(), stream.is_broken


@pytest.mark.parametrize("kind", COMPRESSED)
def test_a_file_comes_out_as_it_was(kind: str) -> None:
    for content in (CONTENT, b"", bytes(300_000)):
        assert unpack(COMPRESSED[kind](content)) == (content, False)


@pytest.mark.parametrize("kind", COMPRESSED)
def test_streams_behind_each_other_are_one_file(kind: str) -> None:
    pack = COMPRESSED[kind]

    assert unpack(pack(b"one\n") + pack(CONTENT) + pack(b"") + bytes(512)) == (
        b"one\n" + CONTENT,
        False,
    )


@pytest.mark.parametrize("kind", COMPRESSED)
@pytest.mark.parametrize("cut", [1, 4, 9, 100, 3000])
def test_of_a_file_that_was_cut_comes_what_is_there(kind: str, cut: int) -> None:
    content, is_broken = unpack(COMPRESSED[kind](CONTENT)[:-cut])

    assert is_broken
    assert CONTENT.startswith(content)
    if cut < 10:  # no more than the sums at the end
        assert content == CONTENT


def test_of_a_gz_that_was_cut_all_that_came_is_there() -> None:
    content = bytes(range(256)) * 4000
    packed = gzip.compress(content, 0)  # stored as it stands: what was cut can be counted

    assert len(content) - len(unpack(packed[:-5000])[0]) < 5000


@pytest.mark.parametrize("kind", COMPRESSED)
def test_where_the_sum_is_wrong_all_is_there(kind: str) -> None:
    packed = bytearray(COMPRESSED[kind](b"Bonjour.\n"))
    packed[-1 if kind == "gz" else -2] ^= 1

    assert unpack(bytes(packed)) == (b"Bonjour.\n", True)


@pytest.mark.parametrize("kind", COMPRESSED)
def test_other_bytes_behind_a_file_are_told(kind: str) -> None:
    assert unpack(COMPRESSED[kind](CONTENT) + b"\0\0signed by Zoe") == (CONTENT, True)


@given(st.sampled_from(sorted(COMPRESSED)), st.integers(0, 2000), st.integers(1, 255))
def test_a_damaged_byte_raises_nothing_and_passes_for_nothing(kind: str, at: int, by: int) -> None:
    packed = bytearray(COMPRESSED[kind](CONTENT[:4000]))
    packed[at % len(packed)] ^= by
    content, is_broken = unpack(bytes(packed))

    # Of gz, the name and the time of its header stand under no sum.
    assert is_broken or content == CONTENT[:4000] or not unpacked.is_compressed(bytes(packed))


def test_a_dictionary_larger_than_memory_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacked, "_MOST_MEMORY", 1 << 20)

    assert unpack(lzma.compress(CONTENT, preset=6)) == (b"", True)


@pytest.mark.parametrize("kind", COMPRESSED)
def test_memory_does_not_grow_with_what_comes_out(kind: str) -> None:
    packed = BytesIO(COMPRESSED[kind](bytes(24 << 20)))
    tracemalloc.start()
    stream, size = Unpacked(of_compressed(packed)), 0
    while piece := stream.read(1 << 16):
        size += len(piece)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert size == 24 << 20
    assert peak < 12 << 20  # the dictionary of an .xz is 8 MiB


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_a_text_in_utf_16_comes_out_in_utf_8(order: str) -> None:
    text = "\ufeff" + "L’été à Œuf 😀\r\n" * 3000
    stream = Unpacked(of_utf16(BytesIO(text.encode(order))))

    assert stream.read().decode() == text[1:]
    assert not stream.is_broken


@pytest.mark.parametrize("end", [b"x", b"\x00\xd8", b"\x00\xdcb\0"])
def test_what_is_no_utf_16_is_told_and_the_rest_is_there(end: bytes) -> None:
    stream = Unpacked(of_utf16(BytesIO("\ufeffÉté".encode("utf-16-le") + end)))

    assert stream.read().decode().startswith("Été\ufffd")
    assert stream.is_broken
