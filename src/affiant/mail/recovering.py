"""Keys computed from a trove: which signatures belong together, and a process that computes.

The numbers are long and the library cannot be interrupted, so each key is sought in a process of
its own, with a limit on its processor time and memory, that can be stopped.
"""

import hashlib
import multiprocessing
import resource
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from affiant.mail.authentication import recovery, signature
from affiant.mail.authentication.checking import MOST_SIGNATURES, hashed_body, header_data
from affiant.mail.authentication.recovery import Recovered, Signed
from affiant.mail.authentication.signature import Algorithm
from affiant.mail.authentication.tags import Malformed
from affiant.mail.authentication.wire import Wire

MEMORY = 4 << 30
"""Bytes of address space of the process that computes."""

_MOST = 2_000  # signatures of one name that are held
_TICK = 0.2  # seconds between two looks at whether it is done


class GaveUp(RuntimeError):
    """The process ended without a result: its time or memory was used up."""


@dataclass(slots=True)
class Signatures:
    """Signatures of a trove by (selector, domain), those of unaltered bodies first."""

    _held: dict[tuple[str, str], tuple[list[Signed], list[Signed]]] = field(default_factory=dict)

    def note(self, raw: bytes) -> None:
        """Take in a message's RSA signatures."""
        wire = Wire.of(raw)
        for one_field in wire.named("dkim-signature")[:MOST_SIGNATURES]:
            try:
                one = signature.read(one_field)
            except Malformed:
                continue
            if one.algorithm is not Algorithm.RSA_SHA256:
                continue
            whole, altered = self._held.setdefault((one.selector, one.domain), ([], []))
            if len(whole) + len(altered) < _MOST:
                digest = hashlib.sha256(header_data(wire, one)).digest()
                held = whole if hashed_body(wire, one).holds else altered
                held.append(Signed(one, digest))

    def names(self) -> list[tuple[str, str]]:
        """(selector, domain) of which there are two signatures at least."""
        return sorted(name for name in self._held if len(self.under(name)) > 1)

    def under(self, name: tuple[str, str]) -> list[Signed]:
        """Those of this name, the likeliest to be unaltered first."""
        whole, altered = self._held[name]
        return [*whole, *altered]


def recover(
    trove: Iterable[Signed], seconds: int, tick: Callable[[], None] = lambda: None
) -> Recovered | None:
    """See `recovery.recover`. `seconds` of processor time at most; `tick` is called while waiting.

    Raises GaveUp. The process is ended whatever happens here.
    """
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sending, list(trove), seconds), daemon=True)
    process.start()
    sending.close()
    try:
        return _awaited(process, receiving, tick)
    finally:
        process.kill()
        process.join()
        receiving.close()


def _awaited(
    process: BaseProcess, receiving: Connection, tick: Callable[[], None]
) -> Recovered | None:
    while not receiving.poll(_TICK):
        tick()
        if not process.is_alive() and not receiving.poll():
            raise GaveUp
    try:
        found: Recovered | None = receiving.recv()
    except EOFError:
        raise GaveUp from None
    return found


def _work(sending: Connection, trove: list[Signed], seconds: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sending.send(recovery.recover(trove))
