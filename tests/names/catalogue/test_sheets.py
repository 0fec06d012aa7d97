"""The reader of sheets refuses what it does not understand."""

from pathlib import Path

import pytest

from affiant.names.catalogue import sheets

SOURCES = """
list: {title: a list, licence: CC0, date: "2026", address: "https://example.org", checked: yes}
"""
GROUP = "- kind: court\n  country: fr\n  source: list\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for cached in (sheets.ambiguous, sheets._sources, sheets._lists_of_places):
        monkeypatch.setattr(sheets, cached.__name__, cached.__wrapped__)
    monkeypatch.setattr(sheets, "_folder", lambda: tmp_path)
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "places.yaml").write_text("towns: {Agen: [Agen, Auch], Pau: [Le Havre = Havre]}\n")
    (tmp_path / "ambiguous.yaml").write_text("{}\n")
    return tmp_path


def sheet(folder: Path, text: str) -> None:
    (folder / "sheets" / "one.yaml").write_text(GROUP + text, "utf-8")


def test_an_entry_may_be_a_name_alone(folder: Path) -> None:
    sheet(folder, "  organisations:\n    Tribunal du lac:\n")
    (one,) = sheets.read()
    assert (one.name, one.country, one.source.title, one.parents) == (
        "Tribunal du lac",
        "fr",
        "a list",
        (),
    )


def test_a_bare_value_is_what_the_group_says(folder: Path) -> None:
    sheet(folder, "  bare: fr\n  organisations:\n    Lake Court: Tribunal du lac\n")
    (one,) = sheets.read()
    assert [(alias.text, alias.language) for alias in one.aliases] == [
        ("Lake Court", None),
        ("Tribunal du lac", "fr"),
    ]


def test_a_name_of_a_contract_table_stands_in_any_case(folder: Path) -> None:
    sheet(folder, "  organisations:\n    Harbour: {legal: HARBOUR INC}\n")
    assert [alias.exact_case for alias in sheets.read()[0].aliases] == [True, False]


def test_a_family_is_one_body_a_place_in_good_french(folder: Path) -> None:
    sheet(folder, "  organisations: {Cour d'Agen: , Cour de Pau: }\n")
    (folder / "sheets" / "two.yaml").write_text(
        GROUP + "  name: Tribunal <of>\n  fr: tribunal <of>\n  parent: Cour <above>\n"
        "  places: towns\n"
    )
    found = {one.name: one for one in sheets.read()}
    assert found.keys() >= {"Tribunal d'Agen", "Tribunal d'Auch", "Tribunal du Havre"}
    assert found["Tribunal d'Auch"].parents[0].name == "Cour d'Agen"
    assert [a.text for a in found["Tribunal du Havre"].aliases] == [
        "Tribunal du Havre",
        "Tribunal de Havre",
        "tribunal du Havre",
        "tribunal de Havre",
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("  organisations: {A: {nickname: B}}\n", "nickname"),
        ("  size: big\n  organisations: {A: }\n", "size"),
        ("  organisations: {A: B}\n", "bare"),
        ("  organisations: {A: {kind: castle}}\n", "castle"),
        ("  organisations: {A: {country: FR}}\n", "FR"),
        ("  organisations: {A: {aliases: [' B']}}\n", "no name"),
        ("  organisations: {A: {parent: Nobody}}\n", "Nobody"),
        ("  organisations: {A: {parent: {name: A, from: 2001}}}\n", "from"),
        ("  organisations: {A: {en: X}, B: {en: X}}\n", "X means A and B"),
        ("  organisations: {A: , A: }\n", "more than once"),
    ],
)
def test_what_does_not_fit_is_refused(folder: Path, text: str, complaint: str) -> None:
    sheet(folder, text)
    with pytest.raises(ValueError, match=complaint):
        sheets.read()


def test_an_unknown_source_is_refused(folder: Path) -> None:
    sheet(folder, "  organisations: {A: {source: hearsay}}\n")
    with pytest.raises(KeyError, match="hearsay"):
        sheets.read()


def test_a_shared_alias_that_is_listed_belongs_to_the_one_it_means(folder: Path) -> None:
    sheet(folder, "  organisations: {A: {en: X}, B: {en: X}}\n")
    (folder / "ambiguous.yaml").write_text("X: B\n")
    assert [one.aliases[1].ambiguous for one in sheets.read()] == [True, False]


def test_a_list_of_ambiguous_aliases_holds_no_others(folder: Path) -> None:
    sheet(folder, "  organisations: {A: }\n")
    (folder / "ambiguous.yaml").write_text("Y:\n")
    with pytest.raises(ValueError, match="nothing goes by the ambiguous Y"):
        sheets.read()
