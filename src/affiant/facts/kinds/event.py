from dataclasses import dataclass
from typing import ClassVar

from affiant.facts.kinds.fact import Fact
from affiant.vocabulary.event import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """Something that is said to have happened. `span` covers the clause.

    `actors` are names or phrases as the text gives them; `date` is ISO 8601, perhaps partial
    or a range; `date_text` the words it came from; `date_unsure` as in TimeExpression.
    Supports: actors (one a name), date, verb.
    """

    kind: ClassVar[str] = "event"

    event_kind: EventKind
    actors: tuple[str, ...] = ()
    date: str | None = None
    date_text: str | None = None
    date_unsure: bool = False
