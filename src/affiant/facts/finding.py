"""The order in which the finders run; each sees what those before it found."""

from dataclasses import replace

from affiant.facts import deeds, mentions, quantities, quotes, references, times
from affiant.facts.calibration import calibrated
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import Fact
from affiant.facts.quotes import blocks, turns
from affiant.facts.recogniser import Own, Recogniser
from affiant.facts.sentence import sentences
from affiant.reading.document import Document


def find(
    document: Document,
    gazetteer: Gazetteer | None = None,
    recogniser: Recogniser | None = None,
) -> tuple[Fact, ...]:
    """All facts of the document, in the order of the text, their confidence calibrated.

    `recogniser` takes the place of the models of names that affiant ships.

    Never raises on any text: a property test holds that, and that every surface is exact.
    """
    found = uncalibrated(document, gazetteer, recogniser)
    return tuple(calibrated(fact, document.language) for fact in found)


def uncalibrated(
    document: Document,
    gazetteer: Gazetteer | None = None,
    recogniser: Recogniser | None = None,
) -> tuple[Fact, ...]:
    """The same with the confidence that each rule states: what calibration is fitted on."""
    context = Context(
        document, tuple(sentences(document)), gazetteer or Gazetteer(), recogniser or Own()
    )
    context = replace(context, times=times.find(context))
    context = replace(context, references=references.find(context))
    context = replace(context, mentions=mentions.find(context))
    context = turns.apart(replace(context, turns=turns.find(context)))
    context = replace(context, quotes=quotes.find(context))
    context = replace(context, quantities=quantities.find(context))
    found = (
        *context.times,
        *times.parts(context),
        *context.references,
        *context.mentions,
        *(turn.quote for turn in context.turns),
        *blocks.once(context, context.quotes),
        *context.quantities,
        *deeds.find(context),
    )
    found = (*turns.ascribed(context.turns, found), *turns.answers(context, found))
    return tuple(sorted(found, key=lambda fact: (fact.span, fact.kind)))
