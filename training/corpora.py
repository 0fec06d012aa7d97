"""Which corpora a language's model is trained on and which it is tested on, with their licences.

Tested on another year and on parts that stay apart, for a random part of what a model was trained
on overstates it by ten points. The model that ships is the one that was tested.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.annotated import Annotated
from training.columns import sequoia, uner, wikigold
from training.winer import winer

NAMES = Path(__file__).resolve().parents[2] / "shared" / "data" / "names"

Reading = Callable[[Path], Iterator[Annotated]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """`path` lies in the folder of names; `read` gives its texts.

    `times` is how often training sees them: a small corpus of other sources weighs more so.
    """

    name: str
    path: str
    licence: str
    read: Reading
    times: int = 1

    def texts(self, folder: Path = NAMES) -> Iterator[Annotated]:
        """Its texts. Raises FileNotFoundError where it is absent."""
        if not (folder / self.path).exists():
            raise FileNotFoundError(folder / self.path)
        return self.read(folder / self.path)


_WINER = "texts CC BY 2.5, annotations CC BY 4.0"
_UNER = "CC BY-SA 4.0"

TRAINED_ON: dict[str, tuple[Corpus, ...]] = {
    "fr": (
        Corpus("WiNER-fr 2016", "winer-fr", _WINER, lambda path: winer(path, 2016)),
        Corpus(
            "Sequoia with PARSEME names, train",
            "sequoia-parseme/train.simple",
            "LGPL-LR",
            lambda path: sequoia(path, "train"),
            times=2,
        ),
    ),
    "en": (
        Corpus(
            "UNER English EWT, early train file",
            "uner-en-ewt/train-early.iob2",
            _UNER,
            lambda path: uner(path, "uner train"),
        ),
        Corpus("WikiGold", "wikigold/en.conllu", "CC BY 4.0", wikigold),
    ),
}
TESTED_ON: dict[str, tuple[Corpus, ...]] = {
    "fr": (
        Corpus("WiNER-fr 2017", "winer-fr", _WINER, lambda path: winer(path, 2017)),
        Corpus(
            "Sequoia dev",
            "sequoia-parseme/dev.simple",
            "LGPL-LR",
            lambda path: sequoia(path, "dev"),
        ),
    ),
    "en": (
        Corpus(
            "UNER EWT dev",
            "uner-en-ewt/dev.iob2",
            _UNER,
            lambda path: uner(path, "uner dev"),
        ),
    ),
}
UNSURE = frozenset({"uner train"})
"""The sources of texts that miss labels; see `training.believed`."""

"""By the licence of what it was trained on the French model is under LGPL-LR, the English one
under CC BY-SA 4.0; the code stays under Apache-2.0."""
