"""What somebody looks for, as the address of the search page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from affiant.evidence.search.window import Order
from affiant.facts.codec import KINDS
from affiant.portal.written import is_partial_date, line
from affiant.vocabulary.language import LANGUAGES

LONGEST = 400  # characters of a query and of a source's name that are looked at
_ENTITY = 32  # characters of an entity's id at most
_DIGITS = 16  # of a row's number


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; "" and None are no filter. Dates are ISO 8601 or a beginning.

    `near` looks for near spellings too, `exact` for nothing of the other language; `once` gives
    one passage for each origin. `source` is part of a publisher's name, `publisher` all of it.
    `after` is a text's id: later ones only. `wrong` is what was written for a date and is none,
    by its field.
    """

    words: str = ""
    kind: str = ""
    language: str = ""
    source: str = ""
    publisher: str = ""
    entity: str = ""
    since: str = ""
    until: str = ""
    document: int | None = None
    near: bool = False
    exact: bool = False
    once: bool = False
    order: Order = Order.BEST
    after: int = 0
    wrong: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wanted":
        """What a form says; what it cannot mean is no filter."""
        kind, language = asked.get("kind", ""), asked.get("language", "")
        order = asked.get("order", "")
        dates = {name: line(asked.get(name, ""), LONGEST) for name in ("since", "until")}
        wrong = {name: said for name, said in dates.items() if said and not is_partial_date(said)}
        return cls(
            words=_clean(asked.get("q", "")),
            kind=kind if kind in KINDS else "",
            language=language if language in LANGUAGES else "",
            source=_clean(asked.get("source", "")),
            publisher=_clean(asked.get("publisher", "")),
            entity=_clean(asked.get("entity", ""))[:_ENTITY],
            since="" if "since" in wrong else dates["since"],
            until="" if "until" in wrong else dates["until"],
            document=_number(asked.get("document", "")) or None,
            near=asked.get("near") == "1",
            exact=asked.get("exact") == "1",
            once=asked.get("once") == "1",
            order=Order(order) if order in list(Order) else Order.BEST,
            after=_number(asked.get("after", "")),
            wrong=tuple(wrong.items()),
        )

    def address(self, **more: object) -> str:
        """The query of an address that asks for the same, but for what `more` says otherwise."""
        asked = {
            "q": self.words,
            "kind": self.kind,
            "language": self.language,
            "source": self.source,
            "publisher": self.publisher,
            "entity": self.entity,
            "since": self.since,
            "until": self.until,
            "document": self.document,
            "near": "1" if self.near else "",
            "exact": "1" if self.exact else "",
            "once": "1" if self.once else "",
            "order": self.order.value if self.order is not Order.BEST else "",
            "after": self.after or "",
        } | more
        return urlencode({name: value for name, value in asked.items() if value})

    @property
    def wrong_fields(self) -> tuple[str, ...]:
        """The names of the fields in which no date was written."""
        return tuple(name for name, _ in self.wrong)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words narrows it."""
        told = (self.kind, self.language, self.source, self.publisher, self.entity)
        return any((*told, self.since, self.until))


def _clean(text: str) -> str:
    """Without NUL, which PostgreSQL takes in no text."""
    return text.replace("\0", "").strip()[:LONGEST]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DIGITS else 0
