"""Where the parties of a sum stand: before its verb, beside it, behind "to", "from", "par".

A wrong payer is worse than none: a name counts as the subject of a verb only where nothing that
could be another subject stands between the two.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from affiant.facts.kinds import Mention
from affiant.facts.quantities.giving import givings, stops, time_words
from affiant.facts.quantities.token import Token
from affiant.facts.quantities.wording import Wording
from affiant.vocabulary.entity import EntityKind

_REACH = 6  # tokens behind a link in which its name begins, past an article and a noun
_RELATIVES = frozenset(("which", "who", "that", "qui"))
_TO_DO = frozenset(("to", "à", "de", "d'"))
_MANNER = ("ly", "ment")
_THE_SAME = frozenset(("it", "they", "he", "she", "elle", "il", "elles", "ils"))


@dataclass(frozen=True, slots=True)
class Party:
    """A name with the tokens [first, last) that it covers; `first` may lie before the sentence."""

    mention: Mention
    first: int
    last: int


def parties(wording: Wording, mentions: Sequence[Mention]) -> list[Party]:
    """The persons and bodies among the names, in order, with their tokens."""
    start = wording.sentence.span.start
    found: list[Party] = []
    for mention in mentions:
        if mention.entity_kind not in (EntityKind.PERSON, EntityKind.ORGANISATION):
            continue
        first = bisect_left(wording.tokens, mention.span.start - start, key=_begin)
        last = bisect_left(wording.tokens, mention.span.end - start, key=_begin)
        found.append(Party(mention, first, last))
    return found


def _begin(token: Token) -> int:
    return token.start


def subject(wording: Wording, verb: int, named: Sequence[Party]) -> Party | None:
    """The name that does what the verb at `verb` tells; None where another noun may do it."""
    for party in reversed(named):
        if party.last > verb or verb - party.last > 2 * _REACH:
            continue
        if any(wording.low(at) in ";:" for at in range(party.last, verb)):
            return None
        if _acts(wording, party, verb):
            return party
        if not _aside(wording, party):
            return None
    return None


def _acts(wording: Wording, party: Party, verb: int) -> bool:
    gap = _without_brackets([wording.low(at) for at in range(party.last, verb)])
    related = next((at for at, word in enumerate(gap[:2]) if word in _RELATIVES), None)
    opened = related is not None and (related == 0 or gap[0] == ",")
    if related is not None and opened and _only_helps(gap[related + 1 :]):
        return True
    if governed(wording, party):
        return False
    if _object_before(wording, party, gap):
        return False
    if gap[:1] == [","]:
        last = len(gap) - 1 - gap[::-1].index(",")
        if last == 0 and wording.low(party.first - 1) != ",":
            return False  # the end of an apposition: ", which owns Haven, paid"
        gap = gap[last + 1 :]
    return _only_helps(_past_saying(gap)) or _goes_on(wording, gap)


def _object_before(wording: Wording, party: Party, gap: Sequence[str]) -> bool:
    """« 214 salariés ont assigné | Hooli devant le conseil et réclament »: sued, and not suing."""
    if "and" not in gap and "et" not in gap:
        return False
    at = opening(wording, party) - 1
    return wording.verb(at) or wording.low(at).endswith(("ed", "é", "és", "ée", "ées"))


def _without_brackets(gap: list[str]) -> list[str]:
    if "(" not in gap or ")" not in gap:
        return gap
    opened, closed = gap.index("("), gap.index(")")
    return gap[:opened] + gap[closed + 1 :] if opened < closed else gap


def _past_saying(gap: list[str]) -> list[str]:
    """What stands behind "said that it": whoever says so speaks of himself."""
    pronoun = next((at for at, word in enumerate(gap) if word in _THE_SAME), None)
    told = gap[:pronoun] if pronoun else []
    spoke = any(word in givings().said for word in told)
    rest = [word for word in told if word not in givings().said | {"that", "que", "qu'"}]
    return gap[pronoun + 1 :] if pronoun and spoke and _only_helps(rest) else gap


def _only_helps(gap: Sequence[str]) -> bool:
    """Whether nothing but auxiliaries, adverbs and times stands before the verb."""
    if len(gap) > 1 and gap[-1] in _TO_DO and gap[-2].isalpha():
        gap = gap[:-2]  # "agreed | to pay"
    elif gap and gap[-1] in _TO_DO:
        gap = gap[:-1]  # "ordered Hooli | to pay"
    known = givings().auxiliaries | givings().small | time_words()
    return all(word in known or word.endswith(_MANNER) or word.isdecimal() for word in gap)


def _goes_on(wording: Wording, gap: Sequence[str]) -> bool:
    """ "Hooli | bought a factory and | paid": one subject of two verbs."""
    if len(gap) < 3 or gap[-1] not in ("and", "et") or "," in gap:  # noqa: PLR2004 - verb, object, link
        return False
    known = wording.measures
    told = gap[0].isalpha() and gap[0] not in known.prepositions | known.determiners | {"and", "et"}
    return told and not _RELATIVES.intersection(gap) and "que" not in gap


def _aside(wording: Wording, party: Party) -> bool:
    """Whether the name stands in a by-clause or in brackets, so that one before it may act."""
    before, behind = wording.low(party.first - 1), wording.low(party.last)
    return behind in (",", ")") or before == "(" or governed(wording, party)


def governed(wording: Wording, party: Party) -> bool:
    """Whether the name hangs on another word: "the head of Hooli", "Hooli's chief"."""
    if wording.low(party.last) in ("'", "’") and wording.low(party.last + 1) == "s":
        return True
    if wording.low(party.last) in ("'s", "’s"):
        return True
    at = opening(wording, party) - 1
    link = wording.low(at)
    determined = link in wording.measures.determiners and link not in ("du", "des")
    return not determined and link in wording.measures.prepositions | wording.words.of


def opening(wording: Wording, party: Party) -> int:
    """Where the name's own phrase begins: "la société Hooli", "the firm Hooli"."""
    first, known = party.first, givings().bodies
    while first > 0 and (
        wording.low(first - 1) in known
        or (wording.low(first - 1) in wording.measures.determiners - {"du", "des"})
    ):
        first -= 1
    return first


def behind(
    wording: Wording, index: int, links: frozenset[str], named: Sequence[Party], reach: int = 6
) -> Party | None:
    """The name behind the first of `links` within `reach` tokens from `index`."""
    for at in range(index, min(index + reach, len(wording.tokens))):
        if wording.low(at) in links:
            found = starting(wording, at + 1, named)
            if found:
                return found
        if stops(wording, at) or wording.low(at) in ("which", "who", "qui", "that", "que"):
            return None
    return None


def starting(wording: Wording, index: int, named: Sequence[Party]) -> Party | None:
    """The name whose phrase begins at `index`: "Hooli", "la société Hooli"."""
    for party in named:
        if index <= party.first <= index + _REACH and opening(wording, party) <= index:
            return party
    return None


def between(wording: Wording, verb: int, index: int, named: Sequence[Party]) -> Party | None:
    """The object between a verb and a sum: "paid | Hooli | more than $3 million"."""
    found = starting(wording, verb + 1, named)
    if found is None or found.last > index:
        return None
    rest = range(found.last, index)
    known = wording.measures.determiners | {"a", "an", "for"}
    compared = wording.measures.comparators.before(wording.tokens, index)
    words = [at for at in rest if compared is None or at < compared[1]]
    return found if all(wording.low(at) in known for at in words) else None
