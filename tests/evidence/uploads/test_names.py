import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.uploads.names import LONGEST, LONGEST_PART, again, harmless

NASTY = st.text(
    st.sampled_from([*"abé/\\.", "\x00", "\n", "\u202e", "\ud800", "\u2028", " ", ":"]), max_size=60
)


@given(NASTY | st.text(st.characters(), max_size=300))
def test_t_33_a_name_is_no_path_that_leads_anywhere(path: str) -> None:
    label = harmless(path)
    assert 0 < len(label) <= LONGEST
    for part in label.split("/"):
        assert part not in ("", ".", "..")
        assert len(part) <= LONGEST_PART
    assert "\\" not in label.replace("\\x", "").replace("\\u", "").replace("\\n", "").replace(
        "\\r", ""
    ).replace("\\t", "").replace("\\U", "")
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in label)
    label.encode()


@pytest.mark.parametrize(
    ("sent", "label"),
    [
        ("letters/a.txt", "letters/a.txt"),
        ("../../etc/passwd", "\\x2e\\x2e/\\x2e\\x2e/etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\fakepath\\été.pdf", "C:/fakepath/été.pdf"),
        ("..\\..\\boot.ini", "\\x2e\\x2e/\\x2e\\x2e/boot.ini"),
        ("annex\u202efdp.exe", "annex\\u202efdp.exe"),
        ("a\x00b\nc", "a\\x00b\\nc"),
        ("CON", "CON"),  # a label: no file of this machine is called so
        ("", "unnamed"),
        ("././", "unnamed"),
        ("...", "\\x2e\\x2e\\x2e"),
    ],
)
def test_t_33_what_could_steer_is_spelled_out(sent: str, label: str) -> None:
    assert harmless(sent) == label


def test_t_33_names_that_are_cut_stay_apart_and_keep_their_suffix() -> None:
    one, other = (harmless("x" * 5000 + end + ".pdf") for end in "ab")
    assert one != other
    assert one.endswith(".pdf")
    assert len(one) == LONGEST_PART
    assert len(harmless("/".join(["y" * 200] * 50))) == LONGEST


def test_another_file_of_one_name_gets_a_number() -> None:
    assert again("letters/a.txt", 2) == "letters/a (2).txt"
    assert again("a", 3) == "a (3)"
    assert again("f.d/.profile", 2) == "f.d/.profile (2)"
