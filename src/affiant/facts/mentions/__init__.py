"""Names of persons, organisations, places and products, where they stand.

Rules and a gazetteer first; a recogniser (a trained model) then adds what they leave out; last
the document's own consistency, and the fullest name.
"""

from affiant.facts.context import Context
from affiant.facts.kinds import Mention
from affiant.facts.mentions.consistency import repeated, roll
from affiant.facts.mentions.fullest import name_fully
from affiant.facts.mentions.known import Knowing, flattened
from affiant.facts.mentions.letters import letters
from affiant.facts.mentions.modelled import completed
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.publishers import publishers
from affiant.facts.mentions.recognise import recognise
from affiant.facts.mentions.setting import Setting, cells, settled
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
    small: set[str] = set()
    for setting in settings:
        small.update([low for _, _, text, low in setting.words if text == low])
    common = frozenset(small)
    knowing = Knowing(flattened(document.text), context.gazetteer)
    found = [named for setting in settings for named in recognise(setting, knowing, common)]
    found = completed(settings, found, context.recogniser)
    found.extend(publishers(context, settings, knowing))
    found.extend(_elsewhere(settings, found, common))
    found.sort(key=lambda named: named.start)
    return tuple(_mention(document.text, named) for named in found)


def _elsewhere(settings: list[Setting], found: list[Named], common: frozenset[str]) -> list[Named]:
    names = roll(found, common)
    more = [named for setting in settings for named in repeated(setting, names)]
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
