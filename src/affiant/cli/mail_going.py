"""What goes out with a table of mail besides numbers: who agreed, and who was asked to answer."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from affiant.cli.mail_words import hiding
from affiant.cli.messages import _
from affiant.cli.output import printable
from affiant.cli.unlocking import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from affiant.evidence.right_of_reply import Reply
    from affiant.mail.models import Message
    from affiant.mail.publication import Told
    from affiant.mail.settling.releases import Draft
    from affiant.portal.mail.drafting import Drafted

_PARTY = "employer"


@dataclass(slots=True)
class Going:
    """The records by employer, and why the others were not asked; or a draft of the page, which
    has its own."""

    known: "Mapping[str, Reply]" = field(default_factory=dict)
    not_asked: str = ""
    drafted: "Drafted | None" = None

    @classmethod
    def of_draft(cls, number: int, collection: int) -> "Going":
        """A draft that was not published yet; a sentence and exit code 2 where there is none."""
        from affiant.mail.models import MailDraft
        from affiant.portal.mail.drafting import Drafted

        row = MailDraft.objects.filter(pk=number, release=None, collection=collection).first()
        if row is None:
            refuse(_("There is no draft of this number that is still to be published."))
        hide = hiding()
        now = datetime.now(UTC)
        return cls(drafted=Drafted(row, now, lambda said: bool(said) and hide(said) != said))

    @property
    def held(self) -> "QuerySet[Message] | None":
        """What is counted; None for all mail of the collection."""
        return self.drafted.counted if self.drafted else None

    @property
    def words(self) -> tuple[str, str]:
        """The title and the words before the table."""
        return (self.drafted.row.title, self.drafted.row.words) if self.drafted else ("", "")

    @property
    def second(self) -> str:
        """The second person; "" for nobody."""
        return self.drafted.second if self.drafted else ""

    def replies(self, told: "Iterable[Told]") -> "tuple[Reply, ...]":
        """The records of those whom the table names."""
        from affiant.evidence.right_of_reply import Reply
        from affiant.mail.settling.agreeing import named

        if self.drafted is not None:
            return self.drafted.replies
        reason = " ".join(self.not_asked.split())
        found = (self.known.get(one) or Reply(one, reason=reason) for one in named(told))
        return tuple(one for one in found if one.asked_on or one.reason)

    def publish(self, collection: int, by: str, now: datetime) -> "Draft":
        """Write it into the ledger. Raises what `releases.publish` does; Changed for a draft of
        which something does not hold."""
        from affiant.mail.settling.releases import Changed, draft, publish

        if self.drafted is None:
            told = draft(collection, now).told
            return publish(collection, by, now, replies=self.replies(told))
        if not self.drafted.is_ready or self.drafted.draft is None:
            raise Changed("something of what must hold does not")
        return publish(
            collection, by, now, mark=self.drafted.draft.mark, held=self.held,
            second=self.second, replies=self.drafted.replies,
        )  # fmt: skip

    def published(self, made: "Draft") -> None:
        """Tell the draft that it is out."""
        from affiant.mail.models import MailDraft

        if self.drafted is not None:
            MailDraft.objects.filter(pk=self.drafted.row.pk).update(release=made.release)


def read_replies(file: Path) -> "dict[str, Reply]":
    """The records of a table, by employer; a sentence and exit code 2 where a line says nothing."""
    from affiant.portal.mail.replying import Wrong, reply_of

    hide = hiding()
    found: dict[str, Any] = {}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for number, line in enumerate(csv.DictReader(lines), 2):
            told = {str(name).strip(): said or "" for name, said in line.items() if name}
            party = " ".join(told.get(_PARTY, "").split())
            try:
                found[party] = reply_of(told, party, lambda said: bool(said) and hide(said) != said)
            except Wrong:
                words = _("Line {n} of {name} says neither that they were asked nor why not.")
                refuse(words.format(n=number, name=printable(file.name)))
    return found
