"""The note that lies beside a model: what it was made of, under which licence, how good it is."""

from collections.abc import Iterator

from affiant.facts.recogniser.model import Model
from affiant.facts.recogniser.tagger import Tagger
from affiant.facts.recogniser.wordbook import wordbook
from training.chain import Recipe
from training.corpora import TESTED_ON, TRAINED_ON
from training.measuring import COLUMNS, cells, measured, rows, systems
from training.wordbook import SOURCES

LANGUAGES = {"fr": "French", "en": "English"}
LICENCES = {
    "fr": "LGPL-LR (Lesser General Public License for Linguistic Resources), by the terms of "
    "Sequoia; credit is due to the authors of WiNER-fr and to Wikinews as well (CC BY)",
    "en": "CC BY-SA 4.0, by the terms of UNER and the English Web Treebank; credit is due to the "
    "authors of WikiGold as well (CC BY 4.0)",
}


def note(language: str, model: Model, size: int, seed: int) -> str:
    """The whole note in Markdown."""
    recipe = Recipe()
    return f"""# The {LANGUAGES[language]} model of names

Written by `python -m training.names --language {language} --seed {seed}`; do not edit.

A conditional random field over words that labels {_kinds(model)}. It holds
{len(model.words):,} features of words and {len(model.places):,} of places in {size:,} bytes, among
them words of the texts it was trained on, and no text.

## Licence

This file and `{language}.model` are under {LICENCES[language]}.
affiant's code stays under its own licence; a distribution without this file works by rules alone
(`affiant.facts.recogniser.Unaided`).

## Trained on

{chr(10).join(_sources(language))}

Adagrad in numpy, {recipe.rounds} rounds at {recipe.rate}, L2 {recipe.l2}; of the features that
tell one word from others a share of {recipe.hidden} is hidden in each step, of those of the words
around {recipe.around}; weights under {recipe.least} are left out, and words with their neighbours,
by their sorts, that are seen less than three times. Of a corpus that misses labels (UNER's early
train file), stretches are left out where models of the other texts are sure of a name that has no
label (`training/believed.py`). One place's name in three is seen
a second time, written small, where it is one that is known so (`training/small.py`). What the
rules, the catalogue of organisations, the vocabulary's lists of names and the book of words (below)
make of a text is part of what the model sees: after a change of any, train anew. The model that
ships is the one that was tested. The texts below took no part in training. Features, recipe and
thresholds were chosen on held-out thirds of the texts to train on; but the scores below were looked
at after each change, and, before there was a book of words, many of their errors read, so take them
for a little too good. Its confidences were calibrated on a third of the first corpus, with a model
trained without it.

## The book of words

{chr(10).join(_book())}

## Scores on texts that it was not trained on

{chr(10).join(_tables(language, model))}

"Rules" is affiant without the model, "model" the model's own answer (it sees what the rules
found), "together" what affiant gives: where they disagree the model's name if it is sure enough,
else the rule's; what the catalogue knows stands but for a longer name around it, or a person's.

## Known to be weak

Bodies, whose bounds the corpora draw differently; bare first names and groups, which affiant
leaves unnamed on purpose; persons and bodies written small, and places that no list has; text
from scanned pages; anything but {LANGUAGES[language]}.
"""


def _kinds(model: Model) -> str:
    kinds = {"p": "persons", "o": "organisations", "l": "places", "x": "products"}
    letters = sorted({label[1] for label in model.labels if label[1:]}, key="polx".index)
    return ", ".join(kinds[letter] for letter in letters)


def _book() -> Iterator[str]:
    """What `models/words.table` is made of, and under which licences."""
    count = len(wordbook().rows)
    yield f"`words.table`, {count:,} words, written by `python -m training.wordbook` from"
    yield ""
    for package, told in SOURCES.items():
        yield f"- {package} ({told.replace(': ', '): ', 1)}"
    yield ""
    yield "By these terms the table is under CC BY-SA 4.0. It holds words and numbers, and no text."


def _sources(language: str) -> Iterator[str]:
    for corpus in TRAINED_ON[language]:
        texts = [*corpus.texts()]
        names = sum(len(text.names) for text in texts)
        yield f"- {corpus.name}: {len(texts):,} texts, {names:,} names; {corpus.licence}"


def _tables(language: str, model: Model) -> Iterator[str]:
    tagger = Tagger(model)
    for corpus in TESTED_ON[language]:
        texts = [*corpus.texts()]
        yield f"### {corpus.name}\n"
        yield "| system | kind | " + " | ".join(COLUMNS) + " |"
        yield "| --- | --- |" + " ---: |" * len(COLUMNS)
        for name, system in systems(lambda _: tagger).items():
            for kind, score in rows(measured(texts, system)).items():
                yield f"| {name} | {kind} | " + " | ".join(cells(score)) + " |"
        yield ""
