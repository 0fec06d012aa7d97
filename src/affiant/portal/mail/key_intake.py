"""What a form brings, made into an import of keys: read in memory first, then kept all at once."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath

from affiant.mail.key_shelf import Origin, Taken, keep
from affiant.mail.keys.found import Found, Problem, Telling
from affiant.mail.keys.importing import HEAD, ImportKind, found, kind_of
from affiant.mail.keys.signed import Signer, signers
from affiant.portal.mail.key_file import KEYS, SIGNER, KeyFiles
from affiant.portal.mail.narrowed import day_of

LONGEST = 200  # characters of what a person types
PASTED = "text"  # what a key that was typed in is called, where nobody names its teller


class Unread(ValueError):
    """Nothing was read of it; the message is a word of `key_words`."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a form says. `kind` None is told by the beginning."""

    content: bytes
    name: str
    kind: ImportKind | None
    telling: Telling
    signers: tuple[Signer, ...] = ()

    @classmethod
    def of(cls, sent: Mapping[str, str], files: KeyFiles) -> "Brought":
        """Raises Unread."""
        if files.too_large:
            raise Unread("large")
        pasted = sent.get("text", "").strip()
        content = files.taken.get(KEYS) or pasted.encode("utf-8", "replace")
        if not content.strip():
            raise Unread("no_file")
        name = _said(PurePath(files.names.get(KEYS, "").replace("\\", "/")).name) or PASTED
        kind = sent.get("kind", "")
        telling = Telling(
            _said(sent.get("source", "")) or name,
            _day(sent.get("seen", "")),
            _said(sent.get("domain", "")),
            _said(sent.get("selector", "")),
        )
        return cls(
            content,
            name,
            ImportKind(kind) if kind in list(ImportKind) else None,
            telling,
            _signers(files.taken.get(SIGNER, b"")),
        )


def bring(brought: Brought, now: datetime) -> Taken:
    """Keep its keys. All of it is read before the database is asked to wait. Raises Unread."""
    kind = brought.kind or kind_of(brought.content[:HEAD], brought.name)
    if kind is None:
        raise Unread("unknown_form")
    read = found(io.BytesIO(brought.content), kind, brought.telling, brought.signers)
    sha256 = hashlib.sha256(brought.content).hexdigest()
    origin = Origin(brought.name, kind.value, brought.telling.told_by, sha256)
    return keep(list(_plain(read)), origin, now)


def _plain(read: Iterator[Found]) -> Iterator[Found]:
    """Details of problems quote the file: nothing that a database refuses stays in them."""
    for one in read:
        yield replace(one, detail=_clean(one.detail)) if isinstance(one, Problem) else one


def _clean(told: str) -> str:
    return told.replace("\0", "").encode("utf-8", "replace").decode()


def _said(told: str) -> str:
    return _clean(" ".join(told.split()))[:LONGEST]


def _day(told: str) -> date | None:
    day = day_of(told.strip())
    if told.strip() and day is None:
        raise Unread("bad_day")
    return day


def _signers(content: bytes) -> tuple[Signer, ...]:
    try:
        return signers(content) if content else ()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise Unread("bad_signer") from wrong
