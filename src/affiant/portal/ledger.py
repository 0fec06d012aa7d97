"""The ledger, row by row: what was handed in, filtered, a hundred at a time.

Pages follow on a row's number, so that the last page of a hundred thousand rows costs what the
first one does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet

from affiant.dossiers.failure_details import detail_told
from affiant.evidence import desk_masks
from affiant.evidence.models import Entry, State
from affiant.evidence.questions import way
from affiant.evidence.uploads.sent import MARK
from affiant.portal.known import known
from affiant.portal.speech import Speech
from affiant.portal.terms import term
from affiant.reading.failure import Reason

PAGE = 100
LONGEST_WORDS = 100  # characters of a name that is looked for
MOST = 2**62
STATES = (State.READ, State.FAILED, State.BEGUN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of a state, of a reason, with this in their name, after this one."""

    state: str = ""
    reason: str = ""
    words: str = ""
    after: int = 0

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wanted":
        """What an address says; what it cannot mean is no filter."""
        state, reason, after = (
            asked.get("state", ""),
            asked.get("reason", ""),
            asked.get("after", ""),
        )
        return cls(
            state if state in STATES else "",
            reason if reason in tuple(Reason) else "",
            asked.get("name", "")[:LONGEST_WORDS].replace("\x00", ""),
            min(int(after), MOST) if after.isascii() and after.isdigit() and len(after) < 20 else 0,  # noqa: PLR2004 - digits of MOST
        )

    def of_entries(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """Those that fit, in the order they came in."""
        entries = entries.filter(replaced=False, pk__gt=self.after).order_by("pk")
        if self.state:
            entries = entries.filter(state=self.state)
        if self.reason:
            entries = entries.filter(reason=self.reason)
        if self.words:
            for closed in desk_masks.all_entries():  # their names are hidden: no answer tells them
                entries = entries.exclude(pk__in=closed)
            entries = entries.filter(name__icontains=self.words)
        return entries

    def address(self, after: int = 0) -> str:
        """The query of an address for the same rows after this one."""
        told = {"state": self.state, "reason": self.reason, "name": self.words, "after": after}
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is shown, masked."""

    id: int
    name: str
    folder: str
    inside: str
    state: str
    why: str
    detail: str
    size: int
    text: int | None


def rows(found: Iterable[Entry], speech: Speech) -> list[Row]:
    """These rows in words."""
    found = list(found)
    if not found:
        return []
    masks = known().masks
    return [_row(entry, masks.hide, speech) for entry in found]


def _row(entry: Entry, hide: Callable[[str], str], speech: Speech) -> Row:
    first, *inner = way(entry)
    folder, _, name = first.rpartition("/")
    return Row(
        id=entry.pk,
        name=hide(inner[-1] if inner else name),
        folder=hide(_sent_folder(folder)),
        inside=hide(" > ".join([name, *inner[:-1]])) if inner else "",
        state=entry.state,
        why=term(Reason(entry.reason), speech) if entry.reason else "",
        detail=detail_told(entry.detail, speech.language),
        size=entry.size,
        text=entry.text_id,
    )


def _sent_folder(folder: str) -> str:
    """The folders as the sender has them; of this machine's none: they bear people's names."""
    mark, _, rest = folder.partition("/")
    return rest.partition("/")[2] if mark == MARK else ""


def reasons(counted: Mapping[str, int], speech: Speech) -> list[tuple[str, str, str]]:
    """Why things were not read: the reason, in words, and how many."""
    return [
        (reason, term(Reason(reason), speech), speech.number(n)) for reason, n in counted.items()
    ]
