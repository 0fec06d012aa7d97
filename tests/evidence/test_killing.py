"""A read that is killed and gone on with ends like one that was not. The full measure, with
2,000 files and twenty kills, is `python -m benchmarks.killing`.
"""

import random
import shutil
from pathlib import Path

import pytest

from affiant.evidence.casefile import Casefile
from benchmarks.corpus import make_corpus
from benchmarks.fingerprint import fingerprint
from benchmarks.killing import broken, read, unbroken


@pytest.fixture
def empty(_sqlite_template: Path) -> Path:
    """A casefile that is ready to be read into."""
    return _sqlite_template


@pytest.mark.slow
def test_a_killed_read_ends_like_an_unbroken_one(tmp_path: Path, empty: Path) -> None:
    documents = tmp_path / "documents"
    make_corpus(documents, 40, 0.05, seed=7)
    shutil.copytree(empty, tmp_path / "unbroken")  # the other makes its tables itself
    wanted, took = unbroken(documents, tmp_path / "unbroken")
    got, killed = broken(documents, tmp_path / "broken", took, 4, random.Random(7))
    assert killed > 0
    assert got == wanted


@pytest.mark.slow
def test_reading_in_two_goes_is_reading_in_one(tmp_path: Path, empty: Path) -> None:
    documents = tmp_path / "documents"
    for name in ("unbroken", "half"):
        shutil.copytree(empty, tmp_path / name)
    corpus = make_corpus(documents, 12, 0.1, seed=3)
    wanted, _took = unbroken(documents, tmp_path / "unbroken")
    half = tmp_path / "half"
    read(sorted(corpus.friendly)[0], half).wait()
    read(documents, half).wait()
    assert fingerprint(Casefile.open(half)) == wanted
