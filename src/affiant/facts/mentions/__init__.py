"""Names of persons, organisations, places and products, where they stand.

Rules and a gazetteer first; a recogniser (a trained model) then adds what they leave out; last
the document's own consistency, and the fullest name.
"""

from collections.abc import Sequence

from affiant.facts.context import Context
from affiant.facts.kinds import Mention
from affiant.facts.mentions.abroad import abroad
from affiant.facts.mentions.addresses import outside_addresses
from affiant.facts.mentions.agreed import Agreed
from affiant.facts.mentions.buttons import named_beside_buttons
from affiant.facts.mentions.consistency import repeated, roll
from affiant.facts.mentions.fullest import name_fully
from affiant.facts.mentions.known import Knowing, flattened
from affiant.facts.mentions.letters import letters
from affiant.facts.mentions.modelled import completed, lines
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.namesake import firms
from affiant.facts.mentions.offices import hold_whole_offices
from affiant.facts.mentions.protected import protect
from affiant.facts.mentions.publishers import publishers
from affiant.facts.mentions.rules import named_by_rules
from affiant.facts.mentions.setting import Setting, cells, settled
from affiant.facts.mentions.whole import whole
from affiant.facts.recogniser import Recognised, Recogniser, Unaided
from affiant.reading.span import Span

FOUND_BY = "mentions/1"

__all__ = ["find"]


def find(context: Context) -> tuple[Mention, ...]:
    """Every name of the document, in its order, without overlaps."""
    document = context.document
    settings = [
        settled(document.text, sentence, document.passages[sentence.passage].kind)
        for sentence in cells(context.sentences)
    ]
    knowing = Knowing(flattened(document.text), context.gazetteer)
    found, common = named_by_rules(settings, knowing)
    told = _recognised(context.recogniser, settings, found, common)
    agreed = Agreed.of(found, common) if told else Agreed()
    found = abroad(settings, whole(settings, completed(settings, found, told, agreed)))
    found = [*outside_addresses(document.text, named_beside_buttons(settings, found))]
    hold_whole_offices(document.text, found)
    found.extend(protect(settings, found, common))
    found.extend(publishers(context, settings, knowing))
    again = _elsewhere(settings, found, common, aided=bool(told))
    found.extend(outside_addresses(document.text, again))
    firms(found)
    found.sort(key=lambda named: named.start)
    return tuple(_mention(document.text, named) for named in found)


def _recognised(
    recogniser: Recogniser, settings: list[Setting], found: list[Named], common: frozenset[str]
) -> Sequence[Recognised]:
    """What the recogniser tells. Nothing is laid out for one that tells nothing: a page has
    hundreds of lines."""
    if isinstance(recogniser, Unaided):
        return ()
    return recogniser.recognise(lines(settings, found, common))


def _elsewhere(
    settings: list[Setting], found: list[Named], common: frozenset[str], *, aided: bool
) -> list[Named]:
    """What the whole document tells. Unknown letters are guessed at only where no recogniser, which
    judges them better (a disease, a law), has answered."""
    names = roll(found, common)
    more = [named for setting in settings for named in repeated(setting, names)]
    if not aided:
        more.extend(letters(settings))
    name_fully([*found, *more], names)
    return more


def _mention(text: str, named: Named) -> Mention:
    return Mention(
        span=Span(named.start, named.end),
        surface=text[named.start : named.end],
        found_by=named.found_by or FOUND_BY,
        confidence=named.confidence,
        supports=named.supports,
        entity_kind=named.kind,
        name=named.name,
        known_as=named.known_as,
        role=named.role,
        affiliation=named.affiliation,
    )
