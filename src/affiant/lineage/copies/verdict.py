"""Which relation the shared passages of two texts prove, and how surely.

The thresholds were set on planted variants of half of the development data
(`python -m benchmarks.lineage_reuse`), with pairs of different texts as what must not be linked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp

from affiant.lineage.copies.evidence import Evidence
from affiant.lineage.copies.pair import Pair
from affiant.lineage.link import Reason
from affiant.lineage.relation import Certainty, Relation

NEAR = 0.9  # of the words of both texts agree in a near copy
CERTAIN_WORDS = 50  # that agree in a near copy which needs no judge
LEAST_RARE_WHOLE = 3.0  # sum of rarities; a version of a text of two lines has as much
LEAST_OWN_SHARE = 0.3  # of the agreeing words; where more are common wording, both fill in a form
LEAST_RARE = 9.0  # sum of rarities in one passage of an excerpt
LEAST_OWN = 15  # words in one passage of an excerpt
LEAST_AGREEMENT = 0.85  # words change in a version of a text; what is pasted stays
FORM = 0.03  # of a text; two texts with more of it are filled-in forms of one kind
LEAST_RARE_FORM = 15.0  # sum of rarities in one passage, between two filled-in forms
QUOTED = 0.8  # of a passage's words
FEWEST_QUOTED = 9  # words
LEAST_AGREEMENT_QUOTED = 0.9
LEAST_RARE_QUOTED = 2.0  # sum of rarities, where one text quotes what the other says
LEAST_RARE_SAID = 3.0  # the same with common wording, where both quote it: many quote the famous
SHARED_BY = 2  # further texts that hold a passage: it comes from a text that all of them had
_SOFT = 20.0  # sum of rarities at which the score of a passage is two thirds


class Cause(StrEnum):
    """What a score of copying rests on: the names of its reasons."""

    SAME_BYTES = "same bytes"
    SAME_WORDS = "same words"
    SHARED_WORDS = "shared words"  # how many agree, in order
    SHARE_OF_FIRST = "share of first"  # of its words that lie in shared passages
    SHARE_OF_SECOND = "share of second"
    SHARE_OF_SHORTER = "share of shorter"  # of the shorter text's different rare words
    RARE_WORDS = "rare words"  # sum of the rarities of shared words that are no common wording
    QUOTED_IN_FIRST = "quoted in first"  # share of the shared words between quotation marks
    QUOTED_IN_SECOND = "quoted in second"
    SAME_ORDER = "same order"  # Kendall's tau of shared rare words
    COMMON_WORDING = "common wording"  # the smaller share of both texts that many others hold
    OTHER_NUMBERS = "other numbers"  # numbers that differ between the same words
    OTHER_NAMES = "other names"  # names that differ between the same words: 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """`proof` are the passages that it rests on."""

    relation: Relation
    certainty: Certainty
    score: float
    proof: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a pair beside its passages.

    `forms` is the smaller share of common wording of both texts; `held` the most further texts
    that hold one passage; `compiled` whether one of the two is a compilation.
    """

    forms: float
    held: int
    compiled: bool


def judged(pair: Pair, told: Sequence[Evidence], context: Context) -> Verdict | None:
    """None where what the two share proves nothing."""
    if pair.whole and not context.compiled:
        verdict = _version(pair, told, context)
        if verdict is not None:
            return verdict
    return _part(pair, told, context)


def _version(pair: Pair, told: Sequence[Evidence], context: Context) -> Verdict | None:
    own = sum(one.own for one in told)
    blocks = sum(length for one in told for _, _, length in one.passage.blocks)
    if sum(one.whole for one in told) < LEAST_RARE_WHOLE or own < LEAST_OWN_SHARE * blocks:
        return None
    agreement = _agreement(pair)
    near = min(pair.cover_first, pair.cover_second) * agreement >= NEAR
    relation = Relation.NEAR_COPY if near else Relation.SYNDICATION
    sure = near and pair.agreeing >= CERTAIN_WORDS
    return Verdict(
        relation,
        Certainty.CERTAIN if sure else Certainty.SUGGESTED,
        max(pair.cover_first, pair.cover_second) * agreement,
        tuple(told),
        _reasons(pair, told, context),
    )


def _agreement(pair: Pair) -> float:
    return pair.agreeing / sum(
        max(one.first_end - one.first, one.second_end - one.second) for one in pair.passages
    )


def _part(pair: Pair, told: Sequence[Evidence], context: Context) -> Verdict | None:
    said = tuple(one for one in told if _quotation(one))
    taken = tuple(one for one in told if _taken(one, context))
    proof = tuple(one for one in told if one in said or one in taken)
    if not proof:
        return None
    if all(min(one.quoted_first, one.quoted_second) >= QUOTED for one in proof):
        relation = Relation.SAME_STATEMENT
    elif len(taken) > 1 or context.held >= SHARED_BY:
        relation = Relation.SHARED_RELEASE
    else:
        relation = Relation.EXCERPT
    hinted = pair.same_form and not said
    return Verdict(
        relation,
        Certainty.HINT if hinted else Certainty.SUGGESTED,
        1 - exp(-sum(one.whole for one in proof) / _SOFT),
        proof,
        _reasons(pair, proof, context),
    )


def _quotation(one: Evidence) -> bool:
    """Whether one text quotes these words: marks around them say that they are somebody's."""
    exact = one.passage.agreement >= LEAST_AGREEMENT_QUOTED
    if (one.passage.agreeing if exact else one.said) < FEWEST_QUOTED:
        return False
    shares = one.quoted_first, one.quoted_second
    if min(shares) >= QUOTED:
        return one.whole >= LEAST_RARE_SAID
    return (max(shares) >= QUOTED or one.said >= FEWEST_QUOTED) and one.rare >= LEAST_RARE_QUOTED


def _taken(one: Evidence, context: Context) -> bool:
    least = LEAST_RARE_FORM if context.forms >= FORM else LEAST_RARE
    return one.rare >= least and one.own >= LEAST_OWN and one.passage.agreement >= LEAST_AGREEMENT


def _reasons(pair: Pair, proof: Sequence[Evidence], context: Context) -> tuple[Reason, ...]:
    words = sum(one.passage.agreeing for one in proof)
    first = sum(one.quoted_first * one.passage.agreeing for one in proof) / words
    second = sum(one.quoted_second * one.passage.agreeing for one in proof) / words
    told = [
        Reason(Cause.SHARED_WORDS, words),
        Reason(Cause.SHARE_OF_FIRST, round(pair.cover_first, 3)),
        Reason(Cause.SHARE_OF_SECOND, round(pair.cover_second, 3)),
        Reason(Cause.RARE_WORDS, round(sum(one.rare for one in proof), 1)),
    ]
    if first:
        told.append(Reason(Cause.QUOTED_IN_FIRST, round(first, 2)))
    if second:
        told.append(Reason(Cause.QUOTED_IN_SECOND, round(second, 2)))
    if context.forms:
        told.append(Reason(Cause.COMMON_WORDING, round(context.forms, 3)))
    if pair.clashes:
        told.append(Reason(Cause.OTHER_NUMBERS, pair.clashes))
    if pair.twins:
        told.append(Reason(Cause.OTHER_NAMES, 1.0))
    return tuple(told)
