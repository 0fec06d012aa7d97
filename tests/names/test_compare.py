import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.names.aliases import Alias, Aliases
from affiant.names.compare import compare
from affiant.names.comparison import Why
from affiant.names.people import compare_people

TABLE = Aliases.of(
    [
        Alias("Arden Border Service", "Arden Border Service"),
        Alias("ABS", "Arden Border Service"),
        Alias("Service des frontières d'Arden", "Arden Border Service"),
        Alias("Alder Building Society", "Alder Building Society"),
        Alias("ABS", "Alder Building Society"),
        Alias("Northmere", "Northmere"),
        Alias("Quillfeed", "Quillfeed"),
    ],
    [frozenset({"Northmere", "Quillfeed"})],
)


def reasons(one: str, other: str, aliases: Aliases | None = None) -> set[Why]:
    found = compare(one, other, aliases) if aliases else compare(one, other)
    return {reason.why for reason in found.reasons}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NORTHMERE GROUP INC. THE", "The Northmere Group, Inc."),
        ("NORTHMERE CORPORATION SITZ IN ARDEN CORPORATION", "Northmere"),
        ("Northmere Federal Systems L.P.", "NORTHMERE FEDERAL SYSTEMS LIMITED PARTNERSHIP"),
        ("Department of Fisheries", "Fisheries Department"),
        ("LaCroix Logistics", "La Croix Logistics LLC"),
        ("Arden Widget Association (AWA)", "AWA"),
        ("AWA", "Arden Widget Association"),
        ("U.S. Widget Enforcement", "WE"),
        ("National Commission on Children", "Commission nationale pour l’enfance"),
        ("Arden Customs Office", "Bureau des douanes d’Arden"),
        ("Ardan Widget Council", "Arden Widget Council"),
    ],
)  # fmt: skip
def test_the_same_body_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Northmere", "Northmere Foundation", Why.PART),
        ("Northmere", "Northmere Federal Services", Why.PART),
        ("Northmere", "Northmere France", Why.SECTION),
        ("Seventh Circuit Court", "Eighth Circuit Court", Why.OTHER_NUMBER),
        ("Attorney, Northern District", "Attorney, Southern District", Why.OTHER_PLACE),
        ("National Widget Agency", "National Widget Council", Why.OTHER_KIND),
        ("Arden Widget Watch", "Arden Pebble Watch", Why.OTHER_WORDS),
        ("U.S. Department of Pebbles", "Canadian Department of Pebbles", Why.OTHER_PLACE),
        ("AWA", "Pebble Council", Why.OTHER_LETTERS),
        ("AWA", "AWB", Why.OTHER_LETTERS),
    ],
)  # fmt: skip
def test_look_alikes_are_told_apart_with_the_reason(one: str, other: str, why: Why) -> None:
    found = compare(one, other)

    assert not found.same
    assert why in {reason.why for reason in found.reasons}


def test_letters_that_several_bodies_share_are_left_unsure() -> None:
    assert compare("ABS", "Alder Building Society", TABLE).unsure
    assert reasons("ABS", "Arden Border Service", TABLE) == {Why.AMBIGUOUS}


def test_letters_of_a_known_body_are_not_given_to_an_unknown_one_of_the_same_initials() -> None:
    table = Aliases.of(
        [Alias("AWA", "Arden Widget Agency"), Alias("Arden Widget Agency", "Arden Widget Agency")]
    )

    assert not compare("AWA", "Alder Wine Association", table).same  # fmt: skip


def test_an_unknown_name_is_compared_with_all_names_of_the_known() -> None:
    table = Aliases.of(
        [Alias("Beacon", "Beacon"), Alias("Customs and Borders Agency of Arden", "Beacon")]
    )

    found = compare("Beacon", "Agence des douanes et des frontières d’Arden", table)

    assert found.same
    assert Why.CATALOGUE in {reason.why for reason in found.reasons}


def test_kin_are_related_and_not_the_same() -> None:
    assert reasons("Northmere", "Quillfeed", TABLE) == {Why.RELATED}
    assert not compare("Northmere", "Quillfeed", TABLE).same


def test_a_table_that_the_names_contradict_is_not_believed() -> None:
    table = Aliases.of([Alias("French Widgets", "Widgets"), Alias("American Widgets", "Widgets")])

    assert compare("French Widgets", "American Widgets", table).unsure


def test_a_learned_alias_shows_where_it_was_learned() -> None:
    learned = Alias("the Mere", "Northmere", "letter.txt", 10, 18)
    table = Aliases.of([Alias("Northmere", "Northmere"), learned])

    assert "letter.txt" in {reason.source for reason in compare("Mere", "Northmere", table).reasons}


def test_a_ministry_of_no_country_is_not_that_of_a_far_one() -> None:
    assert not compare("Ministère de la Justice", "Italian Ministry of Justice").same


@pytest.mark.parametrize("name", ["he", "She", "elle", "they", "", "   ", "…", "—", "\u200b"])
def test_nobody_is_nobody(name: str) -> None:
    assert reasons(name, name) == {Why.NOBODY}


def test_letters_that_spell_a_pronoun_are_a_name() -> None:
    assert compare("WHO", "World Heron Organization").same


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_strings_are_compared_alike_both_ways(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)

    assert 0.0 <= there.score <= 1.0
    assert there.reasons
    assert there.same == back.same


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("Ada Quill", "QUILL, Ada", "same"),
        ("Dr Ada Quill", "Ada Quill", "same"),
        ("Quill Ada", "Ada Quill", "same"),
        ("Ada M. Quill", "Ada Quill", "same"),
        ("A. Quill", "Ada Quill", "unsure"),
        ("Quill", "Ada Quill", "unsure"),
        ("Quill", "Quill", "unsure"),
        ("Ada Quill", "Bea Quill", "different"),
        ("Ada Quill", "Ada Reed", "different"),
        ("he", "he", "different"),
        ("", "Ada Quill", "different"),
    ],
)
def test_persons_are_the_same_by_their_whole_name_alone(one: str, other: str, outcome: str) -> None:
    found = compare_people(one, other)

    assert outcome == ("same" if found.same else "unsure" if found.unsure else "different")
