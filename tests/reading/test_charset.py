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


@pytest.mark.parametrize(
    ("told", "meant"),
    [("GB2312", "gb18030"), ("ks_c_5601-1987", "cp949"), ("Shift_JIS", "cp932"),
     ("big5", "cp950"), ("iso-8859-9", "cp1254"), ("TIS-620", "cp874")],
)  # fmt: skip
def test_a_standard_s_charset_is_read_as_windows_wrote_it(told: str, meant: str) -> None:
    assert charset.wider(told) == meant


@pytest.mark.parametrize("told", ["utf-8", "koi8-r", "iso-8859-2", "x-unknown", "", "a\0b"])
def test_a_charset_that_is_no_part_of_another_is_read_as_it_is(told: str) -> None:
    assert charset.wider(told) is None
