"""Learns the small bilingual lexicon that affiant ships, and how likeness is weighed.

    python -m training.translations

Texts and their translations are aligned unit by unit with what is known (at first: cognates,
numerals, CLDR's names), the lexicon is learned from what was aligned, and both again. The weights
are learned beside made reports of the same event (training/same_event.py), drawn with a fixed seed.
About five minutes on two cores. The texts are read from ../shared/data/translations.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from affiant.lineage.translations.alignment import align, shared_mass
from affiant.lineage.translations.decision import Weights
from affiant.lineage.translations.gist import Senses, gist
from affiant.lineage.translations.lexicon import Lexicon, joined, known_names, rarity
from affiant.lineage.translations.token import tokens
from affiant.lineage.translations.unit import units
from training.association import associated
from training.deciding import Case, cases, halves, threshold, weights
from training.parallel import SETS, Pair, bare, pairs

TABLES = Path(__file__).resolve().parents[1] / "src/affiant/lineage/translations"
ROUNDS = 3
RARE = 7.0  # numerals and identifiers that are rarer are not worth a line
LEAST_UNITS = 2  # that a type stands in, for its rarity to be told
Types = list[list[str]]


def learned(texts: Sequence[Pair]) -> Lexicon:
    """The lexicon that these texts teach."""
    types = [(_types(pair.french, "fr"), _types(pair.english, "en")) for pair in texts]
    rare = {"fr": _rarity(one for one, _ in types), "en": _rarity(other for _, other in types)}
    lexicon = Lexicon(known_names(), rare)
    for _ in range(ROUNDS):
        bitext = [
            beads
            for pair, held in zip(texts, types, strict=True)
            for beads in _beads(pair, held, lexicon)
        ]
        lexicon = Lexicon(joined(associated(bitext)), rare)
    return lexicon


def _types(text: str, language: str) -> Types:
    document = bare(text, language)
    return [
        list(dict.fromkeys(token.type for token in tokens(text, unit, language)))
        for unit in units(document)
    ]


def _rarity(texts: Iterable[Types]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += len(text)
        counts.update(type_ for unit in text for type_ in unit)
    often = {type_: count for type_, count in counts.items() if count >= LEAST_UNITS}
    return rarity(often, number)


def _beads(
    pair: Pair, held: tuple[Types, Types], lexicon: Lexicon
) -> Iterator[tuple[list[str], list[str]]]:
    senses = Senses(lexicon)
    english = gist(bare(pair.english, "en"), "en", senses)
    french = gist(bare(pair.french, "fr"), "fr", senses)
    shared = shared_mass(english, french)
    for bead in align(english, french, shared).beads:
        yield (
            _words(held[0][bead.second : bead.second_end]),
            _words(held[1][bead.first : bead.first_end]),
        )


def _words(held: Types) -> list[str]:
    """The types that have to be learned: no numerals, addresses, identifiers."""
    return list(dict.fromkeys(t for unit in held for t in unit if t[0] not in "#@"))


def main() -> int:
    texts = [pair for name in SETS for pair in pairs(name)]
    with ProcessPoolExecutor(2) as workers:
        whole = workers.submit(learned, texts)
        told = list(workers.map(_half, (0, 1)))
        write(whole.result())
    weighed = decided(told)
    lines = {**weighed.of, "constant": weighed.constant, "threshold": weighed.threshold}
    rows = [f"{name}\t{value:.4f}" for name, value in lines.items()]
    (TABLES / "weights.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    print("\n".join(rows))
    return 0


def _half(half: int) -> list[Case]:
    """The cases of one half of the texts, with the lexicon of the other."""
    texts = [pair for name in SETS for pair in pairs(name)]
    parts = halves(texts)
    return list(cases(parts[half], texts, learned(parts[1 - half])))


def decided(told: Sequence[Sequence[Case]]) -> Weights:
    """Weights from all cases; the threshold from each half weighed as the other half teaches."""
    taught = [weights(part) for part in told]
    scores = [taught[1 - half].score(case.likeness) for half in (0, 1) for case in told[half]]
    joint = [*told[0], *told[1]]
    return weights(joint, threshold(joint, scores))


def write(lexicon: Lexicon) -> None:
    """The two tables, sorted, so that a change shows."""
    known = known_names()
    lines = [
        f"{french}\t{english}\t{strength}"
        for french, found in sorted(lexicon.pairs.items())
        for english, strength in sorted(found, key=lambda each: (-each[1], each[0]))
        if (english, strength) not in known.get(french, ())
    ]
    (TABLES / "lexicon.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    rows = [
        f"{language}\t{type_}\t{rare:.2f}"
        for language, table in sorted(lexicon.rarity.items())
        for type_, rare in sorted(table.items())
        if type_[0] not in "#@" or rare < RARE
    ]
    (TABLES / "frequency.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    print(f"{len(lines):,} pairs, {len(rows):,} rarities")


if __name__ == "__main__":
    sys.exit(main())
