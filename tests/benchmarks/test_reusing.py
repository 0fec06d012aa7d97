import pytest

from affiant.lineage.translations import translations
from benchmarks.reusing.made import members
from benchmarks.reusing.planting import Planted, plant
from benchmarks.reusing.texts import Text, half
from benchmarks.reusing.variants import HOSTED, KINDS
from tests.lineage.invented import prose

TEXTS = [
    Text(f"family {n // 2}", "en", ". ".join(prose(n * 10 + part, 12) for part in range(9)) + ".")
    for n in range(24)
]


@pytest.fixture(scope="module")
def planted() -> list[Planted]:
    return plant(TEXTS, 3, seed=1)


def test_every_kind_is_planted_and_knows_its_source(planted: list[Planted]) -> None:
    variants = [one for one in planted if one.source is not None]
    assert sorted(one.kind or "" for one in variants) == sorted([*KINDS] * 3)
    for one in variants:
        source = planted[one.source or 0]
        assert source.kind is None
        assert source.origins <= one.origins
        assert source.text != one.text


def test_the_text_that_holds_a_variant_is_not_in_the_set(planted: list[Planted]) -> None:
    there = {origin for one in planted if one.kind is None for origin in one.origins}
    for one in planted:
        if one.kind in HOSTED:
            assert len(one.origins & there) == 1


def test_the_same_seed_plants_the_same(planted: list[Planted]) -> None:
    assert plant(TEXTS, 3, seed=1) == planted
    assert plant(TEXTS, 3, seed=2) != planted


def test_halves_share_no_family() -> None:
    one, other = ({text.family for text in half(TEXTS, which)} for which in (0, 1))
    assert not one & other
    assert len(one | other) == 12


def test_made_members_are_the_same_each_time_and_some_are_made_of_others() -> None:
    told = members(120)
    assert told == members(120)
    assert 90 < len({member.document.text for member in told}) < 120
    assert len({member.document.text for member in members(5, same=True)}) == 1


def test_made_members_in_two_languages_hold_translations_word_for_word() -> None:
    told = members(200, bilingual=True)
    assert told == members(200, bilingual=True)
    languages = [member.document.language for member in told]
    assert 80 < languages.count("fr") < 120
    pairs = translations(told)
    assert len(pairs) > 10
