"""Translations in a set of documents.

French texts ask an index of the English ones for their nearest; what is near enough is aligned
and weighed. Nothing here grows faster than the number of documents: each text is compared with
ten others at most.
"""

from collections.abc import Iterator

from affiant.lineage.link import Link, Match
from affiant.lineage.relation import Relation
from affiant.lineage.translations import decision
from affiant.lineage.translations.comparison import Comparison, Pairs
from affiant.lineage.translations.direction import direction
from affiant.lineage.translations.gist import Gist
from affiant.lineage.translations.likeness import likeness
from affiant.lineage.translations.proof import passages, proof, shown
from affiant.lineage.translations.texts import ENGLISH, FRENCH, Near, Texts
from affiant.lineage.watch import UNWATCHED, Watch

NEAR = 0.1
"""Cosine of a candidate: of 515 translations the least had .21, unrelated texts mostly .05-.13."""
NEARER = 0.5  # a candidate's cosine over that of the nearest


class Tracing:
    """French and English texts of one set being compared. `first` and `second` below are places
    in it.
    """

    def __init__(self, texts: Texts) -> None:
        self._members = texts.members
        self._texts = texts
        self._comparison = Comparison(texts, across=True)
        self._weights = decision.own()

    def translations(self, watch: Watch = UNWATCHED) -> list[Link]:
        """French texts with English ones. Raises Stopped."""
        if not all(self._texts.places.values()):
            return []
        pairs = list(self._candidates(watch.part(0, 2)))
        return self._comparison.links(pairs, (FRENCH, ENGLISH), self._compared, watch.part(1, 2))

    def _candidates(self, watch: Watch) -> Iterator[Pairs]:
        for place, near in self._texts.near(FRENCH, ENGLISH, watch):
            yield place, list(self._near_enough(near))

    def _near_enough(self, near: Near) -> Iterator[int]:
        least = max(NEAR, NEARER * max((cosine for _, cosine in near), default=0.0))
        seen: set[str] = set()  # copies are linked to each other: one of them is enough
        for place, cosine in near:
            text = self._members[place].document.text
            if cosine >= least and text not in seen:
                seen.add(text)
                yield place

    def _compared(self, french: int, english: int) -> Link | None:
        bounds = self._comparison.bounds((english, ENGLISH), (french, FRENCH))
        if any(decision.hopeless(best, self._weights) for best in bounds):
            return None
        ours = self._comparison.gist((english, ENGLISH))
        return self._translation(english, french, ours, self._comparison.gist((french, FRENCH)))

    def _translation(self, english: int, french: int, ours: Gist, theirs: Gist) -> Link | None:
        alike, alignment = likeness(ours, theirs)
        score = self._weights.score(alike)
        how_sure = decision.certainty(alike, score, self._weights)
        if how_sure is None:
            return None
        turned = french < english
        first, second = (french, english) if turned else (english, french)
        documents = self._members[first].document, self._members[second].document
        matched = passages(ours, theirs, alignment)
        if turned:
            matched = [Match(each.second, each.first) for each in matched]
        gists = (theirs, ours) if turned else (ours, theirs)
        proven = shown(proof(*gists, documents[0].text), matched)
        way, said_so, why = direction(*documents)
        return Link(
            self._members[first].key,
            self._members[second].key,
            Relation.TRANSLATION,
            how_sure,
            way,
            score,
            tuple(sorted((*proven, *said_so), key=lambda match: match.first)),
            (*decision.reasons(alike), *why),
        )
