"""Is this name that one? A score and every reason for it.

In this order, the first that decides: names of nobody; one name written otherwise; what is known
(the catalogue, and what documents taught); letters and what they stand for; then the words, each
by its part in the name. Numbers, places and kinds of body tell apart, whatever else is alike.
"""

from affiant.names.acronym import spells, spells_translated
from affiant.names.aliases import CATALOGUE, NONE, Alias, Aliases
from affiant.names.comparison import SAME, Comparison, Reason, Why
from affiant.names.matching import match_words
from affiant.names.parsed import Parsed, parse

_KNOWN = 0.98
_AMBIGUOUS = 0.6
_INITIALS = 0.85
_INITIALS_TRANSLATED = 0.75
_LETTERS_ALIKE = 0.1
_MOST_ALIASES = 12  # names of a known thing that an unknown one is compared with


def compare(one: str, other: str, aliases: Aliases = NONE) -> Comparison:
    """How near two names of organisations are. `aliases` is what is known beforehand.

    >>> compare("WIDGET CORP. THE", "The Widget Corporation").same
    True
    """
    return compare_parsed(parse(one), parse(other), aliases)


def compare_parsed(one: Parsed, other: Parsed, aliases: Aliases) -> Comparison:
    """The same of names that are taken apart already."""
    if not one.squeezed or not other.squeezed:
        return Comparison(0.0, (Reason(Why.NOBODY, one.name, other.name),))
    known = _known(one, other, aliases)
    if known is not None:
        return known
    best = _plain(one, other, aliases)
    if best.score < SAME and (one.inside or other.inside):
        best = max([best, *_by_brackets(one, other, aliases)], key=_score)
    if best.score < SAME:
        best = max([best, *_by_aliases(one, other, aliases)], key=_score)
    return best


def _known(one: Parsed, other: Parsed, aliases: Aliases) -> Comparison | None:
    """What the table says of the two, if it knows both or they are one name."""
    first, second = aliases.called(one.squeezed), aliases.called(other.squeezed)
    if one.squeezed == other.squeezed or one.joined == other.joined:
        several = len(first) > 1 and bool(one.letters)
        reason = Reason(Why.AMBIGUOUS if several else Why.SAME_NAME, one.name, other.name)
        return Comparison(_AMBIGUOUS if several else 1.0, (reason,))
    if not first or not second:
        return None
    shared = [(a, b) for a in first for b in second if a.thing == b.thing]
    if not shared:
        return _apart(first, second, aliases)
    if (len(first) > 1 and one.letters) or (len(second) > 1 and other.letters):
        return Comparison(_AMBIGUOUS, (Reason(Why.AMBIGUOUS, one.name, other.name),))
    told = tuple(_told(alias) for alias in shared[0])
    if _contradict(one, other):
        return Comparison(_AMBIGUOUS, (*told, Reason(Why.OTHER_PLACE, one.name, other.name)))
    return Comparison(_KNOWN, told)


def _contradict(one: Parsed, other: Parsed) -> bool:
    """Whether the names themselves speak against the table: two countries, two numbers."""
    return any(
        first and second and first.isdisjoint(second)
        for first, second in (
            (one.countries, other.countries),
            (one.places, other.places),
            (one.numbers, other.numbers),
        )
    )


def _told(alias: Alias) -> Reason:
    why = Why.CATALOGUE if alias.source == CATALOGUE else Why.LEARNED
    return Reason(why, alias.text, alias.thing, alias.source)


def _apart(first: tuple[Alias, ...], second: tuple[Alias, ...], aliases: Aliases) -> Comparison:
    for a in first:
        for b in second:
            if aliases.are_related(a.thing, b.thing):
                return Comparison(0.3, (Reason(Why.RELATED, a.thing, b.thing),))
    return Comparison(0.05, (Reason(Why.APART, first[0].thing, second[0].thing),))


def _plain(one: Parsed, other: Parsed, aliases: Aliases) -> Comparison:
    """Letters against words, else words against words."""
    if one.letters and other.letters:
        return Comparison(_LETTERS_ALIKE, (Reason(Why.OTHER_LETTERS, one.name, other.name),))
    if one.letters and len(other.words) > 1:
        return _spelled(one, other, aliases)
    if other.letters and len(one.words) > 1:
        return _spelled(other, one, aliases)
    return match_words(one, other)


def _spelled(short: Parsed, long: Parsed, aliases: Aliases) -> Comparison:
    """Letters against a name of several words."""
    if any(word.text == short.letters for word in long.words):
        return match_words(short, long)
    taken = aliases.called(short.squeezed)
    for why, score, test in (
        (Why.ACRONYM, _INITIALS, spells),
        (Why.ACRONYM_TRANSLATED, _INITIALS_TRANSLATED, spells_translated),
    ):
        if test(short.letters, long):
            reasons: tuple[Reason, ...] = (Reason(why, short.name, long.name),)
            taken = tuple(alias for alias in taken if _spelled_out(alias, aliases))
            if taken:
                reasons += (Reason(Why.AMBIGUOUS, short.name, taken[0].thing),)
            return Comparison(_AMBIGUOUS if taken else score, reasons)
    return Comparison(_LETTERS_ALIKE, (Reason(Why.OTHER_LETTERS, short.name, long.name),))


def _spelled_out(alias: Alias, aliases: Aliases) -> bool:
    """Whether the table knows what these letters stand for, and not the letters alone."""
    return any(len(parse(name.text).words) > 1 for name in aliases.of_thing(alias.thing))


def _by_brackets(one: Parsed, other: Parsed, aliases: Aliases) -> list[Comparison]:
    """The names in brackets in place of those before them."""
    return [
        compare_parsed(first, second, aliases)
        for first, second in ((one.inside, other), (one, other.inside))
        if first is not None and second is not None
    ]


def _by_aliases(one: Parsed, other: Parsed, aliases: Aliases) -> list[Comparison]:
    """The unknown name against the other names of the known one.

    Not where the known one's letters have several bearers.
    """
    found = []
    for known, unknown in ((one, other), (other, one)):
        things = aliases.called(known.squeezed)
        if len(things) != 1 or aliases.called(unknown.squeezed):
            continue
        for alias in aliases.of_thing(things[0].thing)[:_MOST_ALIASES]:
            name = parse(alias.text)
            if name.squeezed == known.squeezed or name.letters:
                continue
            likeness = match_words(name, unknown)
            if likeness.same:
                found.append(Comparison(likeness.score, (_told(alias), *likeness.reasons)))
    return found


def _score(comparison: Comparison) -> float:
    return comparison.score
