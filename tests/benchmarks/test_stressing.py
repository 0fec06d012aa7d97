"""The texts that try the finders, and what is asked of them."""

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

from affiant.evidence.originals import Originals
from affiant.facts.gazetteer import Gazetteer
from affiant.facts.kinds import TimeExpression
from affiant.reading.limits import Limits
from affiant.reading.outcome import Failed
from affiant.reading.sandbox.task import Task
from affiant.reading.sandbox.walk import walk
from affiant.reading.source import Source
from affiant.reading.span import Span
from benchmarks.fuzz import document, faults
from benchmarks.fuzz_files import FAULTS
from benchmarks.linear import exponent, lengths
from benchmarks.stressing.files import MAKERS, file
from benchmarks.stressing.holding import wrong_fact, wrong_links
from benchmarks.stressing.made import LONGEST, text
from benchmarks.stressing.sentences import HOSTILE, prose, repeated


def test_prose_and_repeats_have_the_length_asked_for() -> None:
    assert len(prose("fr", 5000)) == 5000
    assert {len(repeated(name, 777)) for name in HOSTILE} == {777}


def test_lengths_grow_tenfold_up_to_the_longest() -> None:
    assert lengths(1_000_000) == [10_000, 100_000, 1_000_000]
    assert lengths(10) == [10_000]


def test_the_exponent_of_a_square_is_two_and_the_first_length_has_no_say() -> None:
    assert exponent([(1, 50.0), (10, 1.0), (100, 100.0)]) == pytest.approx(2)
    assert exponent([(10, 1.0)]) == 1


def test_a_seed_makes_the_same_text_again() -> None:
    made = [document(seed) for seed in range(40)]
    assert made == [document(seed) for seed in range(40)]
    assert len({one.text for one in made}) > 30
    assert all(len(one.text) <= LONGEST for one in made)


def test_texts_by_chance_can_be_written_as_utf8() -> None:
    chance = random.Random(7)
    assert all(text(chance).encode("utf-8") is not None for _ in range(50))


def test_a_loose_anchor_and_a_wild_confidence_are_told() -> None:
    fact = TimeExpression(span=Span(0, 4), surface="2017", found_by="times/1", confidence=0.9)
    assert [*wrong_fact(fact, "2017 then")] == []
    assert [f.split(":")[0] for f in wrong_fact(fact, "2018 then")] == ["loose anchor"]
    wild = replace(fact, confidence=1.5)
    assert [f.split(":")[0] for f in wrong_fact(wild, "2017")] == ["confidence 1.5"]


def test_a_copy_is_linked_to_its_source_and_nothing_is_wrong_with_the_link() -> None:
    made = document(3)
    assert [*wrong_links(made, made.text, document(4))] == []


def test_a_sentence_of_every_kind_holds() -> None:
    told = faults(3, Gazetteer())
    assert [one for one in told if not one.startswith("slow")] == []  # the first loads all rules


def test_a_seed_breaks_a_file_in_the_same_way_again() -> None:
    """But for the hour that a zip's head bears."""
    made, again = ([file(random.Random(seed)) for seed in range(30)] for _ in range(2))
    assert [(suffix, len(payload)) for suffix, payload in made] == [
        (suffix, len(payload)) for suffix, payload in again
    ]
    assert {suffix for suffix, _ in made} <= MAKERS.keys()


@pytest.mark.parametrize("seed", range(16))
def test_a_broken_file_ends_as_read_or_for_a_reason_that_a_reader_meant(
    seed: int, tmp_path: Path
) -> None:
    suffix, payload = file(random.Random(seed))
    path = tmp_path / f"broken{suffix}"
    path.write_bytes(payload)
    sha256 = hashlib.sha256(payload).hexdigest()
    task = Task("a", Source(path, path.name, sha256, len(payload)))
    keeper = Originals(tmp_path / "originals")
    ended = [*walk(task, lambda document: len(document.text), keeper, Limits())]
    assert not [one for one in ended if isinstance(one, Failed) and one.reason in FAULTS]
