"""Domains in a text that may be one person's own: unknown ones that few accounts write from."""

import re
from collections.abc import Iterator

from affiant.mail.attribution.domain import ancestry

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = re.compile(rf"(?<![\w-]){_LABEL}(?:\.{_LABEL}){{1,8}}(?![\w-])")


def hosts(text: str, closed: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Start and end of each name that is one of `closed`, or lies below one; and which."""
    for match in _HOST.finditer(text) if closed else ():
        found = next((one for one in ancestry(match.group()) if one in closed), None)
        if found is not None:
            yield *match.span(), found
