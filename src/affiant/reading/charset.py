"""Names of charsets that mail and old pages use and Python has not.

Importing this makes Python know them: `codecs.lookup` then finds the charset that is meant. A name
that Python has keeps its own meaning.
"""

import codecs
import re
from codecs import CodecInfo
from functools import lru_cache

_MEANT = {
    "x_mac_roman": "mac_roman", "mac": "mac_roman", "apple_roman": "mac_roman",
    "x_mac_ce": "mac_latin2", "x_mac_centraleurroman": "mac_latin2",
    "x_mac_cyrillic": "mac_cyrillic", "x_mac_greek": "mac_greek", "x_mac_turkish": "mac_turkish",
    "x_euc": "euc_jp", "windows_936": "gbk", "gb_2312_80": "gb2312", "euc_cn": "gb2312",
    "windows_949": "cp949", "windows_950": "cp950", "windows_932": "cp932", "windows_874": "cp874",
    "iso_8859_8_i": "iso8859_8", "iso_8859_8_e": "iso8859_8", "iso_8859_6_i": "iso8859_6",
    "iso_8859_6_e": "iso8859_6", "unicode_1_1_utf_8": "utf_8", "utf_8_mac": "utf_8",
    "utf8mb4": "utf_8", "ansi": "cp1252", "iso_latin_1": "latin_1", "iso_latin_9": "iso8859_15",
    "cp50220": "iso2022_jp_ext", "cp50221": "iso2022_jp_ext", "cp50222": "iso2022_jp_ext",
    "iso_2022_jp_ms": "iso2022_jp_ext",
}  # fmt: skip
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932",
    "big5": "cp950", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
"""As every browser reads them (WHATWG Encoding Standard, 4.2): Windows wrote its own charset under
the name of the standard's, which is a part of it."""
_PRIVATE = re.compile(r"x_(?!x_)\w{2,40}")  # once: each is looked up again
_CODE_PAGE = re.compile(r"(?:x_)?(?:cp|ibm|ms|dos|windows|win)_?(\d{3,4})")


@lru_cache(maxsize=512)
def _found(name: str) -> CodecInfo | None:
    """As `codecs.register` asks: the name in lower case, with underscores."""
    meant = _MEANT.get(name)
    if meant is None and (page := _CODE_PAGE.fullmatch(name)) and name != f"cp{page[1]}":
        meant = f"cp{page[1]}"
    if meant is None and _PRIVATE.fullmatch(name):
        meant = name.removeprefix("x_")
    try:
        return codecs.lookup(meant) if meant else None
    except LookupError:
        return None


@lru_cache(maxsize=512)
def wider(name: str) -> str | None:
    """The charset that programs write under the name of one of its parts; None for another name."""
    try:
        return _WIDER.get(codecs.lookup(name.strip()).name)
    except (LookupError, ValueError):
        return None


codecs.register(_found)
