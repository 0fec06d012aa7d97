import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading import leaf, mixture

_OLD = "Réunion reportée à jeudi.".encode("cp1252")
_NEW = "> L’été dernier, à Besançon".encode()


@pytest.mark.parametrize("charset", [None, "utf-8", "us-ascii", "iso-8859-1", "Windows-1252"])
def test_a_quoted_letter_of_another_charset_is_read_as_it_was_written(charset: str | None) -> None:
    text, trouble = leaf.decoded(_OLD + b"\n" + _NEW, charset)

    assert text == "Réunion reportée à jeudi.\n> L’été dernier, à Besançon"
    assert trouble is None


def test_a_capital_before_a_no_break_space_is_no_utf8() -> None:
    written = "SOCIÉTÉ\u00a0: créée à Lyon".encode("cp1252")

    assert leaf.decoded(written, "iso-8859-1")[0] == "SOCIÉTÉ\u00a0: créée à Lyon"


@pytest.mark.parametrize(
    ("text", "charset"), [("Привет, до четверга", "koi8-r"), ("星期四见面", "gb2312")]
)
def test_other_scripts_are_left_to_their_own_charsets(text: str, charset: str) -> None:
    assert mixture.decoded(text.encode(charset)) is None
    assert leaf.decoded(text.encode(charset), charset)[0] == text


def test_binary_content_is_no_mixture() -> None:
    assert mixture.decoded(bytes(range(1, 32)) * 9 + b"\xc3\xa9\xe9") is None


@given(st.binary(max_size=80))
def test_no_bytes_raise(content: bytes) -> None:
    mixture.decoded(content)
