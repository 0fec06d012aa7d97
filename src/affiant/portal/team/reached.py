from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reached:
    """By which names browsers reach the server, and through which proxy (its address) if any.

    Behind a proxy everything is HTTPS; without one the server speaks HTTP to this machine alone.
    """

    names: Sequence[str] = ()
    proxy: str = ""

    @property
    def https(self) -> bool:
        """Whether browsers come by HTTPS."""
        return bool(self.proxy)
