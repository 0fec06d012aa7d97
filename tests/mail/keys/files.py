"""How the tests of importers call them."""

import io
from collections.abc import Sequence
from datetime import date

from affiant.mail.authentication.archive import ArchivedKey
from affiant.mail.keys.found import KeyTrouble, Problem, Telling
from affiant.mail.keys.importing import ImportKind, found
from affiant.mail.keys.signed import Signer
from tests.mail.authentication.post import signer

RECORD = signer().public
NAME = "s1._domainkey.corp.example"
TELLING = Telling("the clerk")
QUOTED = f'"{RECORD[:200]}" "{RECORD[200:]}"'
"""As the DNS has it: strings of at most 255 characters."""


def taken(
    content: str | bytes,
    kind: ImportKind,
    telling: Telling = TELLING,
    signers: Sequence[Signer] = (),
) -> tuple[list[ArchivedKey], list[tuple[int, KeyTrouble]]]:
    """The keys, and the problems with their lines."""
    raw = content.encode() if isinstance(content, str) else content
    keys, problems = [], []
    for one in found(io.BytesIO(raw), kind, telling, signers):
        if isinstance(one, Problem):
            problems.append((one.line, one.trouble))
        else:
            keys.append(one)
    return keys, problems


def seen(key: ArchivedKey) -> tuple[date | None, date | None]:
    return key.first_seen, key.last_seen
