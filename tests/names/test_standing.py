import pytest

from affiant.names.standing import Standing, speaks_for, standing


@pytest.mark.parametrize(
    ("roles", "quoted", "expected"),
    [
        (["chief executive of Brightwater"], False, Standing.NAMED),
        (["porte-parole de la préfecture"], False, Standing.NAMED),
        (["présidente du syndicat"], False, Standing.NAMED),
        ([], True, Standing.NAMED),
        ([], False, Standing.COUNTED),
        (["un voisin"], False, Standing.COUNTED),
        (["a docker"], True, Standing.NAMED),
        (["a victim of the scheme"], True, Standing.PROTECTED),
        (["une mineure de 14 ans"], True, Standing.PROTECTED),
        (["the accused"], True, Standing.PROTECTED),
        (["mis en examen"], False, Standing.PROTECTED),
        (["minister, accused of nothing"], False, Standing.NAMED),
        (["director", "survivor"], False, Standing.PROTECTED),
    ],
)
def test_who_may_be_named(roles: list[str], quoted: bool, expected: Standing) -> None:
    assert standing(roles, quoted=quoted) is expected


@pytest.mark.parametrize(
    ("role", "speaks"),
    [
        ("CEO of Brightwater", True),
        ("le PDG de Brightwater", True),
        ("a Brightwater spokeswoman", True),
        ("former president of Brightwater", False),
        ("ancien directeur de Brightwater", False),
        ("ex-directrice de Brightwater", False),
        ("engineer at Brightwater", False),
    ],
)
def test_who_speaks_for_a_body(role: str, speaks: bool) -> None:
    assert speaks_for(role) is speaks


@pytest.mark.parametrize(
    "role",
    ["14 ans", "âgée de 15 ans", "aged 9", "14-year-old", "Fourteen-year-old", "6 mois", "17"],
)
def test_a_role_that_is_a_childs_age_protects(role: str) -> None:
    assert standing([role], quoted=True) is Standing.PROTECTED


@pytest.mark.parametrize("role", ["54 ans", "18-year-old", "director of Channel 14", "one of 12"])
def test_other_numbers_protect_nobody(role: str) -> None:
    assert standing([role], quoted=True) is Standing.NAMED


def test_a_body_for_children_makes_no_child_of_its_director() -> None:
    assert standing(["director of Save the Children"], quoted=False) is Standing.NAMED
    assert standing(["avocate de la victime"], quoted=False) is Standing.NAMED


def test_whose_kin_a_victim_is_would_tell_who_the_victim_is() -> None:
    assert standing(["mère de la victime"], quoted=True) is Standing.PROTECTED


@pytest.mark.parametrize(
    "role", ["trafficked", "violée", "not her real name", "n’a pas été mise en examen"]
)
def test_what_was_done_to_somebody_protects_as_a_noun_does(role: str) -> None:
    assert standing([role], quoted=True) is Standing.PROTECTED
