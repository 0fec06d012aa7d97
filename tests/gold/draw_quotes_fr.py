"""Which articles of WiNER-fr were annotated: a seeded draw, repeatable while the set is at hand.

    python -m tests.gold.draw_quotes_fr

Per year thirty articles of at most 6,000 characters: eighteen that hold both a quotation mark
and a word of report, six with marks only, six with a word of report only, so that indirect
speech occurs by itself as well. Of each stratum two thirds are `dev`, one third `held`.
The patterns choose articles; they say nothing on what is a quotation.

`second` adds articles drawn later for development: half as many again of each stratum, and per
year six short ones that are dense with marks, for the sixty hold few quotations each.
"""

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

WINER = Path(__file__).resolve().parents[3] / "shared" / "data" / "names" / "winer-fr"
SEED = 20161117
LONGEST = 6_000  # characters; beyond it stand two interviews and a list of laws
STRATA = {(True, True): 18, (True, False): 6, (False, True): 6}
YEARS = ("2016", "2017")
LATER, DENSE = 20171122, 20171123  # seeds
DENSE_LONGEST, DENSE_MARKS, DENSE_ARTICLES = 4_000, 4, 6

_MARK = re.compile('[«»“”"]')
_OPENING = re.compile("[«“]")
_REPORT = re.compile(
    r"\b(?:selon|d['’]après)\b|\b(?:déclar|affirm|annon[cç]|indiqu|expliqu|estim|précis|ajout"
    r"|assur|promet|promis|dénonc|regrett|soulign|rappel|admet|admis|reconn|dit\b|disent\b)",
    re.IGNORECASE,
)


def drawn(folder: Path = WINER) -> Iterator[tuple[str, str]]:
    """Each article's name below `folder`, without ending, and its part."""
    chance = random.Random(SEED)
    for year in YEARS:
        strata = _strata(folder, year)
        for kind, wanted in STRATA.items():
            chosen = chance.sample(strata[kind], wanted)
            for n, name in enumerate(chosen):
                yield name, "held" if n % 3 == 2 else "dev"


def second(folder: Path = WINER) -> Iterator[str]:
    """The articles annotated later, none of which `drawn` gave."""
    taken = {name for name, _ in drawn(folder)}
    chance = random.Random(LATER)
    for year in YEARS:
        strata = _strata(folder, year)
        for kind, wanted in STRATA.items():
            left = [name for name in strata[kind] if name not in taken]
            chosen = chance.sample(left, wanted // 2)
            taken.update(chosen)
            yield from chosen
    chance = random.Random(DENSE)
    for year in YEARS:
        yield from chance.sample(_dense(folder, year, taken), DENSE_ARTICLES)


def _dense(folder: Path, year: str, taken: set[str]) -> list[str]:
    found = []
    for path in sorted((folder / year).rglob("*.txt")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        text = path.read_bytes().decode("utf-8")
        if name in taken or "urls" in name or len(text) > DENSE_LONGEST:
            continue
        if len(_OPENING.findall(text)) >= DENSE_MARKS and _REPORT.search(text):
            found.append(name)
    return found


def _strata(folder: Path, year: str) -> dict[tuple[bool, bool], list[str]]:
    strata: dict[tuple[bool, bool], list[str]] = {kind: [] for kind in STRATA}
    for path in sorted((folder / year).rglob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        kind = bool(_MARK.search(text)), bool(_REPORT.search(text))
        if kind in strata and len(text) <= LONGEST and "urls" not in path.name:
            strata[kind].append(path.relative_to(folder).with_suffix("").as_posix())
    return strata


if __name__ == "__main__":
    sys.stdout.writelines(f"{name} {part}\n" for name, part in drawn())
    sys.stdout.writelines(f"{name} second\n" for name in second())
