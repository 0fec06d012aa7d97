"""The first word of a firm alone is the firm, where nobody is called so."""

from affiant.facts.mentions.named import Named
from affiant.facts.mentions.namesake import firms
from affiant.vocabulary.entity import EntityKind

PERSON, BODY = EntityKind.PERSON, EntityKind.ORGANISATION


def kinds(*told: tuple[str, EntityKind]) -> list[tuple[str, EntityKind]]:
    found = [
        Named(at * 50, at * 50 + len(name), kind, name, 0.7, found_by="recogniser/1")
        for at, (name, kind) in enumerate(told)
    ]
    firms(found)
    return [(named.name, named.kind) for named in found]


def test_the_first_word_of_a_firm_is_the_firm() -> None:
    assert kinds(("Quillmarch Cloud Inc", BODY), ("Quillmarch", PERSON)) == [
        ("Quillmarch Cloud Inc", BODY),
        ("Quillmarch Cloud Inc", BODY),
    ]


def test_a_person_who_is_named_in_full_stays_one() -> None:
    told = (("Quillmarch Cloud Inc", BODY), ("Ada Quillmarch", PERSON), ("Quillmarch", PERSON))
    assert kinds(*told) == [*told]


def test_a_body_without_a_legal_form_makes_nobody_a_firm() -> None:
    told = (("Quillmarch Gazette", BODY), ("Quillmarch", PERSON))
    assert kinds(*told) == [*told]


def test_of_two_firms_it_is_neither() -> None:
    told = (("Quillmarch Cloud Inc", BODY), ("Quillmarch Foods Ltd", BODY), ("Quillmarch", PERSON))
    assert kinds(*told) == [*told]
