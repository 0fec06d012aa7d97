"""For whom the portal works at this moment: what is asked without saying for whom, is for them.

Outside of a request it is nobody in particular, and everything may be asked: the process itself
works then, or a test. In a request it is the visitor, or NOBODY, from before the view is called
until the last byte is sent.
"""

import contextvars
from collections.abc import Iterable, Iterator
from contextvars import ContextVar, Token
from typing import TYPE_CHECKING

from affiant.evidence import reach
from affiant.portal.visitor import Visitor

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from affiant.evidence.models import Entry

_here: ContextVar[Visitor | None] = ContextVar("here", default=None)


def here() -> Visitor | None:
    """For whom; None outside of a request."""
    return _here.get()


def entries_of(rows: "QuerySet[Entry]", who: Visitor) -> "QuerySet[Entry]":
    """Of these rows of the ledger those that stand where the visitor may do what they are here
    for."""
    return reach.Within(who.documents)(rows)


def come(who: Visitor) -> tuple[Token[Visitor | None], Token[reach.Narrowing | None]]:
    """From now on it is for them."""
    seen = who.documents
    return _here.set(who), reach.narrow(None if seen.whole else reach.Within(seen))


def leave(before: tuple[Token[Visitor | None], Token[reach.Narrowing | None]]) -> None:
    """As it was before."""
    _here.reset(before[0])
    reach.widen(before[1])


def in_pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    """What is sent piece by piece, each made for whom it is now, though they have left by then."""
    context = contextvars.copy_context()
    pieces = iter(content)
    while (piece := context.run(next, pieces, None)) is not None:
        yield piece
