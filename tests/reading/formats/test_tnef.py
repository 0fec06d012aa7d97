"""winmail.dat, made here as MS-OXTNEF says."""

import struct
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.reading.failure import Reason
from affiant.reading.formats.tnef_attributes import properties
from tests.reading.containers import read
from tests.reading.wrapping import (
    ATTACHMENT,
    BODY,
    DATA,
    MESSAGE,
    OF_ATTACHMENT,
    PROPERTIES,
    RENDERING,
    TITLE,
    attached,
    attribute,
    binary,
    wrapped,
)

rtf = pytest.importorskip("compressed_rtf", reason="affiant[outlook] is not installed")

LETTER = b"The county will not renew the contract with Northmere Systems."
NESTED = b"\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"


def test_the_letter_and_what_was_attached_are_members(tmp_path: Path) -> None:
    letter = attribute(MESSAGE, BODY, LETTER + b"\0")
    found = read(
        tmp_path, "winmail.dat", wrapped(letter, attached(b"terms.txt", b"Invented terms."))
    )

    assert found.ends() == {("letter.txt",): None, ("terms.txt",): None, (): None}
    assert found.kept("letter.txt") == LETTER
    assert found.kept("terms.txt") == b"Invented terms."


def test_it_is_known_by_its_bytes_whatever_it_is_called(tmp_path: Path) -> None:
    found = read(tmp_path, "unnamed", wrapped(attached(b"a.txt", b"Words that say little.")))
    assert found.kept("a.txt") == b"Words that say little."


def test_a_name_is_read_by_the_code_page_that_is_said(tmp_path: Path) -> None:
    name = "Réponse de l’État.txt"
    found = read(tmp_path, "winmail.dat", wrapped(attached(name.encode("cp1252"), b"Une lettre.")))
    assert found.kept(name) == b"Une lettre."


def test_a_long_name_goes_before_the_short_one(tmp_path: Path) -> None:
    long = binary(0x3707, "Annex to the agreement.txt\0".encode("utf-16-le"), kind=0x001F)
    made = wrapped(
        attached(b"ANNEXT~1.TXT", b"An annex."), attribute(ATTACHMENT, OF_ATTACHMENT, long)
    )
    assert read(tmp_path, "winmail.dat", made).kept("Annex to the agreement.txt") == b"An annex."


def test_the_letter_is_unpacked_from_its_rtf(tmp_path: Path) -> None:
    words = b"{\\rtf1\\ansi The sheriff\\'92s office answered on Monday.\\par}"
    made = wrapped(attribute(MESSAGE, PROPERTIES, binary(0x1009, rtf.compress(words))))

    found = read(tmp_path, "winmail.dat", made)

    assert found.kept("letter.rtf") == words
    assert found.ends() == {("letter.rtf",): None, (): None}


def test_a_letter_that_cannot_be_unpacked_takes_no_attachment_along(tmp_path: Path) -> None:
    broken = attribute(MESSAGE, PROPERTIES, binary(0x1009, b"\x10\0\0\0\xff\0\0\0nope" + bytes(8)))
    found = read(tmp_path, "winmail.dat", wrapped(broken, attached(b"a.txt", b"Still here.")))
    assert found.ends() == {("letter.rtf",): Reason.DAMAGED, ("a.txt",): None, (): None}


def test_a_message_inside_is_opened_in_turn(tmp_path: Path) -> None:
    inner = wrapped(attached(b"deep.txt", b"Words from further inside."))
    nested = binary(0x3701, NESTED + inner, kind=0x000D)
    outer = wrapped(attached(b"Fw: the terms", b""), attribute(ATTACHMENT, OF_ATTACHMENT, nested))

    found = read(tmp_path, "winmail.dat", outer)

    assert found.kept("Fw: the terms", "deep.txt") == b"Words from further inside."


def test_a_message_inside_goes_before_the_words_that_stand_for_it(tmp_path: Path) -> None:
    nested = binary(0x3701, NESTED + wrapped(attached(b"deep.txt", b"Words.")), kind=0x000D)
    notice = attached(b"Fw: the terms", b"An embedded message, which is not supported here.")
    found = read(
        tmp_path, "winmail.dat", wrapped(notice, attribute(ATTACHMENT, OF_ATTACHMENT, nested))
    )

    assert found.kept("Fw: the terms", "deep.txt") == b"Words."


def test_a_file_among_the_properties_keeps_its_first_bytes(tmp_path: Path) -> None:
    kept = attribute(ATTACHMENT, OF_ATTACHMENT, binary(0x3701, b"Words that begin at the start."))
    start = attribute(ATTACHMENT, RENDERING, bytes(14)) + attribute(ATTACHMENT, TITLE, b"a.txt\0")

    found = read(tmp_path, "winmail.dat", wrapped(start, kept))

    assert found.kept("a.txt") == b"Words that begin at the start."


def test_a_name_that_climbs_out_is_only_a_label(tmp_path: Path) -> None:
    found = read(tmp_path, "winmail.dat", wrapped(attached(b"..\\..\\a.txt", b"Words.")))
    assert {key for key in found.ends() if key} == {("..\\\\..\\\\a.txt",)}
    assert found.named("..\\\\..\\\\a.txt") == "a.txt"


def test_without_the_extra_only_a_packed_letter_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = attribute(MESSAGE, PROPERTIES, binary(0x1009, rtf.compress(b"{\\rtf1 words\\par}")))
    monkeypatch.setitem(sys.modules, "compressed_rtf", None)
    found = read(tmp_path, "winmail.dat", wrapped(packed, attached(b"a.txt", b"Words.")))
    assert found.ends() == {("letter.rtf",): Reason.UNSUPPORTED, ("a.txt",): None, (): None}


def test_the_end_of_a_line_behind_it_is_no_damage(tmp_path: Path) -> None:
    found = read(tmp_path, "winmail.dat", wrapped(attached(b"a.txt", b"Words.")) + b"\r\n")
    assert found.ends() == {("a.txt",): None, (): None}


def test_what_is_cut_off_is_said_after_what_is_whole(tmp_path: Path) -> None:
    made = wrapped(attached(b"a.txt", b"Words."), attached(b"b.txt", b"More words."))
    found = read(tmp_path, "winmail.dat", made[:-8])
    assert found.kept("a.txt") == b"Words."
    assert found.ends()[()] is Reason.DAMAGED


def test_an_attachment_without_its_beginning_is_one_all_the_same(tmp_path: Path) -> None:
    made = wrapped(attribute(ATTACHMENT, TITLE, b"a.txt\0"), attribute(ATTACHMENT, DATA, b"Words."))
    assert read(tmp_path, "winmail.dat", made).kept("a.txt") == b"Words."


def test_zeros_at_the_end_of_what_was_attached_stay(tmp_path: Path) -> None:
    made = wrapped(attached(b"a.bin", b"ab\0\0"))
    assert read(tmp_path, "winmail.dat", made).kept("a.bin") == b"ab\0\0"


def test_a_count_that_lies_is_soon_done_with() -> None:
    lying = struct.pack("<IHHI", 0xFFFFFFFF, 0x1102, 0x1009, 0xFFFFFFFF)
    assert properties(lying) == {}


@settings(max_examples=150)
@given(cut=st.integers(6, 400), at=st.integers(6, 300), byte=st.binary(min_size=1, max_size=4))
def test_no_damage_raises_anything_else(
    tmp_path_factory: pytest.TempPathFactory, cut: int, at: int, byte: bytes
) -> None:
    letter = attribute(MESSAGE, PROPERTIES, binary(0x1009, rtf.compress(b"{\\rtf1 words\\par}")))
    made = bytearray(wrapped(letter, attached(b"a.txt", b"Words."), attached(b"b.txt", LETTER)))
    made[at : at + len(byte)] = byte
    found = read(tmp_path_factory.mktemp("cut"), "winmail.dat", bytes(made[:cut]))
    assert found.outcomes
