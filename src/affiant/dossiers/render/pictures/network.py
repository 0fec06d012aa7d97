import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from affiant.dossiers.dossier import Dossier, Entry
from affiant.dossiers.party import party_key
from affiant.dossiers.render.pictures.drawing import TALL, box, line, svg, text
from affiant.dossiers.terms import N_
from affiant.dossiers.wording import Wording
from affiant.evidence.masking import BULLET
from affiant.facts.kinds import Demand, Money, Outcome, Quote, Response

WIDTH, BOX = 704, 190
SHORTEST, STEP = 180, 26  # CSS pixels of height, alone and for each party
MOST = 10  # parties around the subject: those with most lines
_MONEY, _DEMAND, _ANSWER, _OUTCOME, _WORDS = (
    N_("money"), N_("demands"), N_("answers"), N_("outcomes"), N_("words"),
)  # fmt: skip


def network(dossier: Dossier, wording: Wording) -> str:
    """Whom the subject's lines name as a party, and in what: a line each, with its kinds.

    Parties are organisations that stand in a fact as payer, payee, demander, answerer or speaker.
    Persons are not drawn: a picture of persons is read as an accusation. "" where there is nobody.
    """
    theirs = {party_key(name) for name in dossier.entity.names()}
    names: dict[str, str] = {}
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in dossier.entries:
        for name, kind in _parties(entry):
            who = party_key(name)
            if who in dossier.bodies and who not in theirs and BULLET not in name:
                names.setdefault(who, name)
                kinds[who][kind] += 1
    most = sorted(kinds, key=lambda who: (-kinds[who].total(), who))[:MOST]
    if not most:
        return ""
    height = SHORTEST + STEP * len(most)
    shapes = list(_drawn(dossier, [(names[who], kinds[who]) for who in most], height, wording))
    heading = wording.gettext("Who is named beside them in one line")
    words = ", ".join(names[who] for who in most)
    return svg(WIDTH, height, heading, words, shapes)


def _drawn(
    dossier: Dossier, parties: list[tuple[str, Counter[str]]], height: int, wording: Wording
) -> Iterator[str]:
    cx, cy = WIDTH / 2, height / 2
    places = []
    for at in range(len(parties)):
        turn = 2 * math.pi * at / len(parties) - math.pi / 2
        places.append(
            (cx + (cx - BOX / 2 - 4) * math.cos(turn), cy + (cy - TALL - 6) * math.sin(turn))
        )
    yield from (line(cx, cy, x, y) for x, y in places)
    for (name, kinds), (x, y) in zip(parties, places, strict=True):
        yield box(x - BOX / 2, y - TALL / 2, BOX, name)
        named = ((wording.gettext(kind), count) for kind, count in sorted(kinds.items()))
        told = ", ".join(f"{word} {count}" for word, count in named)
        yield text(x, y + (TALL / 2 + 9 if y >= cy - 1 else -TALL / 2 - 9), told)
    yield box(cx - BOX / 2, cy - TALL / 2, BOX, dossier.entity.name, "subject")


def _parties(entry: Entry) -> Iterator[tuple[str, str]]:
    """Names that stand in the fact as a party, and in what part."""
    fact = entry.fact
    named: tuple[str | None, ...] = ()
    kind = _MONEY
    if isinstance(fact, Money):
        named = fact.payer, fact.payee
    elif isinstance(fact, Demand):
        named, kind = (fact.by, fact.to), _DEMAND
    elif isinstance(fact, Response):
        named, kind = (fact.by, fact.to), _ANSWER
    elif isinstance(fact, Outcome):
        named, kind = (fact.actor, fact.against), _OUTCOME
    elif isinstance(fact, Quote) and fact.speaker_kind in ("organisation", "group"):
        named, kind = (fact.speaker,), _WORDS
    yield from ((name, kind) for name in named if name)
