import hashlib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from affiant.reading.text import digest, normalise


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


def test_every_line_end_becomes_one_newline() -> None:
    assert normalise("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"


def test_spaces_that_french_needs_stay() -> None:
    assert normalise("«\u00a059\u202f%\u00a0»") == "«\u00a059\u202f%\u00a0»"


def test_what_no_store_takes_becomes_the_replacement_character() -> None:
    assert normalise("a\x00b\ud800") == "a\ufffdb\ufffd"


def test_the_digest_is_of_the_utf8_bytes() -> None:
    assert digest("é") == hashlib.sha256("é".encode()).hexdigest()
