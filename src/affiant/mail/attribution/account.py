"""Accounts: an address without the marks that programs and careful people put into it.

Invariant: `account(account(x)) == account(x)`, and no host is ever changed, for the host says whose
account it is.
"""

import re

from affiant.mail.attribution.domain import plain

_MARKED = (
    # BATV (draft-levine-smtp-batv, 4), in either order, as Barracuda and SparkPost write it, too.
    re.compile(r"(?:ms|b)?prvs\d?=[\w-]{1,40}=(?P<local>[^=].*)"),
    re.compile(r"btv\d==[\w-]{1,60}==(?P<local>.+)"),
    re.compile(r"prvs=(?P<local>[^=/]+)/[0-9a-f]{6,12}"),
    # TMDA: addresses that end on a day, or are good for one sender or one word.
    re.compile(
        r"(?P<local>.+?)[-+](?:dated-\d{5,12}\.[0-9a-f]{4,40}|sender-[0-9a-f]{6,40}"
        r"|keyword-.{1,60}\.[0-9a-f]{6,40}|confirm-\w{1,20}\.\d{3,8}\.[0-9a-f]{4,40})"
    ),
    # SRS: who forwards writes an hour and a hash before the sender.
    re.compile(r"srs0[=+-][^=]{1,20}=[^=]{1,8}=(?P<host>[^=]+)=(?P<local>.+)"),
    re.compile(r"srs1[=+-][^=]{1,20}=[^=]+==[^=]{1,20}=[^=]{1,8}=(?P<host>[^=]+)=(?P<local>.+)"),
    # VERP: the letter's number and its recipient behind the name of what returns.
    re.compile(
        r"(?P<local>[a-z.]{0,40}(?:bounces?|returns?|errors?|verp))[-+][^=]{0,200}"
        r"=[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+"
    ),
)


def account(address: str) -> str:
    """The account as it is counted: lower case, without "+detail" and the like; "" for what is no
    address.

    One person with two spellings is one account, so that no count grows by spelling.
    """
    local, at, host = address.strip().strip("<>").rpartition("@")
    name = plain(host)
    if not at or not local or name is None:
        return ""
    return f"{unmarked(local.lower())}@{name}"


def unmarked(local: str) -> str:
    """A local part in lower case without "+detail", a day or a hash: "anne" of
    "anne-dated-1416700000.a1b2c3", "prvs=012345678a=anne", "anne+news"."""
    while (bare := _once(local)) != local:  # marks upon marks; each time it is shorter
        local = bare
    return local


def _once(local: str) -> str:
    for pattern in _MARKED:
        if found := pattern.fullmatch(local):
            told = found.groupdict()
            return f"{told['local']}={told['host']}" if "host" in told else told["local"]
    return local.partition("+")[0] or local
