"""What must hold before a table of mail goes out, besides its numbers: page and command ask here.

A casefile with accounts is a team's, and there a second person agrees to exactly what appears.
Where nobody but the owner of the machine has a role, one person publishes, and the table says so.
Every employer that is named was asked for an answer, or the reason why not is kept and printed.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from affiant.access.identifier import LOCAL
from affiant.access.models import Grant
from affiant.evidence.right_of_reply import Reply
from affiant.mail.models import MailDraft
from affiant.mail.publication import POOLED, Told


class Unagreed(ValueError):
    """A second person has to agree, and none has."""


class Unasked(ValueError):
    """Employers are named that were not asked, and no reason is kept; `parties` are their names."""

    def __init__(self, parties: Sequence[str]) -> None:
        super().__init__("an employer is named that was not asked for an answer")
        self.parties = tuple(parties)


def is_team() -> bool:
    """Whether anybody has a role besides the owner of the machine."""
    return Grant.objects.filter(withdrawn_at=None).exclude(holder=LOCAL).exists()


def second_person(row: MailDraft, digest: str) -> str:
    """Who, besides its authors, agreed to exactly what `digest` stands for; "" for nobody."""
    own = row.approved_by in (row.by, row.edited_by)
    return (
        row.approved_name if row.approved_by and not own and row.approved_digest == digest else ""
    )


def is_agreed(second: str) -> bool:
    """Whether it may go out as far as people go."""
    return bool(second) or not is_team()


def named(told: Iterable[Told]) -> list[str]:
    """The employers that a table names."""
    return [one.name for one in told if one.part is None and one.name != POOLED]


def unasked(told: Iterable[Told], replies: Iterable[Reply], today: date) -> list[str]:
    """Those named for whom no record holds today."""
    held = {one.party for one in replies if one.holds(today)}
    return [one for one in named(told) if one not in held]


def replies_of(row: MailDraft) -> list[Reply]:
    """What was recorded for a draft, in the order of the parties' names."""
    names = Reply.__dataclass_fields__
    return [Reply(**one) for one in row.replies.order_by("party").values(*names)]
