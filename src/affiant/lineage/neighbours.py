"""Which of many texts a few new ones may have to do with, by their traits.

Reading and comparing are spared, not looking: the traits of all texts are gone through, which
takes a hundredth of the time of tracing them.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from affiant.lineage.copies.index import EVERY_PAIR, FEWEST_SHARED, MOST_PARTNERS
from affiant.lineage.traits import Traits
from affiant.lineage.translations import lexicon
from affiant.lineage.translations.lexicon import Lexicon
from affiant.lineage.translations.retrieval import Index
from affiant.lineage.translations.texts import ENGLISH, FRENCH
from affiant.lineage.translations.tracing import NEAR


def neighbours(new: Sequence[Traits], known: Sequence[Traits]) -> set[int]:
    """The places in `known` of texts that may be copies, translations or retellings of a new one,
    or hold the same passages."""
    found = set(_sharing(new, known))
    for language in (ENGLISH, FRENCH):
        places = [at for at, one in enumerate(known) if one.language == language]
        asking = [one for one in new if one.language in (ENGLISH, FRENCH)]
        if not places or not asking:
            continue
        index = Index([known[at].bag for at in places])
        for one in asking:
            near = index.nearest(one.bag, _lexicon(one.language, language))
            found.update(places[at] for at, cosine in near if cosine >= NEAR)
    return found


@cache
def _lexicon(asking: str, asked: str) -> Lexicon | None:
    if asking == asked:
        return None
    return lexicon.own() if asking == FRENCH else lexicon.turned(lexicon.own())


def _sharing(new: Sequence[Traits], known: Sequence[Traits]) -> Iterator[int]:
    """Those that share runs of words with a new text; the strongest of each."""
    nothing = np.zeros(0, np.uint64)
    wanted = np.unique(np.concatenate([nothing, *(one.runs for one in new)]))
    if not len(wanted):
        return
    owner = np.repeat(np.arange(len(known)), [len(one.runs) for one in known])
    runs = np.concatenate([nothing, *(one.runs for one in known)])
    at = np.minimum(np.searchsorted(wanted, runs), len(wanted) - 1)
    shared = wanted[at] == runs
    at, owner = at[shared], owner[shared]
    order = np.argsort(at, kind="stable")
    owner, begins = owner[order], np.searchsorted(at[order], np.arange(len(wanted) + 1))
    for one in new:
        places = np.searchsorted(wanted, np.unique(one.runs)).tolist()
        held = [owner[begins[p] : min(begins[p + 1], begins[p] + EVERY_PAIR)] for p in places]
        texts, times = np.unique(np.concatenate([owner[:0], *held]), return_counts=True)
        strongest = np.argsort(-times, kind="stable")[:MOST_PARTNERS]
        yield from texts[strongest][times[strongest] >= FEWEST_SHARED].tolist()
