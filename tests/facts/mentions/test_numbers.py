"""Signs and ends of numbers that look like a known name."""

import pytest

from affiant.facts import mentions
from affiant.facts.context import Context
from affiant.facts.gazetteer import Gazetteer, Known
from affiant.facts.sentence import sentences
from affiant.vocabulary.entity import EntityKind
from tests.facts.lined import lined

KNOWN = Gazetteer.of([Known(body, body, EntityKind.ORGANISATION) for body in ("3M", "RT")])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was paid $6.3M by the state.", []),
        ("It was sold to 3M by the state.", ["3M"]),
        ("RT @roe: nobody came.", []),
        ("They said so on RT again.", ["RT"]),
    ],
)
def test_the_end_of_a_sum_and_the_sign_of_a_repost_name_nobody(text: str, names: list[str]) -> None:
    read = lined(text, "en")
    found = mentions.find(Context(read, tuple(sentences(read)), KNOWN))
    assert [one.name for one in found] == names
