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
