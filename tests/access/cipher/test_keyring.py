"""What is closed opens in its own cell with its own key, and nowhere else."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.access.cipher.cell import Cell
from affiant.access.cipher.errors import Altered, UnknownKey
from affiant.access.cipher.key import Key
from affiant.access.cipher.keyring import Keyring, key_of, normal

CELL = Cell("contacts", "name", "1")
RING = Keyring(Key.make())
texts = st.text(st.characters(codec="utf-8"), max_size=200)


def content(closed: str) -> bytes:
    return base64.urlsafe_b64decode(closed.rpartition(".")[2])


@given(texts)
def test_what_was_closed_opens(text: str) -> None:
    assert RING.open(RING.close(text, CELL), CELL) == text


@pytest.mark.parametrize("text", ["", "\x00", "\x80", "é\x80\x00\x00", "a" * 63, "a" * 64])
def test_padding_is_not_taken_for_text(text: str) -> None:
    assert RING.open(RING.close(text, CELL), CELL) == text


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        RING.close("\ud800", CELL)


def test_t_21_a_closed_text_holds_none_of_its_words() -> None:
    closed = RING.close("Ada Quill", CELL)
    assert "Quill" not in closed
    assert b"Quill" not in content(closed)


def test_t_21_equal_texts_do_not_look_equal() -> None:
    assert RING.close("Ada Quill", CELL) != RING.close("Ada Quill", CELL)


@given(st.text("abcé", max_size=30))
def test_t_21_how_long_a_name_is_does_not_show(name: str) -> None:
    assert len(RING.close(name, CELL)) == len(RING.close("Ada Quill", CELL))


@pytest.mark.parametrize(
    "cell",
    [
        Cell("contacts", "name", "2"),
        Cell("contacts", "town", "1"),
        Cell("children", "name", "1"),
        Cell("contact", "sname", "1"),
        Cell("contacts", "name1", ""),
    ],
)
def test_t_21_a_value_moved_to_another_cell_does_not_open(cell: Cell) -> None:
    with pytest.raises(Altered):
        RING.open(RING.close("Ada Quill", CELL), cell)


@given(st.integers(0, 91), st.integers(1, 255))
def test_t_21_a_changed_byte_is_found(place: int, by: int) -> None:
    closed = RING.close("Ada Quill", CELL)
    changed = bytearray(content(closed))
    changed[place] ^= by
    forged = f"a1.{RING.current.id}.{base64.urlsafe_b64encode(changed).decode()}"
    with pytest.raises(Altered):
        RING.open(forged, CELL)


@pytest.mark.parametrize(
    "text",
    ["", "Ada Quill", "a1", "a1..", "a1.00000000.", "a2.00000000.AAAA", "a1.0000000g.AAAA",
     "a1.00000000.A", "a1.00000000.AAAA\n"],
)  # fmt: skip
def test_what_nobody_closed_is_no_closed_value(text: str) -> None:
    with pytest.raises((Altered, UnknownKey)):
        RING.open(text, CELL)


@pytest.mark.parametrize("length", [0, 5, 12, 13, 27])
def test_a_value_cut_short_is_found(length: int) -> None:
    short = base64.urlsafe_b64encode(content(RING.close("Ada Quill", CELL))[:length]).decode()
    with pytest.raises(Altered):
        RING.open(f"a1.{RING.current.id}.{short}", CELL)


def test_a_value_of_a_key_that_is_not_there_names_the_key() -> None:
    other = Keyring(Key.make())
    with pytest.raises(UnknownKey, match=other.current.id):
        RING.open(other.close("Ada Quill", CELL), CELL)


def test_an_older_key_opens_and_the_current_one_closes() -> None:
    old = Key.make()
    closed = Keyring(old).close("Ada Quill", CELL)
    renewed = Keyring(Key.make(), (old,))
    assert renewed.open(closed, CELL) == "Ada Quill"
    assert key_of(renewed.close("Ada Quill", CELL)) == renewed.current.id


def test_a_key_is_never_printed() -> None:
    key = Key.make()
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


def test_a_key_named_by_what_it_is_cannot_stand_under_another_name() -> None:
    secret = bytes(range(32))
    assert Key(secret).id == Key(secret).id
    assert Key(secret).id != Key(secret[::-1]).id


def test_t_21_each_column_has_a_key_of_its_own() -> None:
    key = Key.make()
    made = {
        key.secret,
        key.closing("contacts", "name"),
        key.closing("contacts", "town"),
        key.closing("children", "name"),
        key.indexing("contacts", "name"),
    }
    assert len(made) == 5


@pytest.mark.parametrize("same", ["Ada Quill", " ada  QUILL ", "Ada\u00a0Quill", "ＡＤＡ Quill"])
def test_a_mark_is_equal_for_equal_words(same: str) -> None:
    assert RING.mark(same, "contacts", "name") == RING.mark("ada quill", "contacts", "name")


def test_t_21_a_mark_tells_nothing_without_the_key() -> None:
    one, other = Keyring(Key.make()), Keyring(Key.make())
    assert one.mark("Ada Quill", "c", "n")[9:] != other.mark("Ada Quill", "c", "n")[9:]
    assert one.mark("Ada Quill", "c", "n") != one.mark("Ada Quill", "c", "m")
    assert one.mark("Ada Quill", "c", "n") != one.mark("Ida Quill", "c", "n")


def test_a_look_up_asks_with_every_key() -> None:
    old = Key.make()
    mark = Keyring(old).mark("Ada Quill", "c", "n")
    renewed = Keyring(Key.make(), (old,))
    assert renewed.marks("Ada Quill", "c", "n")[0] == renewed.mark("Ada Quill", "c", "n")
    assert mark in renewed.marks("Ada Quill", "c", "n")


@given(texts)
def test_a_normal_text_is_normal(text: str) -> None:
    once = " ".join(normal(text).split())
    assert once == normal(text)
