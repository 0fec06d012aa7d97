import numpy as np
import pytest

from affiant.facts.recogniser.model import Model
from affiant.facts.recogniser.tagger import Tagger
from tests.facts.recogniser.conftest import Lined

NOBODY = Model(
    labels=("O", "Bp", "Ip"),
    transitions=np.zeros((3, 3), dtype=np.float32),
    words={"1e": 0},
    word_weights=np.zeros((1, 5, 3), dtype=np.float32),
    places={"inside": 0},
    place_weights=np.array([[5, 0, 0]], dtype=np.float32),
    calibration=(),
)
"""A model of persons alone that sees none."""


@pytest.mark.parametrize(
    ("known", "doubted"),
    [("Bp", ["Heron"]), ("Bx", []), ("", [])],
    ids=["a person of the rules", "a product, which it was never taught", "nothing"],
)
def test_a_model_doubts_only_what_it_could_have_named(
    line: Lined, known: str, doubted: list[str]
) -> None:
    said = line("they saw Heron there", ["", "", known, ""])

    told = Tagger(NOBODY).recognise([said])

    assert [said.sentence.text[one.span.start : one.span.end] for one in told] == doubted
    assert all(one.kind is None for one in told)
