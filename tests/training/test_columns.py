from pathlib import Path

from affiant.vocabulary.entity import EntityKind
from training.columns import sequoia, uner, wikigold

UNER = """# newdoc id = one
# sent_id = one-0001
# text = Jane Roe left Tarvikton.
1	Jane	B-PER	-	-
2	Roe	I-PER	-	-
3	left	O	-	-
4	Tarvikton	B-LOC	-	-
5	.	B-O	-	-

# sent_id = one-0002
# text = Northwind (OSS) grew.
1	Northwind	B-ORG	-	-
2	(	O	-	-
3	OSS	B-OTH	-	-
4	)	O	-	-
5	grew	O	-	-
6	.	O	-	-

# newdoc id = two
# sent_id = two-0001
# text = Nobody came.
1	Nobody	O	-	-
2	came	O	-	-
3	.	O	-	-
"""
WIKIGOLD = """0	Tarvik	B-PER
1	's	O
2	heron	O
3	,	O
4	Oksby	B-MISC

0	Northwind	B-ORG
1	Cloud	I-ORG
2	grew	O
3	.	O
"""
SEQUOIA = "\n".join(
    [
        "# sent_id = source.x_00001",
        "# text = l'atelier de Tarvik",
        *(
            "\t".join([str(n), word, *["_"] * 9, "*", mark])
            for n, (word, mark) in enumerate(
                [("l'", "*"), ("atelier", "1:ORG"), ("de", "1"), ("Tarvik", "1;2:PERS")], 1
            )
        ),
        "",
    ]
)


def kept(folder: Path, text: str) -> Path:
    path = folder / "corpus"
    path.write_text(text, "utf-8")
    return path


def test_uner_gives_the_texts_with_their_names_where_they_stand(tmp_path: Path) -> None:
    one, two = uner(kept(tmp_path, UNER), "uner")

    assert [(one.text[n.start : n.end], n.kind) for n in one.names] == [
        ("Jane Roe", EntityKind.PERSON),
        ("Tarvikton", EntityKind.PLACE),
        ("Northwind", EntityKind.ORGANISATION),
    ]
    assert two.names == ()


def test_uner_labels_of_no_name_are_dropped(tmp_path: Path) -> None:
    one, _ = uner(kept(tmp_path, UNER), "uner")

    assert not {"OSS", "."} & {one.text[n.start : n.end] for n in one.names}


def test_a_text_without_spaces_told_is_written_as_people_write(tmp_path: Path) -> None:
    (text,) = wikigold(kept(tmp_path, WIKIGOLD))

    assert text.text == "Tarvik's heron, Oksby\nNorthwind Cloud grew.\n"
    assert [text.text[n.start : n.end] for n in text.names] == ["Tarvik", "Northwind Cloud"]


def test_of_names_within_names_the_outermost_is_kept(tmp_path: Path) -> None:
    (text,) = sequoia(kept(tmp_path, SEQUOIA), "dev")

    assert [(text.text[n.start : n.end], n.kind) for n in text.names] == [
        ("atelier de Tarvik", EntityKind.ORGANISATION)
    ]


def test_a_contracted_article_is_one_word_of_the_text_again(tmp_path: Path) -> None:
    words = [("la", "*"), ("Ligue", "1:ORG"), ("de", "1"), ("les", "1"), ("ponts", "1")]
    rows = [
        "\t".join([str(n), word, *["_"] * 9, "*", mark]) for n, (word, mark) in enumerate(words, 1)
    ]
    told = "\n".join(["# sent_id = source.x_00001", "# text = la Ligue des ponts", *rows, ""])

    (text,) = sequoia(kept(tmp_path, told), "dev")

    assert text.text == "la Ligue des ponts\n"
    assert [text.text[n.start : n.end] for n in text.names] == ["Ligue des ponts"]
