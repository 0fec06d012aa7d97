"""What the server takes of a request before a page sees it: little, but for a form of files.

Waitress takes in all of a request first. Bodies are small therefore: a script sends files in
pieces. A browser without scripts sends a form with whole files, to an address with a ticket:
signed by this server, handed out with the page to who may send files, good for half a day. So
nobody else can make the server take in more than a piece.
"""

import shutil
import tempfile
from copy import copy
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import Error

from affiant.portal.turned_away import TurnedAway

FORMS = "/intake/form/"
KEY_FORMS = "/mail/keys/form/"
LONG = {FORMS: "UPLOAD_FORM", KEY_FORMS: "UPLOAD_KEYS"}
"""The addresses that take long forms for a ticket, and the setting that says how long."""
GOOD_FOR = 12 * 3600  # seconds


class NoRoom(Error):
    """The disk that requests are taken in on is too full for this one."""

    code = 507
    reason = "Insufficient Storage"


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="affiant form of files", sep=".")


def ticket() -> str:
    """A ticket for one page."""
    return _signer().sign("form")


def is_good(shown: str) -> bool:
    """Whether this ticket is ours, and not too old."""
    try:
        _signer().unsign(shown, max_age=GOOD_FOR)
    except BadSignature:
        return False
    return True


class Parser(HTTPRequestParser):
    """Reads requests; lets forms of files be long, and says what is wrong as a page does."""

    _error: TurnedAway | None = None

    @property
    def error(self) -> TurnedAway | None:
        """What is wrong with the request; None for nothing."""
        return self._error

    @error.setter
    def error(self, found: Error | None) -> None:
        self._error = None
        if found is not None:
            limit = getattr(settings, LONG.get(self._door(), ""), 0)
            self._error = TurnedAway(found, getattr(self, "headers", {}), limit)

    def _door(self) -> str:
        path = str(getattr(self, "path", ""))
        return path[: path.rfind("/") + 1]

    def parse_header(self, header_plus: bytes) -> None:
        """The header, and with it how long the body may be."""
        super().parse_header(header_plus)
        path, door = str(getattr(self, "path", "")), self._door()
        if door in LONG and is_good(path.removeprefix(door)):
            self.adj: Any = copy(self.adj)
            self.adj.max_request_body_size = getattr(settings, LONG[door])
            if self.content_length > _room():
                self.error = NoRoom("The disk is full. / Le disque est plein.")
                self.completed = True


def _room() -> int:
    return shutil.disk_usage(tempfile.gettempdir()).free - int(settings.UPLOAD_RESERVE)


class Channel(HTTPChannel):
    """A connection whose requests are read so."""

    parser_class = Parser
