"""Learns how the measures of likeness are weighed: logistic regression, no weight negative but one.

The texts of each half are compared with a lexicon learned from the other half, for a text's own
words flatter it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from affiant.lineage.translations.decision import WORDING, Weights, is_rich, measures
from affiant.lineage.translations.gist import Floats, Gist, Senses, gist
from affiant.lineage.translations.lexicon import Lexicon
from affiant.lineage.translations.likeness import Likeness, likeness
from affiant.lineage.translations.retrieval import Index, bag
from training.parallel import Pair, bare
from training.same_event import SHARES, report

Key = tuple[str, str]
NEWS = "ntrex"
ROUNDS = 4_000
RIDGE = 0.2  # of the sum of squares, against weights that rest on few cases
FALSE = 0.008
"""False ones above the threshold for each true one, no original being absent. Where half are, only
the false ones whose true original is among the absent are the best: about half as many."""
NEWS_WEIGHT = 4.0  # a translation of news counts for four: half of the others' number, more varied


@dataclass(frozen=True, slots=True)
class Case:
    """A French text beside an English one. `kind`: "true", "near" (retrieved), "news" (any two
    of NTREX), or "made 0.25" ... for a made report of the same event.
    """

    pair: Pair
    candidate: Key
    kind: str
    likeness: Likeness

    @property
    def true(self) -> bool:
        """Whether the English text is the original."""
        return self.kind == "true"


def halves(texts: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The texts by the parity of their keys' places in each set."""
    places: dict[Key, int] = {}
    for name in sorted({pair.set for pair in texts}):
        keys = sorted({pair.key for pair in texts if pair.set == name})
        places |= {(name, key): at for at, key in enumerate(keys)}
    return tuple(  # type: ignore[return-value] # two of them
        [pair for pair in texts if places[pair.set, pair.key] % 2 == half] for half in (0, 1)
    )


def cases(asked: Sequence[Pair], texts: Sequence[Pair], lexicon: Lexicon) -> Iterator[Case]:
    """The French texts of `asked` beside what may be taken for their originals among `texts`."""
    english: dict[Key, str] = {}
    for pair in texts:
        english.setdefault((pair.set, pair.key), pair.english)
    keys, senses, chance = list(english), Senses(lexicon), random.Random(1)
    index = Index([bag([text]) for text in english.values()])
    known: dict[Key, Gist] = {}
    for pair in asked:
        french = gist(bare(pair.french, "fr"), "fr", senses)
        near = {keys[at] for at, _ in index.nearest(bag([pair.french]), lexicon)}
        news = {key for key in keys if key[0] == NEWS == pair.set}
        for key in sorted(near | news | {(pair.set, pair.key)}):
            if key not in known:
                known[key] = gist(bare(english[key], "en"), "en", senses)
            kind = "true" if key == (pair.set, pair.key) else "near" if key in near else "news"
            yield Case(pair, key, kind, likeness(known[key], french)[0])
        others = [
            text for key, text in english.items() if key[0] == pair.set and key[1] != pair.key
        ]
        for share in SHARES:
            made = report(pair.english, others, share, chance)
            alike = likeness(gist(bare(made, "en"), "en", senses), french)[0]
            yield Case(pair, (pair.set, pair.key), f"made {share}", alike)


def weights(told: Sequence[Case], threshold: float = 0.5) -> Weights:
    """The weights that tell these cases apart."""
    names = list(measures(told[0].likeness))
    rows = np.log([list(measures(case.likeness).values()) for case in told])
    true = np.array([case.true for case in told])
    news = np.array([case.true and case.pair.set == NEWS for case in told])
    free = np.array([*(name == WORDING for name in names), True])
    found = _fitted(rows, true, np.where(news, NEWS_WEIGHT, 1.0), free)
    return Weights(float(found[-1]), dict(zip(names, found[:-1].tolist(), strict=True)), threshold)


def _fitted(
    rows: Floats, true: NDArray[np.bool_], weight: Floats, free: NDArray[np.bool_]
) -> Floats:
    """Projected gradient with momentum (Nesterov); what is not `free` stays above zero."""
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    found = ahead = np.zeros(rows.shape[1])
    size = 4 / np.linalg.eigvalsh(rows.T @ (rows * weight[:, None]))[-1]
    for turn in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ ahead, -50, 50)))
        slope = rows.T @ (weight * (chance - true))
        slope[:-1] += RIDGE * ahead[:-1]
        new = ahead - size * slope
        new = np.where(free, new, np.maximum(new, 0))
        ahead = new + turn / (turn + 3) * (new - found)
        found = new
    return found


def threshold(told: Sequence[Case], scores: Sequence[float]) -> float:
    """The score above which `FALSE` of the real cases are false, for each true one: midway between
    the last false one that is accepted and the next.
    """
    real = [
        score
        for case, score in zip(told, scores, strict=True)
        if not case.true and not case.kind.startswith("made") and is_rich(case.likeness)
    ]
    allowed = int(FALSE * sum(case.true for case in told))
    accepted, next_one = sorted(real, reverse=True)[allowed - 1 : allowed + 1]
    return (accepted + next_one) / 2
