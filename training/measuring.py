"""Names found in annotated texts by rules alone, by the model alone, and by both as affiant runs.

The model alone still sees what the rules found (it is trained to), but its own answer counts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from affiant.evidence.gazetteer import gazetteer
from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.recogniser import Own, Recogniser, Unaided
from affiant.facts.recogniser.tagger import Tagger
from affiant.vocabulary.entity import EntityKind
from training.annotated import Annotated, Name
from training.lines import labelled
from training.scoring import Score, Tally

System = Callable[[Annotated], Sequence[Name]]

PEOPLE_BODIES_PLACES = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)
ROWS: dict[str, tuple[EntityKind, ...]] = {
    "all three": PEOPLE_BODIES_PLACES,
    **{kind.value: (kind,) for kind in EntityKind},
}


def systems(model: Callable[[str], Tagger]) -> dict[str, System]:
    """The three, by name; `model` gives a language's tagger."""
    return {
        "rules": _found_by(Unaided()),
        "model": lambda text: _named(model(text.language), text),
        "together": _found_by(Own(model)),
    }


def measured(texts: Iterable[Annotated], system: System) -> Tally:
    """What it scores over all of these texts."""
    tally = Tally()
    for text in texts:
        tally.add(text.names, system(text))
    return tally


def rows(tally: Tally) -> dict[str, Score]:
    """The scores of kinds that the corpus marks at all, and of the first three together."""
    scores = {name: tally.over(kinds) for name, kinds in ROWS.items()}
    return {name: score for name, score in scores.items() if score.marked}


def cells(score: Score) -> tuple[str, ...]:
    """Marked names, precision, recall and F1 of exact names, F1 of touched ones."""
    precision = score.strict / score.found if score.found else 0.0
    recall = score.strict / score.marked if score.marked else 0.0
    exact, touched = score.f1(score.strict), score.f1(score.relaxed)
    return (str(score.marked), *(f"{n:.3f}" for n in (precision, recall, exact, touched)))


COLUMNS = ("names", "precision", "recall", "F1 exact", "F1 touched")


def _found_by(recogniser: Recogniser) -> System:
    def found(text: Annotated) -> list[Name]:
        context = Context(text.document, text.sentences, gazetteer(), recogniser)
        return [
            Name(name.span.start, name.span.end, name.entity_kind)
            for name in mentions.find(context)
        ]

    return found


def _named(tagger: Tagger, text: Annotated) -> list[Name]:
    lines = [replace(line, wanted=True) for line in labelled(text, frozenset(EntityKind)).lines]
    return [
        Name(name.span.start, name.span.end, name.kind)
        for name in tagger.recognise(lines)
        if name.kind is not None
    ]
