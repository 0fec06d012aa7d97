"""Members that can grow, and the links that each addition brings.

Texts of the same words are one text here: the first of them is compared with the others, and each
further one is linked to it. So is a version that many texts share a wording with: in a
large lineage every text is tied to some, not to all, which keeps ten thousand copies linear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import chain, groupby

import numpy as np

from affiant.lineage.copies.alignment import Seeds, seeds
from affiant.lineage.copies.compilation import pieces_of_compilations
from affiant.lineage.copies.evidence import Side, weighed
from affiant.lineage.copies.forms import Forms
from affiant.lineage.copies.index import Candidates, Index
from affiant.lineage.copies.naming import Named, renumbered, twins
from affiant.lineage.copies.pair import Pair, compared
from affiant.lineage.copies.quoting import quoted
from affiant.lineage.copies.retelling import Retelling
from affiant.lineage.copies.verdict import Cause, Context, Verdict, judged
from affiant.lineage.copies.wording import Commonness, Rarity
from affiant.lineage.copies.words import Hashes, Words, words_of
from affiant.lineage.dating import direction
from affiant.lineage.grouping import Grouping
from affiant.lineage.link import Link, Match, Member, Reason
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.lineage.spread import Spread, alone, cut
from affiant.lineage.watch import UNWATCHED, Watch
from affiant.reading.span import Span

FEWEST_WORDS = 12  # a shorter text is a caption or an error message, and proves nothing
FEWEST_DIFFERENT = 8  # words; a text of fewer repeats itself
LARGE = 24  # texts of one lineage: within it no further pairs are looked for
TOO_COMMON = 2  # texts of other lineages that hold a wording; what more hold is form
FEW_TEXTS, TOO_COMMON_OF_FEW = 50, 8  # few texts are gathered for one matter: they share its words
_SEEDS = 500  # texts of which the seeds are kept at hand
_SIDES = 2_000  # texts of which all is kept at hand, 10 kB for 500 words
_DIRECTED = frozenset(
    {
        Relation.SAME_BYTES,
        Relation.SAME_TEXT,
        Relation.NEAR_COPY,
        Relation.SYNDICATION,
        Relation.EXCERPT,
        Relation.REWRITE,
    }
)  # in the others neither comes from the other
_BEGINNING = 100  # words, which nearly always differ enough
_EVERY = 256  # members between two looks at the watch
_PIECE, _FEW = 64, 16  # members or pairs, and texts with many pairs, worked on at a time
_ROUND = (
    512  # texts; ten thousand versions of one page are compared 48 times each in one, then once
)

Asking = tuple[int, Sequence[int]]
"""A text, and the earlier ones that may share something with it, the likeliest first."""


class Collection:
    """What was added so far. `len` is the number of members."""

    def __init__(self, spread: Spread = alone) -> None:
        self._spread = spread
        self._count = 0
        self._members: list[Member] = []  # by number of text: the first member that has it
        self._words: list[Hashes] = []
        self._texts: dict[bytes, int] = {}
        self._extents: list[Span] = []  # of the text from its first word to its last
        self._bytes: dict[tuple[str, int], tuple[Member, Span]] = {}
        self._index = Index()
        self._rarity = Rarity()
        self._common = Commonness()
        self._forms = Forms()
        self._versions = Grouping()
        self._sown: dict[int, Seeds] = {}
        self._names: dict[int, Named] = {}
        self._sides: dict[int, tuple[Side, Words]] = {}

    def __len__(self) -> int:
        return self._count

    def add(self, members: Sequence[Member], watch: Watch = UNWATCHED) -> list[Link]:
        """Take members in; the links in which one of them has a part.

        Wording that only later turns out to be common does not take back earlier links. Raises
        Stopped; a collection that was stopped is not to be added to any more.
        """
        before = len(self._members)
        links = list(self._same(members, watch))
        self._versions.extend(len(self._members))
        candidates = self._index.candidates()
        pairs = self._told_forms(list(self._pairs(candidates, watch)))
        compiled = pieces_of_compilations(pairs, [member.document for member in self._members])
        for pair in pairs:
            if pair.whole and (pair.first, pair.second) not in compiled:
                self._versions.join(pair.first, pair.second)
        self._learn(pairs, before)
        self._sides.clear()
        links += self._judge(pairs, compiled, watch)
        return links

    def _same(self, members: Sequence[Member], watch: Watch) -> Iterator[Link]:
        """Number the new texts, and link those that are there already."""
        read = chain.from_iterable(self._spread(_read, cut(members, _PIECE)))
        for done, (member, (words, extent)) in enumerate(zip(members, read, strict=True)):
            if done % _EVERY == 0:
                watch.step(done, len(members))
            self._count += 1
            if extent is None:
                continue
            key = blake2b(words.tobytes(), digest_size=16).digest()
            number = self._texts.setdefault(key, len(self._members))
            bytes_ = member.document.sha256, number
            if number < len(self._members):
                first = self._members[number], self._extents[number]
                twin = self._bytes.get(bytes_) if member.document.sha256 else None
                yield _same(twin or first, (member, extent), len(words), bytes_=twin is not None)
            else:
                self._members.append(member)
                self._words.append(words)
                self._extents.append(extent)
                self._index.add(words)
            self._bytes.setdefault(bytes_, (member, extent))

    def _pairs(self, candidates: Candidates, watch: Watch) -> Iterator[Pair]:
        """The candidates that share passages, all of a later text together.

        In rounds: what one of them makes one spares comparisons in the next.
        """
        ties = Grouping()  # what this makes one is judged again when all pairs are known
        ties.extend(len(self._members))
        compare = partial(self._compared, ties)
        asking = _by_later(candidates)
        for done, texts in enumerate(cut(asking, _ROUND)):
            watch.step(done * _ROUND, len(asking))
            found = list(chain.from_iterable(self._spread(compare, cut(texts, _FEW))))
            for pair in found:
                if pair.whole:
                    ties.join(pair.first, pair.second)
            yield from found

    def _compared(self, ties: Grouping, texts: Sequence[Asking]) -> list[Pair]:
        """The pairs of some texts with earlier ones, of which `ties` says what is one."""
        return [pair for later, others in texts for pair in self._of_one(ties, later, others)]

    def _of_one(self, ties: Grouping, later: int, others: Sequence[int]) -> Iterator[Pair]:
        own, mine = self._seeds(later), {ties.of(later)}
        size = ties.size(later)
        for earlier in others:
            group = ties.of(earlier)
            if size >= LARGE and group in mine:
                continue
            pair = compared((earlier, later), self._seeds(earlier), own)
            if pair is None:
                continue
            if pair.whole and self._is_one_form(pair):
                pair = replace(pair, twins=True)
            if pair.whole and group not in mine:
                mine.add(group)
                size += ties.size(earlier)
            yield pair

    def _told_forms(self, pairs: list[Pair]) -> list[Pair]:
        """The pairs, those that share only what is known to be a form marked as such."""
        self._forms.learn(pairs, [len(words) for words in self._words])
        return [
            replace(pair, twins=True) if pair.whole and self._forms.only(pair) else pair
            for pair in pairs
        ]

    def _is_one_form(self, pair: Pair) -> bool:
        first, second = self._named(pair.first), self._named(pair.second)
        return twins(pair.passages, first, second) or renumbered(pair, first, second)

    def _named(self, text: int) -> Named:
        """The words of a text as they are written; those of the last ones asked for are kept."""
        kept = self._names.pop(text, None)
        if kept is None:
            document = self._members[text].document
            kept = Named(document.text, words_of(document))
            if len(self._names) == _SEEDS:
                del self._names[next(iter(self._names))]
        self._names[text] = kept
        return kept

    def _seeds(self, text: int) -> Seeds:
        """Those of a text; the last ones asked for are kept."""
        kept = self._sown.pop(text, None) or seeds(self._words[text])
        if len(self._sown) == _SEEDS:
            del self._sown[next(iter(self._sown))]
        self._sown[text] = kept
        return kept

    def _learn(self, pairs: Sequence[Pair], before: int) -> None:
        """What is rare and what is common, now that it is known which texts are one."""
        family = self._versions.all(range(len(self._members)))
        self._common.count(pairs, family, [len(words) for words in self._words])
        for text in range(before, len(self._members)):
            if family[text] == text or family[text] < before:
                self._rarity.count(self._words[text])

    def _judge(
        self, pairs: Sequence[Pair], compiled: set[tuple[int, int]], watch: Watch
    ) -> Iterator[Link]:
        pieces = cut(pairs, _PIECE)
        judge = partial(self._judged, compiled)
        for done, told in enumerate(self._spread(judge, pieces)):
            watch.step(done, len(pieces))
            yield from told

    def _judged(self, compiled: set[tuple[int, int]], pairs: Sequence[Pair]) -> list[Link]:
        found = (self._linked(pair, compiled) for pair in pairs)
        return [link for link in found if link is not None]

    def _linked(self, pair: Pair, compiled: set[tuple[int, int]]) -> Link | None:
        (first, one), (second, other) = self._side(pair.first), self._side(pair.second)
        told = [weighed(passage, first, second) for passage in pair.passages]
        context = Context(
            min(first.form, second.form),
            max(self._held(pair), default=0),
            (pair.first, pair.second) in compiled,
        )
        sides = (self._members[pair.first], one), (self._members[pair.second], other)
        verdict = judged(pair, told, context)
        if verdict is not None:
            return _link(*sides, verdict)
        retelling = Retelling(first, second)
        return _hint(*sides, retelling) if retelling.likely else None

    def _held(self, pair: Pair) -> Iterator[int]:
        """For each passage, how many further lineages hold some of it."""
        counts = self._common.of(pair.first, len(self._words[pair.first]))
        for passage in pair.passages:
            yield int(counts[passage.first : passage.first_end].max()) - 1

    def _side(self, text: int) -> tuple[Side, Words]:
        """What is known of a text; the last ones asked for are kept."""
        kept = self._sides.pop(text, None)
        if kept is None:
            document = self._members[text].document
            words = words_of(document)
            common = self._common.of(text, len(words)) > self._too_common()
            marked = quoted(document)[words.starts]
            kept = Side(words.hashes, self._rarity.of(words.hashes), common, marked), words
            if len(self._sides) == _SIDES:
                del self._sides[next(iter(self._sides))]
        self._sides[text] = kept
        return kept

    def _too_common(self) -> int:
        return TOO_COMMON if len(self._members) >= FEW_TEXTS else TOO_COMMON_OF_FEW


def _by_later(candidates: Candidates) -> list[Asking]:
    order = np.lexsort((-candidates.shared, candidates.second))
    first, second = candidates.first[order].tolist(), candidates.second[order].tolist()
    return [
        (later, [first[place] for place in places])
        for later, places in groupby(range(len(order)), key=second.__getitem__)
    ]


def _read(members: Sequence[Member]) -> list[tuple[Hashes, Span | None]]:
    """The words of each member and from where to where they stand; nowhere if they say nothing."""
    told = (words_of(member.document) for member in members)
    return [
        (words.hashes, None if _says_nothing(words.hashes) else words.span(0, len(words)))
        for words in told
    ]


def _says_nothing(words: Hashes) -> bool:
    if len(words) < FEWEST_WORDS:
        return True
    few = len(set(words[:_BEGINNING].tolist())) < FEWEST_DIFFERENT
    return few and len(np.unique(words)) < FEWEST_DIFFERENT


def _same(
    first: tuple[Member, Span], second: tuple[Member, Span], words: int, *, bytes_: bool
) -> Link:
    return Link(
        first[0].key,
        second[0].key,
        Relation.SAME_BYTES if bytes_ else Relation.SAME_TEXT,
        Certainty.CERTAIN,
        direction(first[0].document, second[0].document),
        1.0,
        (Match(first[1], second[1]),),
        (Reason(Cause.SAME_BYTES if bytes_ else Cause.SAME_WORDS, float(words)),),
    )


def _link(first: tuple[Member, Words], second: tuple[Member, Words], verdict: Verdict) -> Link:
    matches = tuple(
        Match(
            first[1].span(told.passage.first, told.passage.first_end),
            second[1].span(told.passage.second, told.passage.second_end),
        )
        for told in verdict.proof
    )
    directed = verdict.relation in _DIRECTED
    one, other = first[0].document, second[0].document
    return Link(
        first[0].key,
        second[0].key,
        verdict.relation,
        verdict.certainty,
        direction(one, other) if directed else Direction.UNKNOWN,
        round(verdict.score, 4),
        matches,
        verdict.reasons,
    )


def _hint(first: tuple[Member, Words], second: tuple[Member, Words], told: Retelling) -> Link:
    one, other = first[0].document, second[0].document
    matches = []
    for a, b in told.words:
        span = first[1].span(a, a + 1)
        matches.append(Match(span, second[1].span(b, b + 1), span.of(one.text)))
    return Link(
        first[0].key,
        second[0].key,
        Relation.REWRITE,
        Certainty.HINT,
        direction(one, other),
        round(told.score, 4),
        tuple(matches),
        told.reasons(),
    )
