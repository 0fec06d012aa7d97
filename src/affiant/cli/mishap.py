"""What the system would not do, or what a lower floor refused, as a sentence for whoever asked."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from affiant.cli.messages import _
from affiant.cli.output import printable

_NO_ROOM = _("There is no room left on the disk. What was finished is kept.")
_FORBIDDEN = _("{path} may not be opened or written: look at who owns it, and at its permissions.")
_SENTENCES = {
    errno.ENOENT: _("There is no {path}."),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.EISDIR: _("{path} is a folder; a file is needed."),
    errno.ENOTDIR: _("{path} is inside a file, where a folder is needed."),
    errno.EEXIST: _("{path} is there already."),
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
}
OF_LOWER_FLOORS = (
    _("a database URL begins with postgresql://"),
    _("a status needs a full name: a single name is many people's"),
    _("a status needs its source: the court or the public record"),
    _("a status needs its day, and one that has come"),
    _("a head is written NUMBER:HASH, as `affiant verify --audit` prints it"),
    _("a passphrase has at least 12 characters"),
    _("the current key closes what is written: renew it first"),
    _("both have the same text: there is nothing to decide"),
    _("a collection's name has 1 to 100 characters, in one line"),
)
"""What lower floors refuse of what a user typed. They speak English: `sentence` finds the
translation only of what stands here."""


def sentence(error: OSError | ValueError, hide: Callable[[str], str] = str) -> str:
    """The sentence, safe to print; the system's own words where we have none. `hide` masks names of
    files."""
    if isinstance(error, OSError) and (told := _of_the_system(error, hide)) is not None:
        return told
    if isinstance(error, UnicodeDecodeError):
        return _("What was to be a text in UTF-8 is none: is this the file that you meant?")
    words = str(error)
    told = _(words) if words else type(error).__name__
    if told == words and words in OF_LOWER_FLOORS:  # English, as exceptions are written
        told = f"{told[0].upper()}{told[1:]}."
    return printable(hide(told))


def _of_the_system(error: OSError, hide: Callable[[str], str]) -> str | None:
    words = _SENTENCES.get(error.errno or 0)
    if words is None or (error.filename is None and "{path}" in words):
        return None
    path = Path(os.fsdecode(error.filename or ""))
    if error.errno == errno.ENOENT and not path.parent.exists():
        path = path.parent
    return words.format(path=printable(hide(str(path))))
