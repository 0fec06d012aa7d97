from pathlib import Path

from affiant.vocabulary.entity import EntityKind
from training.winer import winer


def test_a_year_is_read_with_the_outermost_of_its_names(tmp_path: Path) -> None:
    month = tmp_path / "2031" / "01"
    month.mkdir(parents=True)
    text = "Atelier de Tarvik\n\nJane Roe est venue."
    (month / "a.txt").write_text(text, "utf-8")
    (month / "a.ann").write_text(
        "T1\tOrganization 0 17\tAtelier de Tarvik\nT2\tLocation 11 17\tTarvik\n"
        "T3\tPerson 19 27\tJane Roe\nT4\tDate 28 31\test\n",
        "utf-8",
    )

    (article,) = winer(tmp_path, 2031)

    assert [(text[n.start : n.end], n.kind) for n in article.names] == [
        ("Atelier de Tarvik", EntityKind.ORGANISATION),
        ("Jane Roe", EntityKind.PERSON),
    ]
    assert [line.of(text) for line in article.lines] == ["Atelier de Tarvik", "Jane Roe est venue."]


def test_another_year_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "2031").mkdir()

    assert [*winer(tmp_path, 2032)] == []
