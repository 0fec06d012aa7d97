"""What came with messages, handed in to the casefile's own reading: each distinct bytes once.

They are read from their archived bytes, in the sandbox that all files are read in, and go into the
collection of their trove. The document's name is what the first sender called it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from affiant.evidence.gathering import Found, Taken
from affiant.evidence.originals import Originals
from affiant.evidence.uploads.names import harmless
from affiant.mail.models import Attachment, Trove
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.keeping import Kept

MARK = "mail"
"""Begins the locator of such an entry; a path of this machine begins with "/"."""

_UNNAMED = {
    "message/rfc822": "message.eml",
    "application/pdf": "attachment.pdf",
    "image/png": "image.png",
    "image/jpeg": "image.jpg",
    "text/plain": "text.txt",
    "text/html": "text.html",
}
_NAMELESS = "attachment"


@dataclass(frozen=True, slots=True)
class Attached(Found):
    """Archived bytes that came with mail. `label` is what they are called."""

    sha256: str = ""
    label: str = ""

    @property
    def locator(self) -> str:
        """`mail/ab12…`: the bytes, whichever messages they came with."""
        return f"{MARK}/{self.sha256}"

    @property
    def name(self) -> str:
        """What the sender called it, made harmless."""
        return self.label

    def take(self, originals: Originals, limit: int) -> Taken:
        """The bytes, which are in the archive. Raises Unreadable: VANISHED, TOO_LARGE."""
        path = originals.path(self.sha256)
        if not path.is_file():
            raise Unreadable(Reason.VANISHED, "its original is no longer in the archive")
        if self.size > limit:
            raise Unreadable(Reason.TOO_LARGE, f"more than {limit} bytes")
        return Taken(Kept(self.sha256, self.size, path), self.modified or 0)


def attached(trove: Trove, originals: Originals) -> Iterator[Attached]:
    """What came with the messages of a trove, each distinct bytes once, in their order."""
    rows = Attachment.objects.filter(message__trove=trove, original__isnull=False)
    last = ""
    told = rows.order_by("original", "pk").values_list("original", "name", "media_type", "size")
    for sha256, name, media_type, size in told.iterator(1000):
        if sha256 != last:
            yield Attached(originals.path(sha256), size, 0, None, sha256, label(name, media_type))
        last = sha256


def count(trove: Trove) -> int:
    """How many that is."""
    rows = Attachment.objects.filter(message__trove=trove, original__isnull=False)
    return rows.values("original").distinct().count()


def label(name: str, media_type: str) -> str:
    """A name that is shown and never opened; its end tells readers the format."""
    last = Path(harmless(name)).name if name.strip() else ""
    return last or _UNNAMED.get(media_type, _NAMELESS)
