"""The encodings that Microsoft's formats name by a number.

Source: "Code Page Identifiers" in Microsoft's documentation of Windows.
"""

_NAMED = {
    0: "cp1252",  # "the machine's own": the commonest there was
    936: "gbk",
    10000: "mac_roman",
    20127: "cp1252",  # ASCII, but for what was written into it all the same
    20866: "koi8-r",
    21866: "koi8-u",
    50220: "iso2022_jp",
    51932: "euc_jp",
    51949: "euc_kr",
    54936: "gb18030",
    65001: "utf-8",
}
_FIRST_ISO, _LAST_ISO = 28591, 28606  # ISO 8859-1 to 8859-16
_USUAL = "cp1252"


def code_page(number: int) -> str:
    """Python's name for a code page; windows-1252 for one that Python does not know."""
    if _FIRST_ISO <= number <= _LAST_ISO:
        name = f"iso8859-{number - _FIRST_ISO + 1}"
    else:
        name = _NAMED.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return _USUAL
    return name
