import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.attribution.domain import aligned, ancestry, registrable


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("ICE.DHS.gov.", "dhs.gov"),
        ("mail.corp.co.uk", "corp.co.uk"),
        ("gendarmerie.interieur.gouv.fr", "interieur.gouv.fr"),
        ("courriel.société.fr", "xn--socit-esab.fr"),
        ("gouv.fr", None),
        ("com", None),
        ("printer.local", None),
        ("not a host", None),
        ("", None),
        ("192.168.0.1", None),
    ],
)
def test_what_can_be_registered(host: str, own: str | None) -> None:
    assert registrable(host) == own


def test_the_same_owner_is_aligned_and_a_look_alike_is_not() -> None:
    assert aligned("mail.corp.fr", "corp.fr")
    assert not aligned("corp.fr", "corp-fr.com")
    assert not aligned("a.gouv.fr", "b.gouv.fr")
    assert aligned("x.local", "X.local.")
    assert not aligned("mail.x.local", "x.local")


@given(st.text(max_size=80))
def test_any_text_has_a_stated_outcome(text: str) -> None:
    assert (registrable(text) is None) == (ancestry(text) == ())
