"""What is no translation though it tells of the same: made from the texts of a set.

An independent report shares names, figures and now and then a sentence with another, in another
order and among sentences of its own. `report` makes such texts: a share of the original's
sentences in any order, the rest from two other texts of the same set, which share their subject
with it. They are harder than real reports, for the shared sentences are the very same.
"""

import random
from collections.abc import Sequence

from affiant.lineage.translations.unit import units
from training.parallel import bare

SHARES = (0.25, 0.4, 0.5)


def sentences(text: str) -> list[str]:
    return [span.of(text).strip() for span in units(bare(text, "en"))]


def report(original: str, others: Sequence[str], share: float, chance: random.Random) -> str:
    """A text of as many sentences as `original`, `share` of them its own."""
    own = sentences(original)
    number = max(1, round(len(own) * share))
    kept = chance.sample(own, number)
    foreign = [sentence for other in chance.sample(others, 2) for sentence in sentences(other)]
    added = chance.sample(foreign, min(len(own) - number, len(foreign)))
    told = kept + added
    chance.shuffle(told)
    return "\n".join(told)
