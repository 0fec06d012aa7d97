"""Pseudonyms whose numbers are kept in the casefile: the same in every process and on every day."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from affiant.mail.masking import Pseudonyms
from affiant.mail.masking.pseudonym import Masking
from affiant.mail.models import MailSecret, Pseudonym

_AT_ONCE = 500


class StoredPseudonyms(Pseudonyms):
    """A number that is met for the first time is written down before it is shown."""

    def __init__(self, key: bytes) -> None:
        super().__init__(key, dict(Pseudonym.objects.values_list("name", "number")))

    def enrol(self, identities: Iterable[str]) -> None:
        """Number these senders, if they have none yet, by their digests."""
        names = {self._name(Masking.SENDER, one) for one in set(identities)}
        self._numbers |= numbered(sorted(names - self._numbers.keys()))

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers |= numbered([name])
        return self._numbers[name]


def numbered(names: Sequence[str]) -> dict[str, int]:
    """Their numbers, new ones where they have none. Two processes never give one number twice."""
    if not names:
        return {}
    with transaction.atomic():
        # SQLite lets one writer in; PostgreSQL's stand in line at the one row.
        list(MailSecret.objects.select_for_update().values_list("pk"))
        held: dict[str, int] = {}
        for at in range(0, len(names), _AT_ONCE):
            rows = Pseudonym.objects.filter(name__in=names[at : at + _AT_ONCE])
            held |= dict(rows.values_list("name", "number"))
        new = _new([name for name in names if name not in held])
        Pseudonym.objects.bulk_create(new, batch_size=_AT_ONCE)
    return held | {row.name: row.number for row in new}


def _new(names: Sequence[str]) -> list[Pseudonym]:
    last = Counter(
        {
            kind: Pseudonym.objects.filter(name__startswith=f"{kind}:").aggregate(n=Max("number"))[
                "n"
            ]
            or 0
            for kind in {_kind(name) for name in names}
        }
    )
    rows = []
    for name in names:
        last[_kind(name)] += 1
        rows.append(Pseudonym(name=name, number=last[_kind(name)]))
    return rows


def _kind(name: str) -> str:
    return name.partition(":")[0]
