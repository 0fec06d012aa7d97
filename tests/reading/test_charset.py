import codecs

import pytest

from affiant.reading import charset

assert charset


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("x-mac-roman", "mac-roman"),
        ("windows-874", "cp874"),
        ("cp-850", "cp850"),
        ("x-windows-1252", "cp1252"),
        ("X-GBK", "gbk"),
        ("iso-8859-8-i", "iso8859-8"),
        ("x-utf-8", "utf-8"),
    ],
)
def test_names_that_mail_uses_are_known(told: str, meant: str) -> None:
    assert codecs.lookup(told).name == meant


@pytest.mark.parametrize(
    "told", ["x-unknown", "x-", "cp99999", "windows-0", "x-x-x-utf-9", "x-" * 9_000, ""]
)
def test_a_name_of_nothing_stays_unknown(told: str) -> None:
    with pytest.raises(LookupError):
        codecs.lookup(told)
