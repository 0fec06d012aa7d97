"""What is worked out of a collection's stored mail, as often as wanted: the same each time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from affiant.evidence.casefile import Casefile
from affiant.evidence.originals import Originals
from affiant.mail.checked import Authors
from affiant.mail.key_shelf import KeyShelf
from affiant.mail.models import Attributed, Placement, SignatureCheck, Trove
from affiant.mail.settling.copies import group_copies
from affiant.mail.settling.crediting import Crediting
from affiant.mail.settling.naming import Naming
from affiant.mail.settling.placing import Placing, waiting
from affiant.mail.settling.signed import keyless, newest_keys, signed
from affiant.mail.settling.source import REPLACED, sources
from affiant.mail.storing.memory import little_memory

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Settled:
    """What a run did. `checked` of the messages were checked and attributed now, the others before.

    `signed` and `passing` count messages among the checked with a signature, and with one that
    holds. `leads` are groups of messages that claim to be the same and are not. `missing` are
    messages whose archived bytes are gone: they stand by what was read of them. `keyless` are
    signed messages, of all, that no key of the casefile can say anything of.
    """

    messages: int = 0
    copies: int = 0
    leads: int = 0
    threads: int = 0
    checked: int = 0
    signed: int = 0
    passing: int = 0
    missing: int = 0
    keyless: int = 0

    @property
    def distinct(self) -> int:
        """How many messages count."""
        return self.messages - self.copies


def settle(
    collection: int,
    now: datetime,
    originals: Originals | None = None,
    *,
    anew: bool = False,
    undo: bool = False,
    watch: Callable[[int], None] | None = None,
) -> Settled:
    """Work out copies, threads, signatures and attributions of all troves of this collection.

    The caller holds the casefile for writing. `originals` are those of the casefile at hand, if
    not told. Checked are messages that were not yet, and those with signatures if keys came in
    since; all of them with `anew`. `undo` seeks what transport had changed where a signature
    fails: slow; what was restored once is restored again without it. `watch` is told how many
    messages are done. A run that was stopped is begun again, and ends as if it had not been.
    """
    troves = Trove.objects.filter(collection_id=collection)
    if not troves.exists():
        return Settled()
    troves.update(settled=None)
    archive = originals or Casefile.at_hand().originals
    with little_memory(), waiting() as lines:
        run = _Run(collection, archive, now, Placing(lines), anew=anew, undo=undo)
        _forget_replaced(collection)
        run.read(watch)
        copies, leads = group_copies(collection)
        threads = run.placing.place(copies)
    troves.update(settled=now)
    return Settled(
        messages=run.messages,
        copies=len(copies),
        leads=leads,
        threads=threads,
        checked=run.crediting.done,
        signed=run.crediting.signed,
        passing=run.crediting.passing,
        missing=run.missing,
        keyless=keyless(collection),
    )


def _forget_replaced(collection: int) -> None:
    """What was worked out of files that others have replaced since."""
    for model in (Attributed, Placement, SignatureCheck):
        rows = model._default_manager.filter(message__trove__collection_id=collection)  # noqa: SLF001 - Django documents it
        rows.filter(message__file__state=REPLACED).delete()


class _Run:
    """One pass over the messages."""

    def __init__(
        self,
        collection: int,
        originals: Originals,
        now: datetime,
        placing: Placing,
        *,
        anew: bool,
        undo: bool,
    ) -> None:
        self._collection, self._originals, self._undo = collection, originals, undo
        self._restored = _restored(collection)
        self._done = set() if anew else _done(collection, self._restored, undo=undo)
        authors = Authors() if undo or self._restored - self._done else None
        self.crediting = Crediting(KeyShelf(), now, authors)
        self.placing, self._naming = placing, Naming()
        self.messages = self.missing = 0

    def read(self, watch: Callable[[int], None] | None) -> None:
        """Take every message in."""
        if self.crediting.authors is not None:
            for source in sources(self._collection, self._originals):
                self.crediting.authors.note(source.head)
        for source in sources(self._collection, self._originals):
            key = source.message.pk
            self.messages += 1
            self.missing += source.is_missing
            self.placing.take(source)
            if key not in self._done:
                self._naming.take(source)
                self.crediting.take(source, undo=self._undo or key in self._restored)
            if watch is not None:
                watch(self.messages)
        self.crediting.write()
        self._naming.write()


def _restored(collection: int) -> set[int]:
    """Messages of which a signature held once something was undone."""
    rows = signed(collection).filter(undone=True).values_list("message_id", flat=True)
    return set(rows.iterator(_AT_ONCE))


def _done(collection: int, restored: set[int], *, undo: bool) -> set[int]:
    """Messages that need not be looked at again: no key came in since, or they are unsigned."""
    rows = Attributed.objects.filter(message__trove__collection_id=collection, at__isnull=False)
    done = set(rows.values_list("pk", flat=True).iterator(_AT_ONCE))
    checks = signed(collection)
    if (newest := newest_keys()) is not None:
        again = checks.filter(message__attributed__at__lt=newest)
        done -= set(again.values_list("message_id", flat=True).iterator(_AT_ONCE))
    if undo:
        failing = checks.exclude(result="pass").values_list("message_id", flat=True)
        done -= set(failing.iterator(_AT_ONCE)) - restored
    return done
