"""Translations in a set of documents.

French texts ask an index of the English ones for their nearest; what is near enough is aligned
and weighed. Nothing here grows faster than the number of documents: each text is compared with
ten others at most.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from affiant.lineage.link import Link, Match, Member
from affiant.lineage.relation import Relation
from affiant.lineage.translations import decision, lexicon
from affiant.lineage.translations.direction import direction
from affiant.lineage.translations.gist import Gist, Senses, gist
from affiant.lineage.translations.likeness import Likeness, Outline, at_best, likeness, outline
from affiant.lineage.translations.proof import passages, proof, shown
from affiant.lineage.translations.retrieval import Bag, Index, bag
from affiant.lineage.watch import UNWATCHED, Watch
from affiant.reading.document import Document
from affiant.vocabulary.function_words import function_words

ENGLISH, FRENCH = "en", "fr"
LEAST_TYPES = 20
"""Distinct types of a text; with fewer it is compared with none."""
NEAR = 0.1
"""Cosine of a candidate: of 515 translations the least had .21, unrelated texts mostly .05-.13."""
NEARER = 0.5  # a candidate's cosine over that of the nearest
_EVERY = 64  # texts between two looks at the watch
_KEPT = 2_000  # gists kept at a time, 30 KB each
_SHOWS_LANGUAGE = 0.15  # share of function words, where the reader told no language
_SAMPLE = 300  # words


class Comparison:
    """Texts of one set by their language, with what each is compared by. Places count in it."""

    def __init__(self, members: Sequence[Member], watch: Watch, *, across: bool) -> None:
        self.members = members
        self.lexicon = lexicon.own()
        self._watch = watch
        self._senses = Senses(self.lexicon, across=across)
        self._outlines: dict[tuple[int, str], Outline] = {}
        self._gists: OrderedDict[tuple[int, str], Gist] = OrderedDict()
        self.places: dict[str, list[int]] = {ENGLISH: [], FRENCH: []}
        for place, member in enumerate(members):
            language = language_of(member.document)
            if language in self.places:
                self.places[language].append(place)

    def index(self, language: str) -> tuple[Index, list[int]]:
        """The texts of a language that say enough, and where they stand."""
        places: list[int] = []
        return Index(self._bags(self.places[language], places)), places

    def asking(self, language: str) -> Iterator[tuple[int, Bag]]:
        """The texts of a language one by one, under the watch. Raises Stopped."""
        asking = self.places[language]
        for done, place in enumerate(asking):
            if done % _EVERY == 0:
                self._watch.step(done, len(asking))
            held = _bag(self.members[place].document)
            if len(held) >= LEAST_TYPES:
                yield place, held

    def _bags(self, asked: Sequence[int], places: list[int]) -> Iterator[Bag]:
        for place in asked:
            held = _bag(self.members[place].document)
            if len(held) >= LEAST_TYPES:
                places.append(place)
                yield held

    def gist(self, place: int, language: str) -> Gist:
        """That of a text; the last ones asked for are kept."""
        key = place, language
        kept = self._gists.get(key)
        if kept is None:
            kept = gist(self.members[place].document, language, self._senses)
            self._gists[key] = kept
            self._outlines.setdefault(key, outline(kept))
            if len(self._gists) > _KEPT:
                self._gists.popitem(last=False)
        return kept

    def at_best(self, first: tuple[int, str], second: tuple[int, str]) -> Likeness:
        """How alike two texts can be; each is cut once, however many it is compared with."""
        for key in (first, second):
            if key not in self._outlines:
                self.gist(*key)
        return at_best(self._outlines[first], self._outlines[second])


class Tracing:
    """French and English texts of one set being compared. `first` and `second` below are places
    in it.
    """

    def __init__(self, members: Sequence[Member], watch: Watch = UNWATCHED) -> None:
        self._members = members
        self._texts = Comparison(members, watch, across=True)
        self._weights = decision.own()

    def translations(self) -> Iterator[Link]:
        """French texts with English ones."""
        for french, english in self._candidates():
            best = self._texts.at_best((english, ENGLISH), (french, FRENCH))
            if decision.hopeless(best, self._weights):
                continue
            pair = self._texts.gist(english, ENGLISH), self._texts.gist(french, FRENCH)
            link = self._translation(english, french, *pair)
            if link:
                yield link

    def _candidates(self) -> Iterator[tuple[int, int]]:
        index, places = self._texts.index(ENGLISH)
        if not places:
            return
        for place, held in self._texts.asking(FRENCH):
            near = index.nearest(held, self._texts.lexicon)
            least = max(NEAR, NEARER * max((cosine for _, cosine in near), default=0.0))
            seen: set[str] = set()  # copies are linked to each other: one of them is enough
            for at, cosine in near:
                text = self._members[places[at]].document.text
                if cosine >= least and text not in seen:
                    seen.add(text)
                    yield place, places[at]

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
