"""Where a file of a trove lies: its path in it, then in each archive on the way in."""

import hashlib
import json
from pathlib import Path

from affiant.evidence.locator import locator, storable

Place = tuple[str, ...]

_BOOKKEEPING = frozenset(
    {
        "dovecot-uidlist", "dovecot-keywords", "dovecot.index", "dovecot.index.log",
        "dovecot.index.cache", "dovecot.mailbox.log", "maildirfolder", "subscriptions",
        ".ds_store", "thumbs.db", "desktop.ini",
    }
)  # fmt: skip
_INDEX_OF_MAIL = ".msf"  # Thunderbird's, beside each mailbox
_FORK = "__MACOSX/"  # what Finder packs beside each file: icons and dates


def place_of(file: Path, root: Path) -> Place:
    """The place of a file under the path that was handed in."""
    return (locator(file.relative_to(root)) if file != root else locator(Path(file.name)),)


def inner(place: Place, name: str) -> Place:
    """The place of a member, or of a folder of a store."""
    return (*place, storable(name))


def written(place: Place) -> str:
    """As JSON, as the table holds it."""
    return json.dumps(place, ensure_ascii=False)


def digest(place: Place) -> str:
    """What the table's index holds instead of a path of any length."""
    return hashlib.sha256(written(place).encode()).hexdigest()


def is_bookkeeping(place: Place) -> bool:
    """Whether a mail program or a system keeps its own notes there, and no mail."""
    name = place[-1].rpartition("/")[2].lower()
    return name in _BOOKKEEPING or name.endswith(_INDEX_OF_MAIL) or place[-1].startswith(_FORK)
