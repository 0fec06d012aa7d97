"""Texts of one language that tell the same, sentence after sentence, in other words.

Two who translate one text keep its sentences, names and numbers, and choose their own words: they
share few runs of eight. What shares more was copied or fills in a form, and is left to `copies`.
"""

from collections.abc import Sequence

from affiant.lineage.copies.alignment import passages as shared_passages
from affiant.lineage.copies.alignment import seeds
from affiant.lineage.copies.words import words_of
from affiant.lineage.link import Link, Reason
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.lineage.translations import decision
from affiant.lineage.translations.clash import clashes
from affiant.lineage.translations.comparison import Comparison, Pairs
from affiant.lineage.translations.likeness import Likeness, likeness
from affiant.lineage.translations.proof import passages
from affiant.lineage.translations.texts import Texts
from affiant.lineage.watch import UNWATCHED, Watch
from affiant.reading.document import Document

NEAR = 0.3
"""Cosine of a candidate: of NTREX's 60 pairs of French translations the least had .55."""
RUN = 8  # words
MOST_VERBATIM = 0.45
"""Of the shorter text's words, those in such runs that both hold: .26 at most in NTREX's pairs, .58
at least in regulations and releases of one template whose score is .4 or more."""
CLASHING = 0.2
"""Of the anchors of aligned units, those that stand against another: .16 at most in NTREX's pairs;
beyond it, a person decides."""


class Retellings:
    """One set of documents being compared within a language."""

    def __init__(self, texts: Texts, families: Sequence[int] = ()) -> None:
        self._members = texts.members
        self._texts = texts
        self._comparison = Comparison(texts, across=False)
        self._families = families or range(len(texts.members))
        self._weights = decision.own()

    def of(self, language: str, watch: Watch = UNWATCHED) -> list[Link]:
        """Those of one language. Raises Stopped."""
        if len(self._texts.places[language]) < 2:  # noqa: PLR2004 - one alone has no fellow
            return []
        pairs = self._candidates(language, watch.part(0, 2))

        def compared(first: int, second: int) -> Link | None:
            return self._retelling(first, second, language)

        return self._comparison.links(pairs, (language, language), compared, watch.part(1, 2))

    def _candidates(self, language: str, watch: Watch) -> list[Pairs]:
        """Each pair once, of each family one for a text, the earlier text first."""
        found: dict[tuple[int, int], None] = {}
        for place, near in self._texts.near(language, language, watch):
            seen = {self._families[place]}
            for other, cosine in near:
                family = self._families[other]
                if cosine >= NEAR and family not in seen:
                    seen.add(family)
                    found[min(place, other), max(place, other)] = None
        return [(first, (second,)) for first, second in found]

    def _retelling(self, first: int, second: int, language: str) -> Link | None:
        sides = (first, language), (second, language)
        bounds = self._comparison.bounds(*sides)
        if any(self._weights.score(best) < decision.RETOLD for best in bounds):
            return None
        ours, theirs = self._comparison.gist(sides[0]), self._comparison.gist(sides[1])
        alike, alignment = likeness(ours, theirs)
        score = self._weights.score(alike)
        if alike.said < decision.SAME_LANGUAGE or score < decision.RETOLD:
            return None
        documents = self._members[first].document, self._members[second].document
        if verbatim(*documents) > MOST_VERBATIM:
            return None
        against, agreeing = clashes(ours, theirs, alignment)
        rich = decision.is_rich(alike)
        sure = rich and against <= CLASHING * (against + agreeing)
        return Link(
            self._members[first].key,
            self._members[second].key,
            Relation.REWRITE,
            Certainty.SUGGESTED if sure else Certainty.HINT,
            Direction.UNKNOWN,
            score,
            tuple(passages(ours, theirs, alignment)),
            _reasons(alike, against),
        )


def _reasons(alike: Likeness, against: int) -> tuple[Reason, ...]:
    told = (*decision.reasons(alike), Reason("one language", round(alike.said, 3)))
    return (*told, Reason("anchors against each other", against)) if against else told


def verbatim(first: Document, second: Document) -> float:
    """Of the shorter text's words, the share that stands in runs of `RUN` that both hold."""
    one, other = words_of(first).hashes, words_of(second).hashes
    found = shared_passages(seeds(one), other)
    held = sum(length for each in found for _, _, length in each.blocks if length >= RUN)
    return held / max(1, min(len(one), len(other)))
