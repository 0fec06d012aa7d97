"""A table of mail on its way to be published: what holds of it today, and who has agreed to it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from affiant.access.cipher.errors import Locked
from affiant.dossiers.publishing.wording import Broken, broken_words
from affiant.evidence.right_of_reply import Reply
from affiant.mail.attribution.grade import Grade
from affiant.mail.models import MailDraft, Message
from affiant.mail.settling import agreeing, releases
from affiant.mail.settling.releases import Draft, NotSettled
from affiant.portal.mail import rows
from affiant.portal.mail.narrowed import Narrowed, counted
from affiant.portal.mail.released import Printed
from affiant.portal.speech import Speech


@dataclass(frozen=True)
class Drafted:
    """A draft with what it would publish now. It is of one moment: a request makes its own.

    `hidden` tells whether words have something in them that is masked.
    """

    row: MailDraft
    now: datetime
    hidden: Callable[[str], bool]

    @property
    def narrowed(self) -> Narrowed:
        """Of which trove and days."""
        return Narrowed.of({name: str(one) for name, one in self.row.counted.items()})

    @property
    def grades(self) -> tuple[Grade, ...]:
        """Of which grades; none: of all."""
        return tuple(Grade(one) for one in self.row.counted.get("grades", ()))

    @property
    def counted(self) -> QuerySet[Message]:
        """The messages that count."""
        mine = Message.objects.filter(trove__collection=self.row.collection_id)
        found = counted(self.narrowed, self.narrowed.among(mine.exclude(file__state=rows.REPLACED)))
        grades = [one.value for one in self.grades]
        return found.filter(attributed__grade__in=grades) if grades else found

    @cached_property
    def draft(self) -> Draft | None:
        """What would be published; None where it cannot be told (`why` says for what)."""
        return self._made[0]

    @cached_property
    def why(self) -> str:
        """Why there is no table, as a word of `publication_words`; "" where there is one."""
        draft, why = self._made
        if draft is None or draft.refused is None:
            return why
        return (
            "refused_earlier" if draft.refused.fewest and draft.refused.against else "refused_few"
        )

    @cached_property
    def _made(self) -> tuple[Draft | None, str]:
        try:
            return releases.draft(self.row.collection_id, self.now, held=self.counted), ""
        except NotSettled:
            return None, "unsettled"
        except Locked:
            return None, "locked"

    @cached_property
    def breaches(self) -> Broken:
        """What of the words before the table breaks a rule. Whoever they name is uncharged."""
        return broken_words(self._words, (), self.row.language)

    @property
    def defensible(self) -> bool:
        """Whether these words can go out."""
        return not self.breaches and not self.hidden(self._words)

    @cached_property
    def digest(self) -> str:
        """What an approval would be of."""
        row = self.row
        mark = self.draft.mark if self.draft else ""
        replies = [one.told for one in self.replies]
        told: list[Any] = [mark, row.collection_id, row.counted, row.title, row.words, row.language]
        told += [replies] if replies else []
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """What was recorded of the employers that are named."""
        known = agreeing.replies_of(self.row)
        return tuple(one for one in known if one.party in self.named)

    @cached_property
    def named(self) -> list[str]:
        """The employers that would be named."""
        return agreeing.named(self.draft.told) if self.draft else []

    @property
    def unasked(self) -> list[str]:
        """Those of them that were not asked, nor was a reason kept; or that may still answer."""
        told = self.draft.told if self.draft else ()
        return agreeing.unasked(told, self.replies, self.now.date())

    @property
    def second(self) -> str:
        """Who else than its authors has agreed to exactly this; "" for nobody."""
        return agreeing.second_person(self.row, self.digest)

    @property
    def is_agreed(self) -> bool:
        """Whether nobody else has to agree any more."""
        return agreeing.is_agreed(self.second)

    @property
    def is_ready(self) -> bool:
        """Whether everything holds but the approval."""
        is_told = self.draft is not None and not self.why
        return is_told and self.defensible and not self.unasked

    def printed(self, speech: Speech) -> Printed | None:
        """The table as it would go out; None for none."""
        if self.draft is None or self.why:
            return None
        day = self.now.date().isoformat()
        row = self.row
        return Printed(
            self.draft.told, self.draft.minimum, day, row.title, row.words, speech,
            replies=self.replies,
        )  # fmt: skip

    @property
    def _words(self) -> str:
        return f"{self.row.title}\n\n{self.row.words}"
