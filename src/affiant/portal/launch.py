"""The launch token: who can read the terminal can open the portal, once.

The token stands in an address, and addresses show: in the list of processes while a browser is
started, in its history. So it opens the door one time; what counts after is a cookie that no script
can read and no other site can send.
"""

import secrets
import threading
from dataclasses import dataclass, field

COOKIE = "affiant-owner"


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True)
class Launch:
    """A token that is good once, and the session that it opens. Safe for many threads."""

    token: str = field(default_factory=_secret)
    session: str = field(default_factory=_secret)
    _spent: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def exchange(self, token: str) -> str | None:
        """The session for the token, the first time that it is shown; None ever after."""
        with self._lock:
            if self._spent or not _same(token, self.token):
                return None
            self._spent = True
            return self.session

    def holds(self, session: str) -> bool:
        """Whether this is the session that the token opened."""
        return self._spent and _same(session, self.session)


def _same(one: str, other: str) -> bool:
    """Compared in a time that does not tell where they differ."""
    return secrets.compare_digest(one.encode(), other.encode())
