"""Addresses in a text, plain and disguised: the local part of each, and where its host stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from affiant.mail.attribution.domain import registrable
from affiant.mail.masking.people import identity
from affiant.mail.masking.usual import is_usual
from affiant.mail.masking.words import words

_LABEL = r"[\w-]{1,63}"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,8}}"
_AT = "[@\uff20\ufe6b]"
_LOCAL = r"[\w.+'\u2019~!#$^{}|*-]{1,64}"
_AT_HOST = re.compile(rf"{_AT}({_HOST}|\[[\d.:a-fA-F]+\])")
_LOCAL_BACK = re.compile(_LOCAL)  # of the characters before "@", the last first
_QUOTED = re.compile(rf'("[^"\r\n]{{1,64}}"|{_LOCAL}){_AT}({_HOST}|\[[\d.:a-fA-F]+\])')
_QUOTED_ENDS = ('"@', '"\uff20', '"\ufe6b')
_BRACKETED = re.compile(rf"<\s*(?:mailto:)?([^<>@\s]{{1,250}}){_AT}({_HOST})", re.IGNORECASE)
_RETURNED = re.compile(rf"=({_LABEL}(?:\.{_LABEL}){{1,8}}){_AT}")
_RETURNED_BACK = re.compile(r"[\w.+-]{1,64}")
_LONGEST_LOCAL = 64
_OPEN, _CLOSE = r"[\[({<]{1,2}\s{0,2}", r"\s{0,2}[\])}>]{1,2}"
_AROUND = "[|«»'\"#=~/\\\\“”‘’]"  # around "at" or "dot", where a host can be registrable alone
_SAID_AT = (
    rf"\s{{0,3}}{_OPEN}(?:at|arobase|arobas|chez|a|à|@|a commercial){_CLOSE}\s{{0,3}}"
    r"|\s{1,3}(?:arobase|arobas|a commercial|at[ -]sign|at|chez|@{1,3})\s{1,3}"
    r"|\s{1,3}@|@[ \t]{1,3}"
    r"|\s?[-_*/](?:at|arobase|arobas)[-_*/]\s?|\.(?:at|arobase)\."
    rf"|\s{{0,3}}{_AROUND}(?:at|arobase|arobas){_AROUND}\s{{0,3}}|{_AT}"
)
_SAID_DOT = (
    rf"(?:\s{{0,3}}{_OPEN}(?:dot|point|\.){_CLOSE}\s{{0,3}}"
    r"|\s{1,3}(?:dot|point|tiret(?: bas)?|underscore|dash|hyphen)\s{1,3}"
    r"|\s?[-_*/](?:dot|point)[-_*/]\s?|\.(?:dot|point)\."
    rf"|\s{{0,3}}{_AROUND}(?:dot|point){_AROUND}\s{{0,3}})"
)
_PIECE = r"[^\W_][\w+-]{0,62}?"
_SAID = re.compile(
    rf"(?<![\w.+-])({_PIECE}(?:(?:\.|{_SAID_DOT}){_PIECE}){{0,4}})({_SAID_AT})"
    rf"({_PIECE}(?:(?:\.|{_SAID_DOT}){_PIECE}){{0,4}})(?![\w+-])",
    re.IGNORECASE,
)
_MAY_BE_SAID = re.compile(
    r"[\s\[({<_*/-](?:arobas|@|[aà]\s{0,2}[\])}>]|at[-_*/]"
    r"|(?:at|chez|a commercial)\s{0,2}[\])}>]|at[ -]sign)"
    rf"|(?:at|chez|a commercial)\s{{1,3}}{_PIECE}(?:\.|{_SAID_DOT})[^\W_]"
    rf"|[\])}}>][\w-]{{1,63}}{_AT}|{_AT}[\w-]{{1,63}}\s{{0,3}}{_OPEN}"
    rf"|@[ \t]{{1,3}}\w|{_AROUND}(?:at|arobase?){_AROUND}|\.(?:at|arobase)\.",
    re.IGNORECASE,
)
_WORDS = frozenset({"chez", "a commercial"})
_MARKS = frozenset(_AROUND[1:-1])
_ACCOUNT = re.compile(r"[._\d]")  # an account's name, not a word
_DOT = re.compile(_SAID_DOT, re.IGNORECASE)
_ID_LINE = re.compile(
    r"^[>\s]*(?:message-id|in-reply-to|references|content-id|resent-message-id)\s*:",
    re.IGNORECASE,
)
_NO_ACCOUNT = words("no account")


@dataclass(frozen=True, slots=True)
class Found:
    """`start` and `end` bound the local part, `at` and `until` the host. `address` is in lower
    case, without "+detail"."""

    start: int
    end: int
    address: str
    at: int
    until: int
    is_id: bool = False


def addresses(text: str) -> Iterator[Found]:
    """Every address, in no order; one may be found twice."""
    if "@" in text or "\uff20" in text or "\ufe6b" in text:
        for start, end, match, group in _plain(text):
            yield _found(text, (start, end), match.span(group), is_id=_is_id(text, start))
        for match in _BRACKETED.finditer(text):
            is_id = _is_id(text, match.start(1))
            yield _found(text, match.span(1), match.span(2), is_id=is_id)
        if "=" in text:
            yield from _returned(text)
    if _MAY_BE_SAID.search(text):
        yield from _said(text)


_Place = tuple[int, int, re.Match[str]]


def _found(
    text: str, local: tuple[int, int], host: tuple[int, int], *, is_id: bool = False
) -> Found:
    return Found(*local, _address(text[slice(*local)], text[slice(*host)]), *host, is_id)


def _plain(text: str) -> Iterator[tuple[int, int, re.Match[str], int]]:
    """Start and end of each local part, and what was found with the number of its host's group."""
    if any(ends in text for ends in _QUOTED_ENDS):
        return ((*match.span(1), match, 2) for match in _QUOTED.finditer(text))
    return ((*place, 1) for place in _before(text, _AT_HOST, _LOCAL_BACK))


def _before(text: str, anchor: re.Pattern[str], back: re.Pattern[str]) -> Iterator[_Place]:
    """Start and end of what stands before each anchor, read backwards; and the anchor.

    To look for the local part first takes as many steps as the text has letters, and each of them
    as many as a word has.
    """
    free = 0
    for match in anchor.finditer(text):
        end = match.start()
        floor = max(free, end - _LONGEST_LOCAL)
        if local := back.match(text[floor:end][::-1]):
            free = match.end()
            yield end - local.end(), end, match


def _returned(text: str) -> Iterator[Found]:
    """A bounce's "anne=corp.fr@lists.org", not a link's "to=anne.dupont@corp.fr"."""
    for start, end, match in _before(text, _RETURNED, _RETURNED_BACK):
        if registrable(match.group(1)) is not None:
            yield _found(text, (start, end), match.span(1))


def _said(text: str) -> Iterator[Found]:
    for match in _SAID.finditer(text):
        local, at, host = match.groups()
        host = _DOT.sub(".", host)
        if not _is_one(at, local, host, match.group(3)):
            continue
        told = _address(_DOT.sub(".", local), host)
        yield Found(*match.span(1), told, *match.span(3))


def _is_one(at: str, local: str, host: str, said: str) -> bool:
    """Whether it is an address, by what stands where "@" should."""
    word = at.strip().lower()
    if len(at) == 1:  # a sign as in any address, between disguised dots
        return said != host or _DOT.search(local) is not None
    is_apart = word == "@" and not (at[0].isspace() and at[-1].isspace())
    if word in _WORDS or is_apart:
        # "nous travaillons chez corp.fr", "it is a commercial product", "follow us @corp.com"
        is_account = _ACCOUNT.search(local) is not None or (
            is_apart and not is_usual(local.lower())
        )
        return is_account and registrable(host) is not None
    if word == "at":
        return _is_likely(local, host, said)
    if word[0] == ".":
        return registrable(host) is not None and said != host
    return word[0] not in _MARKS or registrable(host) is not None


def _is_likely(local: str, host: str, said: str) -> bool:
    """Whether it is an address: "anne at corp.fr" is one, "look at corp.fr" is none."""
    if registrable(host) is None:
        return False
    return said != host or local.lower() not in _NO_ACCOUNT


def _address(local: str, host: str) -> str:
    return identity(local.strip('"'), host)


def _is_id(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return bool(_ID_LINE.match(text, line, at))
