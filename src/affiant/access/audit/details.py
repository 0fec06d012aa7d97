"""What the log may say beyond who, what and which: a closed list of keys, each with its form.

The log outlives what it tells of and is read by auditors who may read no document. So it holds
no text of a source, no name, no password and no token: not by discipline, but because no value
of these forms can carry one. What somebody searched for stands as a keyed digest, by which one
who knows the words can ask whether they were searched for; a reason stands as a commitment.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from affiant.access.identifier import DIGEST, KEY, MARK, NUMBER, UUID
from affiant.access.roles.ground import Ground
from affiant.access.roles.role import Role, Scope

Detail = str | int
MOST = 2**63 - 1  # what both databases count to


class Secret(ValueError):
    """A detail that the log does not take; the message names the key, never the value."""


class Format(StrEnum):
    """As what something was exported."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"
    FTM = "ftm"
    BUNDLE = "bundle"
    ORIGINAL = "original"


class Method(StrEnum):
    """How somebody showed who they are."""

    PASSWORD = "password"  # noqa: S105 - the way, not one
    CODE = "code"  # a time-based one-time code
    PASSKEY = "passkey"
    RECOVERY = "recovery"
    TOKEN = "token"  # noqa: S105 - the way, not one


@dataclass(frozen=True, slots=True)
class Form:
    """What a value looks like: a number, or a string that the pattern matches whole."""

    pattern: re.Pattern[str] | None

    def fits(self, value: object) -> bool:
        """Whether the value has this form."""
        if self.pattern is None:
            return type(value) is int and 0 <= value <= MOST
        return isinstance(value, str) and self.pattern.fullmatch(value) is not None


def _one_of(words: type[StrEnum] | tuple[str, ...]) -> Form:
    return Form(re.compile("|".join(re.escape(str(word)) for word in words)))


_COUNT = Form(None)
_HELD_BY = Form(re.compile(rf"local|(?:person|team):(?:{NUMBER}|{UUID})"))

FORMS: dict[str, Form] = {
    "bytes": _COUNT,
    "collection": _COUNT,
    "commitment": Form(re.compile(DIGEST)),
    "document": _COUNT,
    "format": _one_of(Format),
    "ground": _one_of(Ground),
    "hits": _COUNT,
    "holder": _HELD_BY,
    "key": Form(re.compile(KEY)),
    "method": _one_of(Method),
    "query": Form(re.compile(MARK)),
    "role": _one_of(Role),
    "rows": _COUNT,
    "scope": _one_of(Scope),
    "sha256": Form(re.compile(DIGEST)),
    "status": _COUNT,
    "verdict": _one_of(("accepted", "corrected", "rejected", "suggested", "unsure")),
}


def written(details: Mapping[str, Detail]) -> str:
    """The details in their one spelling (JSON, keys in order). Raises Secret."""
    for key, value in details.items():
        if key not in FORMS:
            raise Secret("the log knows no detail of this name")
        if not FORMS[key].fits(value):
            raise Secret(f"the log takes no such value as {key}")
    plain = {key: str(value) if isinstance(value, str) else value for key, value in details.items()}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))
