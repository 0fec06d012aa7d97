import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.code_page import code_page


@pytest.mark.parametrize(
    ("number", "word", "written"),
    [
        (1252, "déposé", b"d\xe9pos\xe9"),
        (1251, "показания", b"\xef\xee\xea\xe0\xe7\xe0\xed\xe8\xff"),
        (28592, "świadek", b"\xb6wiadek"),
        (28605, "œuvre", b"\xbduvre"),
        (10000, "été", b"\x8et\x8e"),
        (65001, "été", b"\xc3\xa9t\xc3\xa9"),
        (20127, "€", b"\x80"),
    ],
)
def test_words_are_read_in_the_page_they_were_written_in(
    number: int, word: str, written: bytes
) -> None:
    assert written.decode(code_page(number)) == word


@given(st.integers())
def test_any_number_gives_an_encoding_that_python_knows(number: int) -> None:
    assert codecs.lookup(code_page(number))
