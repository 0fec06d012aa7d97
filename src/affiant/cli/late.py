"""A command that is loaded when it is asked for: a run needs one, and all take a third of a second.

Until then a stand-in has its name and its help, which is all that a list of commands shows.
"""

from importlib import import_module
from typing import Any

from typer.core import TyperCommand


class Late(TyperCommand):
    """The stand-in. `home` is "module:name" of a verb's function, or of a group's `Commands`."""

    home = ""

    @property
    def found(self) -> Any:
        """What stands at its home."""
        module, _colon, name = self.home.partition(":")
        return getattr(import_module(module), name)


def late(home: str) -> type[Late]:
    """The stand-in of what lives there."""
    return type("Late", (Late,), {"home": home})


def nothing() -> None:
    """What a stand-in does: it is never run."""
