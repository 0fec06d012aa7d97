"""Names that a recogniser adds to what the rules and the gazetteer found.

What they found stands, but for a name that stands whole inside a longer one the recogniser is
sure of (the town in Mairie de X); what the catalogue knows stands always. A name that overlaps
what stands, or that may be a group's, is not added.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.named import Named
from affiant.facts.mentions.offices import give_roles
from affiant.facts.mentions.setting import Setting, taken
from affiant.facts.recogniser.line import Line, Recognised, Recogniser
from affiant.facts.recogniser.tagger import LETTERS
from affiant.facts.token import Token
from affiant.vocabulary.entity import EntityKind
from affiant.vocabulary.function_words import function_words

FOUND_BY = "recogniser/1"
LEAST = 0.6
"""Confidence below which nothing is added. F1 on texts never trained on is flat from 0.4 to
0.6 in French and loses two points in English; a wrong name costs more than a missing one."""

SURE = 0.8
"""Confidence from which a longer name takes the place of a shorter one. Gains half a point of F1
on WiNER-fr 2017 and one on Sequoia dev; 0.7 gains no more."""

SENATE = 0.9
"""Confidence from which a head alone names a body: Sénat and Parlement are told at 0.97, a Conseil
that the text has named before at 0.8."""

_FEWEST_IN_LIST = 3  # bare names in a row are a list of members or signers
_BETWEEN = frozenset({",", "and", "et", "&"})


def lines(settings: Sequence[Setting], found: Sequence[Named]) -> list[Line]:
    """The sentences with what is already known; asked for where a capital stands unexplained."""
    begun = {named.start: LETTERS[named.kind] for named in found}
    return [_line(setting, begun) for setting in settings]


def _line(setting: Setting, begun: dict[int, str]) -> Line:
    known: list[str] = [""] * len(setting.words)
    letter = ""
    for at, end in enumerate(setting.taken):
        if end:
            here = begun.get(setting.words[at].start)
            letter = here or letter
            known[at] = ("B" if here else "I") + letter
    wanted = not setting.heading and any(_is_unexplained(setting, at) for at in setting.capitals)
    return Line(setting.sentence, setting.words, known, setting.heading, wanted)


def _is_unexplained(setting: Setting, at: int) -> bool:
    """Whether a capital is no known name's and not merely a small word's that opens a sentence:
    that is half of all sentences, and they cost as much as the others.
    """
    if setting.taken[at]:
        return False
    return at > 0 or setting.words[at].low not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*function_words().values(), lexicon().not_names)


def completed(
    settings: Sequence[Setting], found: Sequence[Named], recogniser: Recogniser
) -> list[Named]:
    """What was found, with the names that only the recogniser sees; `taken` is kept in step."""
    told = recogniser.recognise(lines(settings, found))
    starts = [setting.sentence.span.start for setting in settings]
    names = {named.start: named for named in found}
    for name in sorted(told, key=lambda name: (-name.confidence, name.span)):
        at = bisect_right(starts, name.span.start) - 1
        if at < 0 or name.confidence < LEAST:
            continue
        if name.confidence >= SURE:
            _clear(settings[at], names, name)
        for more in _admitted(settings[at], name):
            names[more.start] = more
    return [*names.values()]


def _clear(setting: Setting, names: dict[int, Named], name: Recognised) -> None:
    """Take back the names that stand inside this longer one, if nothing else is in its way."""
    span = name.span
    within = [at for at, word in enumerate(setting.words) if span.start <= word.start < span.end]
    inside = [names[setting.words[at].start] for at in within if setting.words[at].start in names]
    covered = sum(bool(setting.taken[at]) for at in within)
    ours = {at for at in within for one in inside if one.start <= setting.words[at].start < one.end}
    fits = all(one.end <= span.end and one.end - one.start < len(span) for one in inside)
    if not inside or len(ours) != covered or not fits or any(one.known_as for one in inside):
        return
    for one in inside:
        del names[one.start]
    for at in ours:
        setting.taken[at] = 0


def _admitted(setting: Setting, name: Recognised) -> Iterator[Named]:
    words = setting.words
    within = [at for at, word in enumerate(words) if name.span.start <= word.start < name.span.end]
    if not within or words[within[-1]].end != name.span.end:
        return
    first, last = within[0], within[-1] + 1
    if words[first].start != name.span.start or not setting.free(first, last):
        return
    if _names_nothing(setting, first, last, name):
        return
    named = taken(setting, first, last, name.kind, round(name.confidence, 2))
    named.found_by = FOUND_BY
    give_roles(setting, [named])
    yield named


def _names_nothing(setting: Setting, first: int, last: int, name: Recognised) -> bool:
    """No capital, a head alone (the Council) but for sure ones (the Senate), a first name taken
    for a place, a group's name, or one of a list of bare names."""
    words, lists = setting.words, lexicon()
    if not any(word.text[0].isupper() for word in words[first:last]):
        return True
    alone = last - first == 1
    if alone and words[first].low in lists.organisation_heads and name.confidence < SENATE:
        return True
    if name.kind is not EntityKind.PERSON:
        return alone and words[first].text in lists.given
    if last < len(words) and words[last].low in lists.group_nouns:
        return True
    return alone and _row(words, first) >= _FEWEST_IN_LIST


def _row(words: Sequence[Token], at: int) -> int:
    """How many capitalised words stand in a row with this one, commas or "and" between them."""
    count = 1
    for step in (-1, 1):
        spot = at + 2 * step
        while 0 <= spot < len(words) and words[spot - step].text in _BETWEEN:
            if not words[spot].capital:
                break
            count += 1
            spot += 2 * step
    return count
