"""A set of texts with variants planted among them, and which pairs of it are true."""

import random
from dataclasses import dataclass

from benchmarks.reusing.texts import Text
from benchmarks.reusing.variants import HOSTED, KINDS


@dataclass(frozen=True, slots=True)
class Planted:
    """`origins` are the families that a text has words of; `source` is set for a variant."""

    text: str
    language: str
    origins: frozenset[str]
    kind: str | None = None
    source: int | None = None


def plant(texts: list[Text], each: int, seed: int) -> list[Planted]:
    """The texts and `each` variants of every kind, shuffled, `source` being a place in the list.

    A variant that is hosted stands in a text which is not in the set itself.
    """
    draw = random.Random(seed)
    hosts = [text for text in texts if draw.random() < 0.3]
    hosted = {text.family for text in hosts}
    kept = [text for text in texts if text.family not in hosted]
    words = {
        language: " ".join(t.text for t in texts if t.language == language).split()
        for language in ("en", "fr")
    }
    made: list[Planted] = [Planted(t.text, t.language, frozenset({t.family})) for t in kept]
    for kind, make in KINDS.items():
        for number in draw.sample(range(len(kept)), min(each, len(kept))):
            text = kept[number]
            host = draw.choice([one for one in hosts if one.language == text.language])
            told = make(text, host, words[text.language], draw)
            origins = {text.family} | ({host.family} if kind in HOSTED else set())
            made.append(Planted(told, text.language, frozenset(origins), kind, number))
    order = list(range(len(made)))
    draw.shuffle(order)
    where = {old: new for new, old in enumerate(order)}
    return [
        Planted(
            p.text, p.language, p.origins, p.kind, None if p.source is None else where[p.source]
        )
        for p in (made[old] for old in order)
    ]
