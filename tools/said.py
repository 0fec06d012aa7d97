"""Where a message is told in a way that its catalogue cannot know.

Babel reads messages out of the code's tokens. A call inside an f-string is one token up to Python
3.11 and many from 3.12 on, so whether its message is found depends on who runs it; and an f-string
as a message is another message each time.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

TELLING = frozenset({"_", "N_", "gettext", "ngettext", "pgettext", "npgettext"})


@dataclass(frozen=True, slots=True)
class Lost:
    """A call whose message may be lost, and on which line."""

    line: int
    why: str


def lost(code: str) -> list[Lost]:
    """The calls of this code whose messages may be lost, in its order."""
    found: set[Lost] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.JoinedStr):
            found |= {Lost(one.lineno, "inside an f-string") for one in _calls(node)}
        if _tells(node):
            given = [part for argument in node.args for part in ast.walk(argument)]
            if any(isinstance(part, ast.JoinedStr) for part in given):
                found.add(Lost(node.lineno, "of an f-string"))
    return sorted(found, key=lambda one: (one.line, one.why))


def lost_under(folder: Path) -> Iterator[tuple[Path, Lost]]:
    """The same of every module under a folder."""
    for path in sorted(folder.rglob("*.py")):
        yield from ((path, one) for one in lost(path.read_text("utf-8")))


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (one for one in ast.walk(node) if _tells(one))


def _tells(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in TELLING
