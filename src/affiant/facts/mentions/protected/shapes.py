"""The ways in which a sentence presents somebody: what stands beside whose name.

Each gives `Hit`s: a name, the words that present its bearer, and whether these protect even who
has a public part. Looks some twelve words far, so that a sentence's time is linear in its length.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from affiant.facts.mentions.lexicon import lexicon
from affiant.facts.mentions.protected.age import Age
from affiant.facts.mentions.protected.lexicon import Phrases
from affiant.facts.mentions.protected.line import Candidate, Line
from affiant.vocabulary.function_words import function_words

_FAR = 12  # tokens between a noun and the name that it gives
_FAR_OWNER = 5  # tokens from such a noun back to the "of" that it follows
_ADJECTIVES = 3  # words that no list holds between a name and the noun behind it
_LISTED = 12  # names of one list
_DENYING = frozenset({"not", "never", "ne", "n"})
_OPENS = frozenset({",", "(", "–", "—", "-", ":"})
_CLOSES = frozenset({",", ".", ";", ":", ")", "–", "—", "!", "?", "”", "»"})
_ENDS = frozenset({".", ";", "!", "?", "“", "”", "«", "»", '"'})
_LEADING = frozenset({"the", "a", "jeune", "young", "for"})
_AFTER_NOUN = frozenset({"of", "when", "who", "whose", "then", "told", "living", "seeking"})
_APOSTROPHES = frozenset({"’", "'"})


@dataclass(frozen=True, slots=True)
class Hit:
    """`name` is presented by tokens [first, last)."""

    name: Candidate
    first: int
    last: int
    grave: bool = False


def by_noun(line: Line, at: int) -> Iterator[Hit]:
    """The victim, X; a girl named X; X, one of the victims; X is a survivor."""
    end = line.cues.nouns.end(line.words, at)
    if end == at or line.cues.no_nouns.end(line.words, at) > at or _titled(line, at):
        return
    before = at - 1
    if line.has(before, "little"):
        before -= 1
    yield from _noun_first(line, at, end)
    if not _compound(line, end) and not line.has(at, "offspring"):
        name = _bearer(line, at)
        if name is not None:
            yield Hit(name, at, end)


def _titled(line: Line, at: int) -> bool:
    """The Child Protection Act: part of a name."""
    inside = at > 0 and (line.words[at - 1].text[0].isalnum() or line.setting.taken[at] > 0)
    return line.words[at].capital and inside and not line.setting.heading


def _compound(line: Line, end: int) -> bool:
    """A victim advocate, a child psychologist: the English noun qualifies the next one."""
    if not line.cues.old or end >= len(line.words):
        return False
    word = line.words[end]
    return word.text.isalpha() and not word.capital and word.low not in _after_noun()


@cache
def _after_noun() -> frozenset[str]:
    return function_words()["en"] | lexicon().speech | _AFTER_NOUN


@cache
def _function_words() -> frozenset[str]:
    return function_words()["en"] | function_words()["fr"]


def _noun_first(line: Line, at: int, end: int) -> Iterator[Hit]:
    first = at
    guard = _owner(line, at)
    if guard is not None and not guard[1]:
        return
    if guard is not None:
        first = guard[0]
    if line.low(end) in _APOSTROPHES:
        yield from _whose(line, at, end)
        return
    start = _behind(line, at, end)
    name = line.name_at(start) if start is not None else None
    if name is not None and name.first >= end:
        yield Hit(name, first, end)
        for more in _listed(line, name.last):
            yield Hit(more, first, end)


def _whose(line: Line, at: int, end: int) -> Iterator[Hit]:
    """The victim’s name is X; the victim’s mother, X."""
    after = end + 1 + (line.low(end + 1) == "s")
    named = line.cues.naming.end(line.words, after) if after < len(line.words) else after
    if named > after:
        name = line.name_at(named)
        if name is not None:
            yield Hit(name, at, end)
    elif line.low(after) in line.cues.kin and line.low(after + 1) == ",":
        name = line.name_at(after + 2)
        if name is not None:
            yield Hit(name, at, after + 1)


def _owner(line: Line, at: int) -> tuple[int, bool] | None:
    """What "of the victim" hangs on: where it begins, and whether it is kin. A lawyer is not."""
    for spot in range(at - 1, max(0, at - _FAR_OWNER), -1):
        if not (line.has(spot, "between") or line.low(spot) in _LEADING):
            return None
        if line.has(spot, "of") or line.low(spot) == "for":
            before = line.low(spot - 1)
            if before in line.cues.kin:
                return spot - 1, True
            if lexicon().roles.get(before):
                return spot - 1, False
    return None


def _behind(line: Line, at: int, end: int) -> int | None:
    """The token at which the name that this noun gives begins."""
    index = end
    while index < len(line.words) and line.low(index) in (
        "présumé",
        "présumée",
        "mineur",
        "mineure",
    ):
        index += 1
    if line.name_at(index) is not None and line.words[index].capital:
        return index
    if _named_as(line, at, index):
        return index + 1 + line.has(index + 1, "as")
    if _among(line, at):
        return _past_verbs(line, index)
    return _past_comma(line, index)


def _named_as(line: Line, at: int, index: int) -> bool:
    """Identified the victim | as X."""
    told = any(line.has(spot, "identifying") for spot in range(max(0, at - 4), at))
    return told and line.has(index, "as")


def _among(line: Line, at: int) -> bool:
    return any(line.has(spot, "among") for spot in range(max(0, at - 3), at))


def _past_verbs(line: Line, index: int) -> int:
    while line.has(index, "standing") or line.low(index) in (",", ":"):
        index += 1
    return index


def _past_comma(line: Line, index: int) -> int | None:
    """Past what tells more of the noun, up to the name: a girl from the village, | X,."""
    hangs = line.has(index, "of") or Age.at(line, index) is not None
    for spot in range(index, min(len(line.words), index + _FAR)):
        word = line.words[spot]
        named = line.cues.naming.end(line.words, spot)
        if named > spot and _of_noun(line, index, spot):
            return named
        if word.text in _ENDS or lexicon().role_starts.get(word.low):
            return None
        if word.text in _OPENS:
            name = line.name_at(spot + 1)
            if name is not None:
                return spot + 1 if _closed(line, name) and (hangs or spot == index) else None
        elif not (hangs or line.low(index) == "," or _linking(line, spot)):
            return None
    return None


def _linking(line: Line, spot: int) -> bool:
    """Words that may part a noun from its "named": who was, "has been", "s'"."""
    return line.has(spot, "auxiliaries") or line.has(spot, "passive")


def _of_noun(line: Line, index: int, spot: int) -> bool:
    """Whether only words that part them stand between the noun and its "named"."""
    return all(
        line.words[at].text in _OPENS or _linking(line, at) or line.has(at, "of")
        or _in_place(line, index, at)
        for at in range(index, spot)
    )  # fmt: skip


def _in_place(line: Line, index: int, at: int) -> bool:
    """Inside "from the village", "of six"."""
    return line.has(index, "of") and at - index <= 4  # noqa: PLR2004 - "from the old village"


def _closed(line: Line, name: Candidate) -> bool:
    word = line.words[name.last].text if name.last < len(line.words) else "."
    return word in _CLOSES or word.lower() in ("and", "et", "&")


def _listed(line: Line, at: int) -> Iterator[Candidate]:
    """The names that follow in one list: | , B and C; their ages between."""
    for _ in range(_LISTED):
        age = Age.at(line, at + 1) if line.low(at) == "," else None
        at = age.last if age is not None else at
        step = at
        while line.low(step) in (",", "and", "et", "&"):
            step += 1
        name = line.name_at(step) if step > at else None
        if name is None:
            return
        yield name
        at = name.last


def _bearer(line: Line, at: int) -> Candidate | None:
    """Whose apposition or predicate the noun at `at` is in."""
    free = 0
    for spot in range(at - 1, max(-1, at - _FAR), -1):
        word = line.words[spot]
        if word.text in _OPENS:
            return _apposed(line, spot)
        if line.has(spot, "copulas"):
            name = line.name_before(_past_auxiliaries(line, spot))
            if name is not None:
                return name
        if line.has(spot, "between"):
            if line.has(spot, "of") and not _one_of(line, spot):
                return None
            continue
        free += 1
        function = word.low in _function_words()
        function = function or line.has(spot, "without")
        listed = function or lexicon().roles.get(word.low) or word.capital
        if free > _ADJECTIVES or listed or not word.text[0].isalnum():
            return None
    return None


def _one_of(line: Line, spot: int) -> bool:
    """One of | the victims, l’une | des victimes, partie | des victimes."""
    return line.low(spot - 1) in ("one", "un", "une", "partie", "some", "parmi")


def _past_auxiliaries(line: Line, at: int) -> int:
    while at > 0 and line.has(at - 1, "auxiliaries"):
        at -= 1
    return at - (at > 0 and line.words[at - 1].text == ",")


def _apposed(line: Line, comma: int) -> Candidate | None:
    """The name before this comma; past an age: X, 23 ans, | victime."""
    name = line.name_before(comma)
    if name is not None:
        return name
    for spot in range(comma - 1, max(0, comma - 5), -1):
        if line.words[spot].text in _OPENS:
            between = line.words[spot + 1 : comma]
            aged = any(word.text[0].isdigit() for word in between)
            return line.name_before(spot) if aged else None
    return None


def by_deed(line: Line, at: int, phrases: Phrases, *, grave: bool, active: bool) -> Iterator[Hit]:
    """X, who was trafficked; X a été violée; X, soupçonnée de."""
    end = phrases.end(line.words, at)
    if end == at:
        return
    spot, passive = at - 1, False
    while spot >= 0 and line.has(spot, "auxiliaries"):
        passive = passive or line.has(spot, "passive")
        spot -= 1
    comma = spot >= 0 and line.words[spot].text in (",", "(")
    if not (passive or active or (comma and spot == at - 1)) and line.low(at) not in (
        "not",
        "never",
    ):
        return
    name = _apposed(line, spot) if comma else line.name_before(spot + 1)
    if name is not None:
        yield Hit(name, _denied_from(line, spot + 1, at), end, grave)


def _denied_from(line: Line, first: int, at: int) -> int:
    """Where the words begin: with their denial (was | never charged; | n’a pas été mise en examen),
    which protects as well, but is not told as if it had been so."""
    return next((spot for spot in range(first, at) if line.low(spot) in _DENYING), at)


def by_little(line: Line, at: int) -> Iterator[Hit]:
    """Little X, la petite X."""
    if not line.has(at, "little") or not (line.low(at - 1) in ("le", "la") or line.cues.old):
        return
    if at and line.words[at].capital:
        return  # Little Rock
    name = line.name_at(at + 1)
    if name is not None and name.last - name.first == 1:
        yield Hit(name, at, at + 1)


def by_identifying(line: Line, at: int) -> Iterator[Hit]:
    """The woman, identified as X: a victim or a suspect."""
    end = line.cues.identified.end(line.words, at)
    name = line.name_at(end) if end > at else None
    if name is not None:
        yield Hit(name, at, at + 1)


def by_renaming(line: Line, at: int) -> Iterator[Hit]:
    """X (not her real name); X, dont le prénom a été modifié."""
    end = line.cues.renamed.end(line.words, at)
    if end == at:
        return
    for spot in range(at - 1, max(-1, at - 5), -1):
        if line.words[spot].text in _OPENS:
            name = line.name_before(spot)
            if name is not None:
                yield Hit(name, at, end, grave=True)
            return


def by_age(line: Line, at: int) -> Iterator[Hit]:
    """X, 14; 14-year-old X; X avait alors 14 ans."""
    age = Age.at(line, at)
    if age is None or not age.minor:
        return
    name = line.name_at(age.last) if age.before else None
    if name is None:
        name = _aged(line, age)
    if name is not None:
        yield Hit(name, age.first, age.last)


def _aged(line: Line, age: Age) -> Candidate | None:
    """Whose age this is."""
    spot = age.first - 1
    while spot >= 0 and not age.bare and _leads(line, spot):
        spot -= 1
    if spot < 0:
        return None
    if line.words[spot].text in _OPENS:
        name = line.name_before(spot)
        alone = name is not None and name.single
        return None if age.bare and (alone or not _closes(line, age.last)) else name
    if age.bare:
        return None
    return line.name_before(spot + 1)


def _leads(line: Line, spot: int) -> bool:
    low = line.low(spot)
    listed = any(line.has(spot, name) for name in ("between", "auxiliaries", "copulas"))
    if low in ("en", "in"):
        return False
    return listed or low in line.cues.aged or low in ("que", "de", "à", "peine", "tout", "juste")


def _grave(line: Line, at: int) -> Iterator[Hit]:
    return by_deed(line, at, line.cues.grave, grave=True, active=False)


def _done(line: Line, at: int) -> Iterator[Hit]:
    return by_deed(line, at, line.cues.done, grave=False, active=False)


def _accused(line: Line, at: int) -> Iterator[Hit]:
    return by_deed(line, at, line.cues.accused, grave=False, active=False)


def _did(line: Line, at: int) -> Iterator[Hit]:
    return by_deed(line, at, line.cues.did, grave=False, active=True)


def _closes(line: Line, at: int) -> bool:
    return at >= len(line.words) or line.words[at].text in _CLOSES


SHAPES: dict[str, Callable[[Line, int], Iterator[Hit]]] = {
    "noun": by_noun,
    "age": by_age,
    "little": by_little,
    "grave": _grave,
    "done": _done,
    "did": _did,
    "accused": _accused,
    "renamed": by_renaming,
    "identified": by_identifying,
}
"""By the names that the lexicon gives to the words which they begin with."""
