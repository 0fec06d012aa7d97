"""Two names of several words, word by word, each by its part in the name."""

from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from affiant.names.comparison import Comparison, Reason, Why
from affiant.names.parsed import Parsed
from affiant.names.wording import Role, Word

_SLIP = 5
"""Letters in a word for each that may be wrong in it."""

_ALL = 0.97
_ALL_TRANSLATED = 0.9
_WITHOUT_COUNTRY = 0.85
_SHORT = 0.78
_UNTRANSLATED = 0.72
_UNSURE = 0.55
_PART = 0.35
_FRENCH = frozenset({"fr"})
_ENGLISH = frozenset({"us", "gb"})
"""Whose ministries are meant where a name tells no country, by its language."""
_LOOSE = frozenset({"project", "network", "campaign", "organization", "association", "society"})
"""Kinds of body that a group may add to its own name or leave out."""
_OTHER = 0.15


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of two lists of words when those that mean the same are taken away."""

    matched: int
    one: tuple[Word, ...]
    other: tuple[Word, ...]
    slips: int = 0
    translated: bool = False


def match_words(one: Parsed, other: Parsed) -> Comparison:
    """The likeness of two names by their words."""
    veto = _numbers_and_places(one, other)
    if veto is not None:
        return veto
    left = _expanded(pair(one.contents, other.contents), one, other)
    kind = _kinds(one, other, left)
    if kind is not None:
        return kind
    if left.one and left.other:
        return _both_left(left, one, other)
    apart = _countries(left, one, other)
    if apart is not None:
        return apart
    if left.one or left.other:
        return _one_left(left, one, other)
    return _nothing_left(left, one, other)


def pair(one: tuple[Word, ...], other: tuple[Word, ...]) -> Left:
    """Take away, one for one, the words that mean the same; then those spelled nearly alike."""
    rest, left, matched, translated = list(other), [], 0, False
    for word in one:
        for twin in rest:
            if word is twin or not word.concepts.isdisjoint(twin.concepts):
                rest.remove(twin)
                matched += 1
                translated = translated or word.text != twin.text
                break
        else:
            left.append(word)
    if left and rest:
        return _spelled_alike(matched, left, rest, translated=translated)
    return Left(matched, tuple(left), tuple(rest), 0, translated)


def _spelled_alike(matched: int, left: list[Word], rest: list[Word], *, translated: bool) -> Left:
    kept, slips = [], 0
    for word in left:
        twin = next((one for one in rest if _alike(word.text, one.text)), None)
        if twin is None:
            kept.append(word)
            continue
        rest.remove(twin)
        slips += 1
    return Left(matched + slips, tuple(kept), tuple(rest), slips, translated)


def _alike(one: str, other: str) -> bool:
    allowed = min(len(one), len(other)) // _SLIP
    if not allowed or abs(len(one) - len(other)) > allowed or one[0] != other[0]:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def _numbers_and_places(one: Parsed, other: Parsed) -> Comparison | None:
    if one.numbers != other.numbers:
        return _apart(Why.OTHER_NUMBER, one.numbers, other.numbers)
    if one.places != other.places:
        if one.places and other.places:
            return _apart(Why.OTHER_PLACE, one.places, other.places)
        return Comparison(_PART, (Reason(Why.SECTION, _said(one.places), _said(other.places)),))
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return _apart(Why.OTHER_PLACE, one.countries, other.countries)
    return None


def _apart(why: Why, one: frozenset[str], other: frozenset[str]) -> Comparison:
    return Comparison(_OTHER, (Reason(why, _said(one), _said(other)),))


def _said(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))


def _kinds(one: Parsed, other: Parsed, left: Left) -> Comparison | None:
    """Whether the kinds of body tell the two apart."""
    heads = pair(one.heads, other.heads)
    if heads.one or heads.other:
        extra = heads.one or heads.other
        implied = not (heads.one and heads.other) and all(word.implied for word in extra)
        if not (implied and not left.one and not left.other and left.matched):
            why = Why.OTHER_KIND if heads.one and heads.other else Why.PART
            score = _OTHER if heads.one and heads.other else _PART
            return Comparison(score, (Reason(why, _texts(heads.one), _texts(heads.other)),))
    organs = pair(one.organs, other.organs)
    if organs.one and organs.other and not _one_kind(organs, across=_across(one, other)):
        return Comparison(
            _OTHER, (Reason(Why.OTHER_KIND, _texts(organs.one), _texts(organs.other)),)
        )
    return None


def _one_kind(organs: Left, *, across: bool) -> bool:
    """Whether organs that are left may stand for each other: only across languages."""
    if not across:
        return False
    groups = frozenset().union(*(word.groups for word in organs.one))
    return not groups.isdisjoint(frozenset().union(*(word.groups for word in organs.other)))


def _across(one: Parsed, other: Parsed) -> bool:
    """Whether one name is French and the other English."""
    return (one.french and other.english) or (one.english and other.french)


def _texts(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def _both_left(left: Left, one: Parsed, other: Parsed) -> Comparison:
    words = Reason(Why.OTHER_WORDS, _texts(left.one), _texts(left.other))
    single = len(left.one) == 1 and len(left.other) == 1
    if single and left.matched >= 3 and _across(one, other):  # noqa: PLR2004 - three words bear one that is not in the table
        return Comparison(_UNTRANSLATED, (Reason(Why.TRANSLATED), words))
    return Comparison(_OTHER, (words,))


def _one_left(left: Left, one: Parsed, other: Parsed) -> Comparison:
    """One name holds all words of the other and more."""
    extra = left.one or left.other
    reason = Reason(Why.CONTAINED, _texts(left.one), _texts(left.other))
    if not left.matched and not (one.heads and other.heads):
        return Comparison(_OTHER, (reason,))
    if any(word.given for word in extra) and one.heads and other.heads:
        return Comparison(_SHORT, (reason, Reason(Why.GIVEN_NAMES, _texts(extra))))
    if all(word.idle for word in extra) and not (one.organs or other.organs):
        return Comparison(_SHORT, (reason, Reason(Why.SHORT, _texts(extra))))
    return Comparison(_UNSURE, (reason,))


def _nothing_left(left: Left, one: Parsed, other: Parsed) -> Comparison:
    """All words of weight are the same; what is lacking is a country, a legal form, "group"."""
    apart = _own_name_alone(one, other)
    if apart is not None:
        return apart
    reasons = [Reason(Why.TRANSLATED if _across(one, other) else Why.SAME_WORDS)]
    score = _ALL_TRANSLATED if left.translated else _ALL
    if not left.matched:
        return _without_content(one, other)
    if left.slips:
        reasons.append(Reason(Why.SPELLING))
        score -= 0.1 * left.slips
    if one.countries != other.countries:
        reasons.append(Reason(Why.COUNTRY, _said(one.countries), _said(other.countries)))
        score = min(score, _WITHOUT_COUNTRY)
    bare = pair(one.bare, other.bare)
    if bare.one and bare.other:
        return Comparison(_UNSURE, (Reason(Why.OTHER_WORDS, _texts(bare.one), _texts(bare.other)),))
    if bare.one or bare.other:
        reasons.append(Reason(Why.SHORT, _texts(bare.one), _texts(bare.other)))
        score = min(score, _SHORT)
    return Comparison(score, tuple(reasons))


def _without_content(one: Parsed, other: Parsed) -> Comparison:
    """Names of nothing but kinds, places and numbers: a court of a circuit, a city's police."""
    kinds = pair((*one.heads, *one.organs), (*other.heads, *other.organs))
    same = pair(one.bare, other.bare)
    told = one.places or (one.countries and other.countries)
    if (kinds.matched and (told or kinds.matched > 1)) or (
        same.matched and not same.one and not same.other
    ):
        return Comparison(_ALL_TRANSLATED, (Reason(Why.SAME_WORDS),))
    return Comparison(_OTHER, (Reason(Why.OTHER_WORDS, one.name, other.name),))


def _countries(left: Left, one: Parsed, other: Parsed) -> Comparison | None:
    """A country in one name alone: of a body of state it is left out, of a firm it is a section.

    Where the words are what every country has (a ministry of justice) it counts.
    """
    if one.countries == other.countries:
        return None
    told = Reason(Why.COUNTRY, _said(one.countries), _said(other.countries))
    if one.countries and other.countries:
        return None
    official = bool(one.organs or one.heads or other.organs or other.heads)
    if not official:
        longer = max(one.contents, other.contents, key=len)  # the shorter's words are in it
        words = [word for word in longer if word.concepts]
        if len(words) >= 2 and not any(_own(word) for word in words):  # noqa: PLR2004 - two words of state: Border Protection
            return None
        return Comparison(_PART, (Reason(Why.SECTION, told.one, told.other),))
    common = left.matched <= 1 and not any(map(_own, (*one.contents, *other.contents)))
    without = other if one.countries else one
    at_home = _FRENCH if without.french else _ENGLISH
    if common and (one.countries | other.countries).isdisjoint(at_home):
        return Comparison(_UNSURE, (Reason(Why.COUNTRY_COUNTS, told.one, told.other),))
    return None


def _own_name_alone(one: Parsed, other: Parsed) -> Comparison | None:
    """A firm's own name against the same with a kind of body: Accenture Federal Services."""
    for short, long in ((one, other), (other, one)):
        if short.organs or short.heads or not all(_own(word) for word in short.contents):
            continue
        loose = all(word.groups & _LOOSE for word in long.organs)
        if (long.organs and (short.is_firm or not loose)) or (long.weak and not short.weak):
            told = _texts((*long.weak, *long.organs))
            return Comparison(_PART, (Reason(Why.PART, short.name, told),))
    return None


def _own(word: Word) -> bool:
    """Whether the word is no word of the vocabulary: a name of its own."""
    return any(concept.startswith("~") for concept in word.concepts)


def _expanded(left: Left, one: Parsed, other: Parsed) -> Left:
    """Letters inside a longer name stand for words that the other has (DHS, UC Berkeley)."""
    if not (left.one or left.other):
        return left
    first, second = list(left.one), list(left.other)
    matched = left.matched
    for mine, theirs, short, name in (
        (first, second, one.short, other),
        (second, first, other.short, one),
    ):
        for word in [word for word in mine if word.text in short]:
            run = _run(word.text, name)
            if run:
                mine.remove(word)
                matched += 1
                for twin in run:
                    if twin in theirs:
                        theirs.remove(twin)
    return Left(matched, tuple(first), tuple(second), left.slips, left.translated)


def _run(letters: str, name: Parsed) -> tuple[Word, ...]:
    """The words in a row whose initials the letters are; little words do not count."""
    words = [word for word in name.words if word.role is not Role.LITTLE]
    for start in range(len(words) - 1):
        spelled = ""
        for end in range(start, len(words)):
            spelled += "".join(part[0] for part in words[end].text.split())
            if spelled == letters and end > start:
                return tuple(words[start : end + 1])
            if not letters.startswith(spelled):
                break
    return ()
