"""What people ask, answer, do and allege: demands, responses, outcomes, events, claims.

    affiant.facts.deeds.find(context) -> tuple[Demand | Response | Outcome | Event | Claim, ...]

Rules over words and the names, times, quotes and references found before, precision first:
a verb's forms are looked up in `en.yaml` or `fr.yaml`, and a deed needs somebody who did it.
"""

from affiant.facts.context import Context
from affiant.facts.deeds.annulled import annulled
from affiant.facts.deeds.claims import claims
from affiant.facts.deeds.demands import demands
from affiant.facts.deeds.events import events
from affiant.facts.deeds.listed import listed
from affiant.facts.deeds.nominal import nominal
from affiant.facts.deeds.occasions import occasions
from affiant.facts.deeds.outcomes import outcomes
from affiant.facts.deeds.page import Page
from affiant.facts.deeds.responses import responses
from affiant.facts.deeds.statements import statements
from affiant.facts.deeds.unit import units
from affiant.facts.kinds import Claim, Demand, Event, Outcome, Response
from affiant.facts.references.overlap import touches

__all__ = ["find"]

Deed = Demand | Response | Outcome | Event | Claim


def find(context: Context) -> tuple[Deed, ...]:
    """All deeds, in the order of the text. An outcome or a response is not also an event."""
    page = Page(context)
    found: list[Deed] = [*statements(page)]
    own = [deed.span for deed in found]
    within_lists: set[int] = set()
    for unit in units(page):
        signed = page.sender
        told: list[Deed] = [*outcomes(unit, signed)]
        told += [r for r in responses(unit, signed) if not touches(own, r.span)]
        taken = [deed.span for deed in told]
        items = list(listed(unit))
        told += [demand for _, demand in items] if items else []
        within_lists.update(index for index, _ in items)
        if not items and unit.passage not in within_lists:
            told += demands(unit, signed)
        told += claims(unit, signed)
        happened = list(events(unit, taken, signed))
        told += happened
        told += [o for event in happened if (o := annulled(unit, event, signed))]
        told += occasions(unit, taken, signed)
        told += nominal(unit, taken, signed)
        found += told
    return tuple(sorted(found, key=lambda deed: (deed.span, deed.kind)))
