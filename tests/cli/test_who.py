"""Who is who at the command line: explained, judged, taken back; the exit code of each."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from affiant.cli.main import app
from affiant.cli.words import CUES, GROUNDS, VERDICTS, WHY
from affiant.evidence.connection import connect
from affiant.names.comparison import Why
from affiant.names.cue import Cue
from affiant.names.entity import Ground
from affiant.names.identity import Sameness

LETTER = """Northmere Systems ends its work

The Arden Widget Watch (AWW) said that Northmere Systems, formerly Quillfeed Labs, sold maps.

LinkedIn and Microsoft said nothing. “We listened,” said Ada Quill, director of Northmere Systems. \
John Weaver passed by.
"""


def affiant(*words: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words])
    connect(Path(":memory:"), migrate=False)
    return result


def as_json(*words: str | Path) -> Any:
    return json.loads(affiant(*words, "--json").stdout)


@pytest.fixture(scope="module")
def letter_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casefile with the letter, read once."""
    folder = tmp_path_factory.mktemp("who")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    read = affiant("read", folder / "letter.txt", "--workers", "1", "--casefile", folder / "affair")
    assert read.exit_code == 0
    return folder / "affair"


@pytest.fixture(autouse=True)
def casefile_folder(letter_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it for each test."""
    folder = tmp_path / "affair"
    shutil.copytree(letter_read, folder)
    monkeypatch.setenv("AFFIANT_CASEFILE", str(folder))
    monkeypatch.setenv("AFFIANT_BY", "ada")
    return folder


def test_an_alias_is_shown_with_the_words_that_taught_it() -> None:
    told = affiant("who", "AWW").stdout

    assert "Arden Widget Watch" in told
    assert "letter.txt: “Arden Widget Watch (AWW)”" in told


def test_a_parent_is_shown_with_its_dates_and_source() -> None:
    assert "belongs to Microsoft since 2016" in affiant("who", "LinkedIn").stdout
    assert "LinkedIn since 2016" in affiant("who", "Microsoft").stdout


def test_a_name_as_a_register_writes_it_with_its_seat_finds_the_body() -> None:
    (found,) = as_json("who", "MICROSOFT CORPORATION SITZ IN REDMOND CORPORATION")["entities"]
    assert found["name"] == "Microsoft"


def test_all_names_are_told_as_followthemoney_entities_one_a_line() -> None:
    entities = [json.loads(line) for line in affiant("who", "--ftm").stdout.splitlines()]

    assert "Arden Widget Watch" in {
        one["properties"]["name"][0] for one in entities if "name" in one["properties"]
    }
    assert all({"id", "schema", "properties"} == one.keys() for one in entities)
    assert "Weaver" not in str(entities)


@pytest.mark.parametrize("more", [["Microsoft"], ["--judgements"], ["--undo", "1"]])
def test_nothing_else_is_asked_with_it(more: list[str]) -> None:
    result = affiant("who", "--ftm", *more)
    assert result.exit_code == 2
    assert "--ftm tells of all names" in " ".join(result.stderr.split())


def test_a_judgement_joins_is_listed_and_is_taken_back_whole() -> None:
    before = as_json("who")

    judged = as_json("who", "AWW", "--same", "LinkedIn", "--because", "a test")["judged"]
    assert (judged["verdict"], judged["by"], judged["why"]) == ("same", "ada", "a test")
    assert "a person judged them the same" in affiant("who", "LinkedIn").stdout

    assert affiant("who", "--undo", str(judged["id"])).exit_code == 0
    assert as_json("who") == before
    assert len(as_json("who", "--judgements")["judgements"]) == 2


def test_a_wrong_merge_of_the_machine_is_parted() -> None:
    affiant("who", "Quillfeed Labs", "--different", "Northmere Systems")

    assert [one["name"] for one in as_json("who", "Quillfeed Labs")["entities"]] == [
        "Quillfeed Labs"
    ]


def test_a_contradiction_is_refused_with_those_who_said_otherwise() -> None:
    affiant("who", "AWW", "--same", "LinkedIn")
    affiant("who", "LinkedIn", "--different", "Microsoft", "--by", "bea")

    refused = affiant("who", "AWW", "--same", "Microsoft")

    assert refused.exit_code == 2
    assert "Earlier judgements say otherwise" in refused.stderr
    assert "bea" in refused.stderr
    assert affiant("who", "AWW", "--same", "Microsoft", "--despite").exit_code == 0


def test_what_was_judged_despite_others_is_told_until_one_is_taken_back() -> None:
    affiant("who", "AWW", "--same", "LinkedIn")
    affiant("who", "LinkedIn", "--different", "Microsoft")
    assert as_json("who", "--judgements")["contradictions"] == []
    affiant("who", "AWW", "--same", "Microsoft", "--despite")
    line = "Judgement 2 contradicts 1, 3. To take one back: affiant who --undo NUMBER"

    for words in (("who", "--judgements"), ("who", "AWW")):
        assert line in affiant(*words).stdout
    [entity] = as_json("who", "AWW")["entities"]
    [found] = entity["contradictions"]
    assert (found["judged"]["id"], [one["id"] for one in found["by"]]) == (2, [1, 3])

    affiant("who", "--undo", "1")
    for words in (("who", "--judgements"), ("who", "AWW")):
        assert "contradicts" not in affiant(*words).stdout


def test_nothing_is_judged_against_itself() -> None:
    refused = affiant("who", "AWW", "--same", "Arden Widget Watch")

    assert refused.exit_code == 2
    assert "nothing can be judged against itself" in refused.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("who", "--same", "LinkedIn"),
        ("who", "AWW", "--same", "LinkedIn", "--different", "LinkedIn"),
        ("who", "AWW", "--same", "Nobody Known"),
        ("who", "--undo", "99"),
        ("who", "John Weaver"),
        ("who", "John Weaver", "--same", "Ada Quill"),
        ("who", "he"),
        ("who", ""),
        ("who", "…"),
    ],
)
def test_what_cannot_be_answered_ends_with_a_sentence_and_exit_code_2(
    words: tuple[str, ...],
) -> None:
    result = affiant(*words)

    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Weaver" not in result.stdout


def test_every_reason_has_its_words() -> None:
    assert set(WHY) == set(Why)
    assert set(GROUNDS) == set(Ground)
    assert set(VERDICTS) == set(Sameness)
    assert set(CUES) == {cue.value for cue in Cue}


def test_a_dossier_is_about_all_that_a_person_judged_the_same(tmp_path: Path) -> None:
    def names_of(file: Path) -> list[str]:
        assert affiant("dossier", "LinkedIn", "--format", "json", "-o", file).exit_code == 0
        written = json.loads(file.read_text("utf-8"))["written"]
        return sorted(one["surface"] for one in written)

    assert names_of(tmp_path / "before.json") == ["LinkedIn"]
    affiant("who", "AWW", "--same", "LinkedIn")

    assert names_of(tmp_path / "after.json") == ["AWW", "Arden Widget Watch", "LinkedIn"]
