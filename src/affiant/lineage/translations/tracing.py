"""Translations and retellings in a set of documents.

French texts ask an index of the English ones for their nearest; what is near enough is aligned
and weighed. Nothing here grows faster than the number of documents: each text is compared with
ten others at most.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from affiant.lineage.link import Link, Match, Member, Reason
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.lineage.translations import decision, lexicon
from affiant.lineage.translations.direction import direction
from affiant.lineage.translations.gist import Gist, Senses, gist
from affiant.lineage.translations.likeness import Likeness, likeness
from affiant.lineage.translations.proof import passages, proof, shown
from affiant.lineage.translations.retrieval import Bag, Index, bag
from affiant.reading.document import Document
from affiant.vocabulary.function_words import function_words

ENGLISH, FRENCH = "en", "fr"
LEAST_TYPES = 20
"""Distinct types of a text; with fewer it is compared with none."""
NEAR = 0.1
"""Cosine of a candidate: of 515 translations the least had .21, unrelated texts mostly .05-.13."""
NEARER = 0.5  # a candidate's cosine over that of the nearest
_KEPT = 2_000  # gists kept at a time, 30 KB each
_SHOWS_LANGUAGE = 0.15  # share of function words, where the reader told no language
_SAMPLE = 300  # words


class Tracing:
    """One set of documents being compared, `across` languages or within one.

    `first` and `second` below are places in it.
    """

    def __init__(self, members: Sequence[Member], *, across: bool) -> None:
        self._members = members
        self._lexicon, self._weights = lexicon.own(), decision.own()
        self._senses = Senses(self._lexicon, across=across)
        self._gists: OrderedDict[tuple[int, str], Gist] = OrderedDict()
        self._places: dict[str, list[int]] = {ENGLISH: [], FRENCH: []}
        for place, member in enumerate(members):
            language = language_of(member.document)
            if language in self._places:
                self._places[language].append(place)

    def translations(self) -> Iterator[Link]:
        """French texts with English ones."""
        for french, english in self._candidates(FRENCH, ENGLISH):
            pair = self._gist(english, ENGLISH), self._gist(french, FRENCH)
            link = self._translation(english, french, *pair)
            if link:
                yield link

    def _candidates(self, asking: str, asked: str) -> Iterator[tuple[int, int]]:
        places: list[int] = []
        index = Index(self._bags(self._places[asked], places))
        if not places:
            return
        for place in self._places[asking]:
            held = _bag(self._members[place].document)
            near = index.nearest(held, self._lexicon) if len(held) >= LEAST_TYPES else []
            least = max(NEAR, NEARER * max((cosine for _, cosine in near), default=0.0))
            seen: set[str] = set()  # copies are linked to each other: one of them is enough
            for at, cosine in near:
                text = self._members[places[at]].document.text
                if cosine >= least and text not in seen:
                    seen.add(text)
                    yield place, places[at]

    def _bags(self, asked: Sequence[int], places: list[int]) -> Iterator[Bag]:
        """The bags of texts that say enough; their places are put into `places`."""
        for place in asked:
            held = _bag(self._members[place].document)
            if len(held) >= LEAST_TYPES:
                places.append(place)
                yield held

    def _gist(self, place: int, language: str) -> Gist:
        key = place, language
        kept = self._gists.get(key)
        if kept is None:
            kept = gist(self._members[place].document, language, self._senses)
            self._gists[key] = kept
            if len(self._gists) > _KEPT:
                self._gists.popitem(last=False)
        return kept

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

    def retellings(self, language: str) -> Iterator[Link]:
        """Texts of one language that tell the same, sentence after sentence, in other words."""
        for one, other in self._candidates(language, language):
            if one < other:
                link = self._retelling(one, other, language)
                if link:
                    yield link

    def _retelling(self, first: int, second: int, language: str) -> Link | None:
        ours, theirs = self._gist(first, language), self._gist(second, language)
        alike, alignment = likeness(ours, theirs)
        score = self._weights.score(alike)
        if alike.said < decision.SAME_LANGUAGE or score < decision.RETOLD:
            return None
        return self._told_again(first, second, alike, passages(ours, theirs, alignment), score)

    def _told_again(
        self, first: int, second: int, alike: Likeness, matched: list[Match], score: float
    ) -> Link:
        rich = alike.anchored >= decision.LEAST_ANCHORED
        return Link(
            self._members[first].key,
            self._members[second].key,
            Relation.REWRITE,
            Certainty.SUGGESTED if rich else Certainty.HINT,
            Direction.UNKNOWN,
            score,
            tuple(sorted(matched, key=lambda match: match.first)),
            (*decision.reasons(alike), Reason("one language", alike.said)),
        )


def _bag(document: Document) -> Bag:
    content = [passage.span.of(document.text) for passage in document.content()]
    return bag(content if document.passages else [document.text])


def language_of(document: Document) -> str | None:
    """What the reader told, without its region; else what the function words show."""
    if document.language:
        return document.language.lower().replace("_", "-").partition("-")[0]
    words = document.text[: _SAMPLE * 20].lower().replace("’", " ").replace("'", " ").split()
    sample = words[:_SAMPLE]
    known = function_words()
    shares = {
        language: sum(word in known.get(language, ()) for word in sample) / max(1, len(sample))
        for language in (ENGLISH, FRENCH)
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= _SHOWS_LANGUAGE else None
