"""A monotone mapping from stated confidence to observed precision.

Pool adjacent violators (Ayer et al. 1955): the weighted least squares fit among all that never
fall. Neighbouring confidences are first put together until a step has `ENOUGH` facts (rules state
a few numbers, a model any), and each step is drawn towards what was stated there with the weight
of `PRIOR` facts, so that fifteen facts without an error are not told to be certain.
"""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.calibrating.observation import Observation

PRIOR = 5.0
ENOUGH = 15
CEILING = 0.99  # no number of facts seen makes the next one certain

Points = list[tuple[float, float]]


def fit(seen: Sequence[Observation]) -> Points:
    """Points (stated, observed), both rising; empty for nothing seen."""
    told = [*steps(seen)]
    drawn = [
        ((sum(o.right for o in step) + PRIOR * stated) / (len(step) + PRIOR), len(step) + PRIOR)
        for stated, step in told
    ]
    return [
        (stated, round(min(value, CEILING), 3))
        for (stated, _), value in zip(told, pooled(drawn), strict=True)
    ]


def steps(seen: Sequence[Observation]) -> Iterator[tuple[float, list[Observation]]]:
    """Groups of neighbours with their mean stated confidence, to three places; what is left at
    the upper end joins the last group when it is too few for one of its own."""
    groups: list[list[Observation]] = []
    for one in sorted(seen, key=lambda o: o.stated):
        full = groups and len(groups[-1]) >= ENOUGH and groups[-1][-1].stated < one.stated
        if not groups or full:
            groups.append([])
        groups[-1].append(one)
    if len(groups) > 1 and len(groups[-1]) < ENOUGH:
        groups[-2:] = [groups[-2] + groups[-1]]
    for group in groups:
        yield round(sum(o.stated for o in group) / len(group), 3), group


def pooled(drawn: Iterable[tuple[float, float]]) -> list[float]:
    """The rising values nearest to these (value, weight) pairs."""
    blocks: list[tuple[float, float, int]] = []  # value, weight, how many it stands for
    for value, weight in drawn:
        block = (value, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            before = blocks.pop()
            heavy = before[1] + block[1]
            mean = (before[0] * before[1] + block[0] * block[1]) / heavy
            block = (mean, heavy, before[2] + block[2])
        blocks.append(block)
    return [value for value, _, count in blocks for _ in range(count)]
