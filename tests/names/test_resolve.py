from affiant.names.resolve import Entity, Ground, Naming, resolve
from affiant.vocabulary.entity import EntityKind

ORGANISATION, PERSON, PLACE = EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.PLACE


def named(entities: tuple[Entity, ...]) -> list[tuple[str, int]]:
    return [(entity.name, entity.count) for entity in entities]


def test_one_name_written_otherwise_is_one_entity() -> None:
    entities = resolve(
        [
            Naming(1, "Brightwater", ORGANISATION),
            Naming(1, "Brightwater", ORGANISATION),
            Naming(2, "BRIGHTWATER Inc.", ORGANISATION),
        ]
    )
    assert named(entities) == [("Brightwater", 3)]
    assert [form.ground for form in entities[0].forms] == [Ground.SAME_NAME, Ground.SAME_NAME]


def test_the_catalogue_joins_an_acronym_to_its_name() -> None:
    entities = resolve(
        [
            Naming(1, "CBO", ORGANISATION, "Coastal Border Office"),
            Naming(2, "Coastal Border Office", ORGANISATION, "Coastal Border Office"),
            Naming(3, "CBO", ORGANISATION),
        ]
    )
    assert named(entities) == [("Coastal Border Office", 3)]
    assert entities[0].answers_to("cbo")


def test_an_acronym_without_the_catalogue_stays_alone() -> None:
    entities = resolve(
        [Naming(1, "CBO", ORGANISATION), Naming(1, "Coastal Border Office", ORGANISATION)]
    )
    assert len(entities) == 2


def test_letters_that_a_document_introduces_join_those_elsewhere() -> None:
    entities = resolve(
        [
            Naming(1, "Coastal Border Office", ORGANISATION, surface="Coastal Border Office"),
            Naming(1, "Coastal Border Office", ORGANISATION, surface="CBO"),
            Naming(2, "CBO", ORGANISATION, surface="CBO"),
        ]
    )
    assert named(entities) == [("Coastal Border Office", 3)]
    assert [form.ground for form in entities[0].forms] == [Ground.LEARNED, Ground.LEARNED]


def test_letters_with_two_meanings_join_neither() -> None:
    entities = resolve(
        [
            Naming(1, "Coastal Border Office", ORGANISATION, surface="CBO"),
            Naming(2, "Central Bakers Order", ORGANISATION, surface="CBO"),
            Naming(3, "CBO", ORGANISATION, surface="CBO"),
        ]
    )
    assert len(entities) == 3


def test_a_first_word_joins_the_one_body_that_a_document_calls_so() -> None:
    entities = resolve(
        [
            Naming(1, "Brightwater Systems", ORGANISATION, surface="Brightwater"),
            Naming(2, "Brightwater", ORGANISATION, surface="Brightwater"),
        ]
    )
    assert len(entities) == 1


def test_a_first_word_that_begins_another_name_joins_nothing() -> None:
    entities = resolve(
        [
            Naming(1, "Brightwater Systems", ORGANISATION, surface="Brightwater"),
            Naming(2, "Brightwater", ORGANISATION, surface="Brightwater"),
            Naming(3, "Brightwater Foundation", ORGANISATION, surface="Brightwater Foundation"),
        ]
    )
    assert len(entities) == 3


def test_a_form_that_the_catalogue_knows_as_two_things_joins_neither() -> None:
    entities = resolve(
        [
            Naming(1, "HTX", ORGANISATION, "Harbour Transit Exchange"),
            Naming(2, "HTX", ORGANISATION, "Highland Textile"),
            Naming(3, "HTX", ORGANISATION),
        ]
    )
    assert sorted(name for name, _ in named(entities)) == [
        "HTX",
        "Harbour Transit Exchange",
        "Highland Textile",
    ]


def test_a_single_name_joins_inside_its_document_only() -> None:
    entities = resolve(
        [Naming(1, "Weaver", PERSON), Naming(1, "Weaver", PERSON), Naming(2, "Weaver", PERSON)]
    )
    assert named(entities) == [("Weaver", 2), ("Weaver", 1)]
    assert entities[0].forms[0].ground is Ground.SAME_DOCUMENT


def test_a_full_name_joins_over_documents() -> None:
    assert named(resolve([Naming(1, "Ada Weaver", PERSON), Naming(2, "ADA WEAVER", PERSON)])) == [
        ("ADA WEAVER", 2)
    ]


def test_a_place_and_an_organisation_of_one_name_are_two() -> None:
    assert len(resolve([Naming(1, "Lark", PLACE), Naming(1, "Lark", ORGANISATION)])) == 2


def test_names_without_letters_are_nobody() -> None:
    assert resolve([Naming(1, "—", PERSON), Naming(1, "", ORGANISATION)]) == ()


def test_entities_are_the_same_whatever_document_comes_first() -> None:
    namings = [
        Naming(1, "VELMONT HARBOUR GROUP", ORGANISATION, surface="VELMONT HARBOUR GROUP"),
        Naming(
            2,
            "VELMONT HARBOUR FOR THE GROup",
            ORGANISATION,
            surface="VELMONT HARBOUR FOR THE GROup",
        ),
        Naming(
            3,
            "Velmont Harbour For The Group",
            ORGANISATION,
            surface="Velmont Harbour For The Group",
        ),
    ]
    there, back = (
        {(one.node, one.count, one.names()) for one in resolve(way)}
        for way in (namings, namings[::-1])
    )
    assert there == back


def test_catalogue_names_as_frequent_stand_in_one_order_whatever_document_comes_first() -> None:
    namings = [
        Naming(1, "VHO", ORGANISATION, known_as="Velmont Harbour Office"),
        Naming(2, "OHV", ORGANISATION, known_as="Harbour Office of Velmont"),
    ]
    there, back = resolve(namings), resolve(namings[::-1])
    assert (
        [one.name for one in there] == [one.name for one in back] == ["Harbour Office of Velmont"]
    )
