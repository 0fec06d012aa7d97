from affiant.lineage.copies.words import is_number, words_of
from tests.lineage.invented import document


def hashes(text: str) -> list[int]:
    return list(map(int, words_of(document(text)).hashes))


def spelled(text: str) -> list[str]:
    words = words_of(document(text))
    return [words.span(n, n + 1).of(text) for n in range(len(words))]


def test_elisions_and_marks_part_words() -> None:
    assert spelled("L’homme, «\u00a0qu'il\u00a0» vit…") == ["L", "homme", "qu", "il", "vit"]


def test_variants_of_a_word_are_one() -> None:
    for one, other in [
        ("Œuvre", "oeuvre"),
        ("ÉLÈVE", "eleve"),
        ("Straße", "STRASSE"),
        ("ﬁn", "fin"),
        ("e\u0301tat", "état"),
        ("soft\u00adhyphen", "softhyphen"),
        ("１２", "12"),
        ("٤٢", "42"),
        ("Łódź", "Lodz"),
    ]:
        assert hashes(one) == hashes(other), one


def test_order_of_letters_counts() -> None:
    assert hashes("listen") != hashes("silent")
    assert hashes("aab") != hashes("aba")


def test_a_word_broken_at_the_line_end_is_whole() -> None:
    assert hashes("docu-\nment") == hashes("document")
    assert hashes("well-known") == hashes("well known")


def test_numbers_are_told_from_words() -> None:
    words = words_of(document("In March 2018 twelve of 19,4 million a1"))
    assert is_number(words.hashes).tolist() == [
        False,
        True,
        True,
        True,
        False,
        True,
        True,
        True,
        False,
    ]


def test_every_ideograph_is_a_word() -> None:
    assert spelled("港口 ok") == ["港", "口", "ok"]
