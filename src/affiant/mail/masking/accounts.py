"""Accounts that are no addresses: in the paths of files and pages, in what servers write into a
header, and the machines and network addresses from which somebody writes."""

import re
from collections.abc import Iterator

from affiant.mail.masking.lowered import lowered
from affiant.mail.masking.pseudonym import Masking
from affiant.mail.masking.words import words

_OWN = r"(?:Users|Utilisateurs|home|homes|Documents and Settings|users\$|Profiles|profils)"
_PATH = re.compile(rf"[\\/]{_OWN}[\\/]{{1,2}}([^\W_][\w.$-]{{1,40}})", re.IGNORECASE)
_TILDE = re.compile(r"/(?:~|%7E)([A-Za-z][\w.-]{1,40})")
_SHARE = re.compile(r"\\\\[\w.-]{1,60}\\([A-Za-z][\w.-]{1,40})\$")
_WINDOWS = re.compile(r"(?<![\w\\/:.$-])[A-Z][A-Z0-9_-]{1,14}\\([A-Za-z][\w.-]{1,30})(?![\\\w.])")
_DIRECTORY = re.compile(r"cn=recipients[/_]cn=([^\"/@>;,\s\[]{2,80})", re.IGNORECASE)
_X400 = re.compile(
    r"\bc=\w{2};\s?a=[^;\r\n]{0,20};\s?p=[^;\r\n]{0,40};[^\r\n]{0,200}", re.IGNORECASE
)
_X400_NAME = re.compile(r";\s?(?:s|g|i)=([^;\s\[]{1,40})", re.IGNORECASE)
_SIGNED_IN = re.compile(
    r"(?:\bauthenticated[ _-](?:sender|id|user)|\bauth[ _-]?user|authenticated-(?:user|sender)|"
    r"UserPrincipalName|sasl_username|smtp\.(?:auth|user)|X-PHP-Originating-Script|X-Sender|"
    r"X-Apparently-To|X-[\w-]{0,20}(?:Profile|User|Auth-ID)|(?<![\w.])(?:user|login|uid))"
    r"\s{0,3}[:=]\s{0,3}(?:\d{1,10}:)?([A-Za-z][\w.+-]{1,60})",
    re.IGNORECASE,
)
_AUTHENTICATED = re.compile(r"\(authenticated as ([A-Za-z][\w.+-]{1,60})", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:linkedin\.com/(?:in|pub)/|(?:facebook|fb|twitter|instagram|tiktok|viadeo|calendly)\.com/|"
    r"(?<![\w.])(?:x\.com|t\.me)/|plus\.google\.com/\+|\bskype:)"
    r"(?:@|#!/|people/|profile/)?([\w.%-]{3,60})",
    re.IGNORECASE,
)
_AT_PAGE = re.compile(r"://[\w.-]{1,100}/@([\w.-]{2,60})")
_BLOG = re.compile(
    r"(?<![\w.-])([\w-]{3,60})"
    r"(?=\.(?:(?:wordpress|tumblr|canalblog|substack)\.com|(?:blogspot|over-blog)\.))",
    re.IGNORECASE,
)
_PASSED = re.compile(r"://([^\s/@:<>\"]{1,64}):[^\s/@<>\"]{1,64}@")
_HANDLE = re.compile(
    r"\b(?:Twitter|Instagram|Insta|Telegram|Mastodon|Skype|Snapchat|LinkedIn|Facebook)\s?:\s?@?"
    r"([\w.-]{3,40})",
    re.IGNORECASE,
)
_NOBODY = words("roles") | words("no account of a person")
_IP = r"(?:\d{1,3}(?:\.\d{1,3}){3}|(?:IPv6:)?[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})"
_SMALL_NET = r"(?:\.(?:local|home|lan|localdomain|workgroup|box|fritz\.box))"
_ADDRESS = re.compile(rf"\[({_IP})\]")
_MACHINES = (
    re.compile(
        r"from (?<!\wfrom )([A-Za-z][\w-]{1,62}"
        rf"{_SMALL_NET}?)(?= (?:\((?:[^()\s]{{1,255}} )?)?\[{_IP}\])"
    ),
    re.compile(rf"\(([A-Za-z][\w-]{{0,62}}{_SMALL_NET})(?= \[)"),
    re.compile(rf"<[^<>@\s]{{1,120}}@([A-Za-z][\w-]{{2,62}}{_SMALL_NET}?)>"),
)
_THIS = frozenset({"localhost", "localhost.localdomain", "unknown"})
_LINE_AT_HOME = re.compile(
    r"(?<![\w.-])([\w-]{0,60}(?:adsl|vdsl|xdsl|abo|dyn|pool|cable|ppp|dhcp|dialup|cust|fbx|cpe)"
    rf"[\w-]{{0,60}}(?:\.[\w-]{{1,60}}){{1,6}})(?:\. )? ?\[({_IP})\]"
)
_HOST_BACK = re.compile(r" ?(?: \.)?[\w.-]{1,550}")  # of what stands before "[", the last first
_LONGEST_HOST = 560
_FIELD_OF_ADDRESS = re.compile(
    rf"^X-[\w-]{{0,40}}(?:IP|Addr|Host)[\w-]{{0,20}}[ \t]?:[ \t]*\[?({_IP})\]?",
    re.IGNORECASE | re.MULTILINE,
)

Account = tuple[int, int, Masking, str]


def accounts(text: str) -> Iterator[Account]:
    """Start, end, what it is, and whose, or the machine or the address."""
    for pattern in _looked_for(text):
        for found in pattern.finditer(text):
            if found.group(1).lower() not in _NOBODY:
                yield *found.span(1), Masking.NAME, f"account:{found.group(1).casefold()}"
    for found in _X400.finditer(text) if "a=" in text else ():
        for part in _X400_NAME.finditer(text, *found.span()):
            yield *part.span(1), Masking.NAME, f"account:{part.group(1).casefold()}"
    if "[" in text or "<" in text:
        yield from _machines(text)


def _looked_for(text: str) -> Iterator[re.Pattern[str]]:
    """Those of which a sign stands in the text: to look for a word is cheap."""
    if not any(mark in text for mark in _MARKS):
        return
    small = lowered(text)
    for pattern, signs in _SIGNS:
        if any(sign in small for sign in signs):
            yield pattern


_MARKS = ("/", ":", "\\", "=", "(", ".")  # one of them stands in whatever one of the patterns finds
_SIGNS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_PATH, ("users", "utilisateurs", "home", "documents and", "profil")),
    (_TILDE, ("/~", "/%7e")),
    (_SHARE, ("\\\\",)),
    (_WINDOWS, ("\\",)),
    (_DIRECTORY, ("cn=recipients",)),
    (_AUTHENTICATED, ("(authenticated as",)),
    (_AT_PAGE, ("/@",)),
    (_BLOG, (".wordpress.", ".blogspot.", ".tumblr.", ".over-blog.", ".canalblog.", ".substack.")),
    (_PASSED, ("://",)),
    (_SIGNED_IN, ("authenticated ", "authenticated_", "authenticated-", "authuser", "auth user",
                  "auth_user", "auth-user", "userprincipal", "sasl_user", "smtp.auth", "smtp.user",
                  "x-php-", "x-sender", "x-apparently", "profile", "user", "auth-id", "login",
                  "uid")),
    (_PAGE, ("linkedin", "facebook", "fb.com", "twitter", "instagram", "tiktok", "viadeo", "x.com",
             "t.me", "skype", "calendly", "plus.google")),
    (_HANDLE, ("twitter", "insta", "telegram", "mastodon", "skype", "snapchat", "linkedin",
               "facebook")),
)  # fmt: skip


def _machines(text: str) -> Iterator[Account]:
    for pattern in _MACHINES:
        for found in pattern.finditer(text):
            name = found.group(1).lower()
            if name not in _THIS:
                yield *found.span(1), Masking.DOMAIN, name
    for found in _at_home(text):
        yield *found.span(1), Masking.DOMAIN, found.group(1).lower()
        yield *found.span(2), Masking.NETWORK, found.group(2)
    for found in _FIELD_OF_ADDRESS.finditer(text):
        yield *found.span(1), Masking.NETWORK, found.group(1)


def _at_home(text: str) -> Iterator[re.Match[str]]:
    """What `_LINE_AT_HOME` finds, by the addresses in brackets: hosts are everywhere."""
    for address in _ADDRESS.finditer(text):
        end = address.start()
        before = _HOST_BACK.match(text[max(0, end - _LONGEST_HOST) : end][::-1])
        if before and (found := _LINE_AT_HOME.match(text, end - before.end())):
            yield found
