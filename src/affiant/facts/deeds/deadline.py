"""By when something is asked: "by 1 July 2024", "within 14 days", "d’ici le 30 juin"."""

import re

from affiant.facts.deeds.lexicon import PARTICIPLES
from affiant.facts.deeds.unit import Unit
from affiant.facts.kinds import TimeExpression
from affiant.facts.token import Token

_PAST = frozenset({"since", "of", "from", "in", "during", "depuis", "de", "du", "en", "d"})
_ARTICLES = frozenset({"le", "on", "the", "la"})
_NEAR = 14  # characters from "by" to its time: "d’ici au plus tard le"
_PERIOD_END = re.compile(
    r"(?:the )?(?:end|close) of (?:the |this |next )?(?:\w+ )?(?:day|week|month|quarter|year)\b"
    r"|(?:la )?fin (?:du |de la |de l[’']|de cette |de ce )"
    r"(?:jour|journée|semaine|mois|trimestre|année)\b",
    re.IGNORECASE,
)  # fmt: skip


def deadline(unit: Unit, verb: int, end: int) -> str | None:
    """The words of the deadline between the verb and the clause's end."""
    inside = [token for token in unit.tokens[verb:] if token.end <= end]
    if not inside:
        return None
    sets = unit.words.sets
    for token in inside:
        if token.low in sets["demands.before"] and not unit.quoted(token.start):
            limit = _limit(unit, token.end, end)
            if limit is not None:
                return unit.spoken(_opening(unit, token), limit)
    if inside[-1].low in sets["demands.deadlines"]:
        return inside[-1].text
    first = inside[0].start
    return next(
        (
            t.surface
            for t in unit.times
            if t.iso
            and first <= t.span.start
            and t.span.end == end
            and not _since(unit, t)
            and not _past(unit, t)
        ),
        None,
    )


def _since(unit: Unit, time: TimeExpression) -> bool:
    """Since 2020, of last year: the time of what is asked about."""
    before = [t.low for t in unit.tokens if t.end <= time.span.start][-1:]
    return bool(before) and before[0] in _PAST


def _past(unit: Unit, time: TimeExpression) -> bool:
    """The contract signed on 12 March: the day of what is asked about; a day before the page's."""
    published = unit.context.document.published
    if published is not None and time.iso is not None and time.iso < published.iso[: len(time.iso)]:
        return True
    before = [t.low for t in unit.tokens if t.end <= time.span.start][-2:]
    lead = [word for word in before if word not in _ARTICLES]
    return bool(lead) and lead[-1].endswith(PARTICIPLES)


def _opening(unit: Unit, token: Token) -> int:
    """Where « d’ici » begins."""
    at = token.start
    elided = token.low == "ici" and unit.spoken(at - 2, at).lower() in ("d’", "d'")
    return at - 2 if elided else at


def _limit(unit: Unit, after: int, end: int) -> int | None:
    """Where the time ends that begins right after this place."""
    for time in unit.times:
        if after < time.span.start <= after + _NEAR and time.span.end <= end:
            return time.span.end
    text = unit.context.document.text
    period = _PERIOD_END.match(text, after + 1, end)
    return period.end() if period else None
