"""What threading needs to know of a message, and where it places it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Basis(StrEnum):
    """Why a message hangs where it hangs. None of them is as good as the one before."""

    ROOT = "root"
    REFERENCES = "references"
    QUOTED = "quoted text"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Mail:
    """One message. `references` from the oldest to the one it answers.

    `quoted` and `written` are lines that it quotes and that its writer wrote, for messages
    whose references are missing.
    """

    key: str
    message_id: str | None
    references: tuple[str, ...]
    subject: str
    sent: datetime | None = None
    written: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Node:
    """A place in a thread: a message, or (`mail` None) one that is named but not in the trove."""

    message_id: str
    mail: Mail | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    basis: Basis = Basis.ROOT

    @property
    def root(self) -> "Node":
        """The first of its thread."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    def walk(self) -> "list[Node]":
        """This and all below it, each before what answers it."""
        found, waiting = [], [self]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += reversed(node.children)
        return found
