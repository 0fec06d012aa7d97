"""The bytes of a trove, each accounted for: a message, the line before it, between, unreadable."""

from dataclasses import dataclass

from django.db.models import F, QuerySet, Sum

from affiant.mail.models import Message, Stretch, Trove, TroveFile
from affiant.mail.reading.row import Kind
from affiant.portal.mail.rows import REPLACED


@dataclass(frozen=True, slots=True)
class Account:
    """Numbers of bytes. `containers` are archives, whose members are files of their own, and stores
    of Outlook, whose messages are rebuilt from records and lie nowhere in them as such."""

    size: int
    messages: int
    lines: int
    separators: int
    unreadable: int
    containers: int

    @property
    def rest(self) -> int:
        """What is none of these; not 0 while a file is being read, else never."""
        told = self.messages + self.lines + self.separators + self.unreadable + self.containers
        return self.size - told


def account(trove: Trove, messages: QuerySet[Message]) -> Account:
    """Of the files that stand there now; `messages` are theirs. Three queries."""
    files = TroveFile.objects.filter(trove=trove).exclude(state=REPLACED)
    found = messages.order_by().aggregate(
        held=Sum(F("end") - F("start")), lines=Sum(F("start") - F("opens"))
    )
    between = dict(
        Stretch.objects.filter(file__in=files)
        .order_by()
        .values_list("kind")
        .annotate(held=Sum(F("end") - F("start")))
    )
    return Account(
        size=files.aggregate(all=Sum("size"))["all"] or 0,
        messages=found["held"] or 0,
        lines=found["lines"] or 0,
        separators=between.get(Kind.SEPARATOR.value) or 0,
        unreadable=between.get(Kind.UNREADABLE.value) or 0,
        containers=between.get(Kind.CONTAINER.value) or 0,
    )
