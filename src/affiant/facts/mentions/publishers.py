"""Who published a source that the document cites: an organisation, whatever its name looks like."""

from bisect import bisect_right
from collections.abc import Iterator

from affiant.facts.context import Context
from affiant.facts.mentions.known import Knowing
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.setting import Setting
from affiant.reading.span import Span
from affiant.vocabulary.entity import EntityKind

CITED = 0.8
LONGEST = 60  # characters; a longer "publisher" is a whole sentence that was cut wrongly


def publishers(context: Context, settings: list[Setting], knowing: Knowing) -> Iterator[Named]:
    """Publishers of numbered references on whose words no name was found."""
    starts = [setting.sentence.span.start for setting in settings]
    for reference in context.references:
        for support in reference.supports:
            if support.attribute != "publisher" or not 0 < len(support.span) <= LONGEST:
                continue
            at = bisect_right(starts, support.span.start) - 1
            named = _named(settings[at], support.span, knowing) if at >= 0 else None
            if named is not None:
                yield named


def _named(setting: Setting, span: Span, knowing: Knowing) -> Named | None:
    inside = [at for at, word in enumerate(setting.words) if span.start <= word.start < span.end]
    if not inside or not setting.free(inside[0], inside[-1] + 1):
        return None
    first, last = inside[0], inside[-1] + 1
    if setting.words[last - 1].end != span.end or setting.words[first].start != span.start:
        return None
    setting.take(first, last)
    hit = knowing.at(setting.words[first])
    known = hit.known.name if hit and hit.known and hit.end == span.end else None
    name = knowing.text[span.start : span.end]
    return Named(span.start, span.end, EntityKind.ORGANISATION, name, CITED, known)
