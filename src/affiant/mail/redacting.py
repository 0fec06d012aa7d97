"""A stored message redacted: by which of its signatures, from which of its forms.

As it was archived; without the marks that a mailbox put before "From "; or restored, where that
is asked. The lesser copy is checked before it is handed out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from affiant.evidence.casefile import Casefile
from affiant.mail.authentication import checking
from affiant.mail.authentication.archive import KeyArchive
from affiant.mail.authentication.verdict import Verdict
from affiant.mail.authentication.wire import Wire
from affiant.mail.checked import Authors, check, undone
from affiant.mail.key_shelf import KeyShelf
from affiant.mail.models import Message
from affiant.mail.redaction import NotRedactable, redacted
from affiant.mail.settling.source import Source, sources_of

_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)


class NotKept(ValueError):
    """There is no such message, or no signature of it holds."""


@dataclass(frozen=True, slots=True)
class Lesser:
    """See `redaction.Redacted`. `number` is the signature's in the message, from 1."""

    message: bytes
    number: int
    domain: str
    selector: str
    removed: tuple[str, ...]
    left: tuple[str, ...]
    body_removed: int
    body_left: int
    tells: tuple[str, ...]
    is_restored: bool


def lesser(message: int, number: int | None = None, *, undo: bool = False) -> Lesser:
    """The lesser copy by this signature, or by the first that holds. Raises NotKept."""
    keys = KeyShelf()
    rows = Message.objects.filter(pk=message)
    for source in sources_of(rows, Casefile.at_hand().originals):
        raw = source.raw()
        for form, verdict, place, is_restored in _forms(source, raw, keys, undo=undo):
            if number not in (None, place):
                continue
            found = _lesser(form, verdict, place, keys, is_restored=is_restored)
            if found is not None:
                return found
    raise NotKept("no signature of this message holds by the keys of the casefile")


def _forms(
    source: Source, raw: bytes | None, keys: KeyArchive, *, undo: bool
) -> Iterator[tuple[bytes, Verdict, int, bool]]:
    """Each form of the message with each signature that holds in it."""
    if raw is None:
        return
    plain = _STUFFED.sub(rb"\1", raw) if source.is_of_mailbox else raw
    for form in dict.fromkeys((raw, plain)):
        for place, verdict in enumerate(checking.check(form, keys), 1):
            if verdict.passes:
                yield form, verdict, place, False
    if undo:
        authors = Authors()
        authors.note(raw)
        found = undone(check(plain, keys, None, is_of_mailbox=False), plain, keys,
                       authors.addresses(raw))  # fmt: skip
        for place, restored in enumerate(found.restored, 1):
            if restored is not None:
                yield restored.message, restored.verdict, place, True


def _lesser(
    form: bytes, verdict: Verdict, place: int, keys: KeyArchive, *, is_restored: bool
) -> Lesser | None:
    if verdict.signature is None:
        return None
    try:
        less = redacted(form, verdict.signature)
    except NotRedactable:
        return None
    if not any(one.passes for one in checking.check(less.message, keys)):
        return None
    return Lesser(
        message=less.message,
        number=place,
        domain=verdict.signature.domain,
        selector=verdict.signature.selector,
        removed=less.removed,
        left=less.left,
        body_removed=less.body_removed,
        body_left=len(Wire.of(less.message).body),
        tells=less.tells,
        is_restored=is_restored,
    )
