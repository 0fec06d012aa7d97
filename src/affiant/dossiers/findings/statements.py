"""The same words of the same speaker, in several documents."""

from collections import defaultdict
from collections.abc import Iterable

from affiant.dossiers.findings.finding import Stands
from affiant.dossiers.findings.standing import stands
from affiant.dossiers.findings.told import Told, documents
from affiant.dossiers.party import party_key
from affiant.facts.kinds import Manner, Quote
from affiant.names.key import key

LEAST_WORDS = 4
"""Of a quotation that is held to be one's own: "no comment" is everybody's."""
_WORDED = frozenset({Manner.DIRECT, Manner.PARTIAL})


def statements(told: Iterable[Told]) -> list[Stands]:
    """Quotations whose words are the same but for case, accents and marks.

    A document that shortens a quotation tells the same statement: its words must stand at the
    beginning of the longer one.
    """
    groups: dict[tuple[str, str], list[tuple[str, Told]]] = defaultdict(list)
    for one in told:
        quote = one.fact
        if not isinstance(quote, Quote) or quote.manner not in _WORDED or not quote.speaker:
            continue
        words = key(quote.content)
        if len(words.split()) >= LEAST_WORDS:
            start = " ".join(words.split()[:LEAST_WORDS])
            groups[party_key(quote.speaker), start].append((words, one))
    return [
        stands(same) for group in groups.values() for same in _same(group) if documents(same) > 1
    ]


def _same(group: list[tuple[str, Told]]) -> list[list[Told]]:
    """Split quotations that begin alike into those of which one holds the others."""
    longest: list[tuple[str, list[Told]]] = []
    for words, one in sorted(group, key=lambda pair: -len(pair[0])):
        home = next((held for whole, held in longest if whole.startswith(words)), None)
        if home is None:
            longest.append((words, [one]))
        else:
            home.append(one)
    return [held for _, held in longest]
