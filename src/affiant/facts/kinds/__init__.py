"""The kinds of fact. Each is a frozen value; what they share is in `fact`."""

from affiant.facts.kinds.claim import Claim
from affiant.facts.kinds.demand import Demand
from affiant.facts.kinds.event import Event
from affiant.facts.kinds.fact import UNATTRIBUTED, Attribution, Fact, Support, Voice
from affiant.facts.kinds.figure import UNSTATED, Change, Figure
from affiant.facts.kinds.mention import Mention
from affiant.facts.kinds.money import Money
from affiant.facts.kinds.outcome import Outcome
from affiant.facts.kinds.quote import Act, Manner, Quote
from affiant.facts.kinds.reference import Reference
from affiant.facts.kinds.response import Response
from affiant.facts.kinds.time import TimeExpression, TimeKind

__all__ = [
    "UNATTRIBUTED",
    "UNSTATED",
    "Act",
    "Attribution",
    "Change",
    "Claim",
    "Demand",
    "Event",
    "Fact",
    "Figure",
    "Manner",
    "Mention",
    "Money",
    "Outcome",
    "Quote",
    "Reference",
    "Response",
    "Support",
    "TimeExpression",
    "TimeKind",
    "Voice",
]
