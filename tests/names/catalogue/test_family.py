import pytest

from affiant.names.catalogue.family import Place, places


@pytest.mark.parametrize(
    ("written", "name", "of"),
    [
        ("Paris", "Paris", "de Paris"),
        ("Agen", "Agen", "d'Agen"),
        ("Évry", "Évry", "d'Évry"),
        ("Hérouville", "Hérouville", "d'Hérouville"),
        ("Haute-Marne", "Haute-Marne", "de Haute-Marne"),
        ("Le Mans", "Le Mans", "du Mans"),
        ("Les Sables-d'Olonne", "Les Sables-d'Olonne", "des Sables-d'Olonne"),
        ("La Rochelle", "La Rochelle", "de La Rochelle"),
        ("de l'Ain", "Ain", "de l'Ain"),
        ("du Nord", "Nord", "du Nord"),
        ("d'Eure-et-Loir", "Eure-et-Loir", "d'Eure-et-Loir"),
    ],
)
def test_a_place_stands_with_its_preposition(written: str, name: str, of: str) -> None:
    assert Place.of_written(written) == Place(name, of)


def test_a_place_may_have_two_names() -> None:
    assert [place.name for place in places("Val d'Or = Valdor")] == ["Val d'Or", "Valdor"]


def test_a_pattern_takes_the_place_with_or_without_its_preposition() -> None:
    assert Place.of_written("Le Mans").fill("<place>: tribunal <of>") == "Le Mans: tribunal du Mans"
