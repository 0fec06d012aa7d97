"""Addresses that a filter replaced by its own, and that hold the one that stood there."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

_REST = rb"[^\s\"'<>]{0,2000}"
_IN = rb"([^&\s\"'<>]{1,2000})&" + _REST
_MOST = 500  # such addresses in one text: with more, it was made to take long
_MARKS = (b"urldefense.", b"safelinks.", b"linkprotect.")
_RUNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _percent(found: re.Match[bytes]) -> bytes:
    return unquote_to_bytes(found[1])


def _proofpoint_2(found: re.Match[bytes]) -> bytes:
    return unquote_to_bytes(found[1].replace(b"-", b"%").replace(b"_", b"/"))


def _proofpoint_3(found: re.Match[bytes]) -> bytes:
    """Characters that it does not let stand are stars, and stand in base64 behind; `**C` is a run
    of as many of them as C tells."""
    told = found[2].replace(b"-", b"+").replace(b"_", b"/")
    try:
        left = base64.b64decode(told + b"=" * (-len(told) % 4)).decode()
    except (binascii.Error, ValueError):
        return found[0]
    at = 0

    def star(run: re.Match[bytes]) -> bytes:
        nonlocal at
        many = _RUNS.index(run[1]) + 2 if run[1] else 1
        at += many
        return left[at - many : at].encode()

    whole = re.sub(rb"\*(?:\*([\w-]))?", star, found[1])
    return re.sub(rb"\A(https?:/)(?!/)", rb"\1/", whole)


_FILTERS: tuple[tuple[re.Pattern[bytes], Callable[[re.Match[bytes]], bytes]], ...] = (
    (re.compile(rb"https?://urldefense\.proofpoint\.com/v1/url\?u=" + _IN), _percent),
    (re.compile(rb"https?://urldefense\.proofpoint\.com/v2/url\?u=" + _IN), _proofpoint_2),
    (
        re.compile(
            rb"https?://urldefense\.(?:com|us|proofpoint\.com)/v3/__([^\s\"'<>]{1,2000}?)__;([\w-]{0,2000})!!"
            rb"[^\s\"'<>$]{0,200}\$"
        ),
        _proofpoint_3,
    ),
    (
        re.compile(rb"https?://[\w.-]+\.safelinks\.protection\.outlook\.com/\?url=" + _IN),
        _percent,
    ),
    (re.compile(rb"https?://linkprotect\.cudasvc\.com/url\?a=" + _IN), _percent),
)
_HOST_BEHIND = re.compile(rb"(https?://urldefense\." + _REST + rb") \[[\w.-]{1,100}\]")
"""Proofpoint names the host behind the address."""


def as_written(content: bytes, *, is_html: bool = False) -> Iterator[bytes]:
    """The text with the addresses that stood there, where there are such."""
    if not 0 < sum(map(content.count, _MARKS)) <= _MOST:
        return
    for start in (content, _HOST_BEHIND.sub(rb"\1", content)):
        plain = _replaced(start, lambda address: address)
        if plain != start:
            yield plain
            if is_html and b"&" in plain:
                yield _replaced(start, lambda address: address.replace(b"&", b"&amp;"))


def _replaced(content: bytes, spelt: Callable[[bytes], bytes]) -> bytes:
    for pattern, meant in _FILTERS:
        content = pattern.sub(lambda found, meant=meant: spelt(meant(found)), content)  # type: ignore[misc] # a default binds the loop's value
    return content
