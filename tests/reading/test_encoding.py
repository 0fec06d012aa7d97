import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.encoding import decode, is_text
from affiant.reading.failure import Reason, Unreadable

FRENCH = "Le « contrat » signé à Genève vaut 5 € : l’œuvre d’un été."
RUSSIAN = "Компания не может принять это предложение, потому что договор расторгнут."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_french_is_read_whatever_it_was_written_in(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_declared_charset_decides_where_bytes_are_not_utf8() -> None:
    text = "契約は署名されました"
    assert decode(text.encode("shift_jis"), declared="Shift_JIS") == text


def test_declared_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert decode("l’été".encode("cp1252"), declared="ISO-8859-1") == "l’été"


@pytest.mark.parametrize("declared", ["rot13", "no-such-charset", "utf-7\x00", "hex"])
def test_a_declaration_that_is_no_charset_is_ignored(declared: str) -> None:
    assert decode("l’été".encode("cp1252"), declared=declared) == "l’été"


def test_valid_utf8_is_believed_more_than_a_declaration() -> None:
    assert decode("déjà".encode(), declared="iso-8859-1") == "déjà"


def test_cyrillic_bytes_are_not_taken_for_western_ones() -> None:
    assert decode(RUSSIAN.encode("koi8-r")) == RUSSIAN


def test_utf8_cut_in_a_character_loses_that_character_only() -> None:
    text = "Le comté a résilié le contrat à l’été, a-t-il déclaré. " * 3 + "é"
    assert decode(text.encode()[:-1]) == text[:-1] + "\ufffd"


def test_binary_content_is_unsupported() -> None:
    with pytest.raises(Unreadable) as raised:
        decode(bytes(range(256)) * 8)
    assert raised.value.reason is Reason.UNSUPPORTED


def test_one_stray_control_character_makes_no_text_binary() -> None:
    assert is_text(b"a letter with one \0 in it, by some accident of a typewriter")


@given(st.binary(max_size=400), st.one_of(st.none(), st.text(max_size=12)))
def test_any_bytes_are_text_or_unreadable(payload: bytes, declared: str | None) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(decode(payload, declared), str)


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [("开会时间：九月，朱镕基", "gb18030", "gb2312"), ("똠방각하", "cp949", "euc-kr"),
     ("①髙橋さんへ", "cp932", "shift_jis"), ("“Görüşme”", "cp1254", "iso-8859-9")],
)  # fmt: skip
def test_letters_that_the_declared_charset_has_in_its_windows_form_only_are_read(
    text: str, encoding: str, declared: str
) -> None:
    assert decode(text.encode(encoding), declared) == text


def test_a_broken_letter_costs_that_letter_only() -> None:
    text = "我们星期四上午在河边的工厂见面，请带上所有的账本和信件。"
    raw = text.encode("gb18030")

    assert decode(raw + b"\xff\n" + raw, "gb2312") == f"{text}\ufffd\n{text}"


def test_bytes_that_the_declared_charset_has_not_are_not_read_as_it() -> None:
    text = "Réunion à la mairie, jeudi : prière d’être à l’heure. Été déjà passé, élève zélé."

    assert decode(text.encode("cp1252"), "big5") == text
