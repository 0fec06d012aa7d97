"""Several who demand together, and several demands of one subject."""

import pytest

from affiant.facts.kinds import Demand, Event
from tests.facts.deeds.reading import found


def demands(text: str, language: str = "en") -> list[Demand]:
    return [deed for deed in found(text, language) if isinstance(deed, Demand)]


@pytest.mark.parametrize(
    ("text", "language", "by"),
    [
        ("Harbour Watch and the Port Agency called on Quillfeather to publish the list.", "en",
         "Harbour Watch and Port Agency"),
        ("Harbour Watch, Brindlewood and the Port Agency urged Quillfeather to pay.", "en",
         "Harbour Watch, Brindlewood and Port Agency"),
        ("Harbour Watch, Brindlewood et Port Agency exigent la publication de la liste.", "fr",
         "Harbour Watch, Brindlewood et Port Agency"),
        ("Harbour Watch ainsi que Brindlewood réclament la destruction des listes.", "fr",
         "Harbour Watch et Brindlewood"),
    ],
)  # fmt: skip
def test_all_who_demand_are_named(text: str, language: str, by: str) -> None:
    (demand,) = demands(text, language)
    assert demand.by == by


def test_each_who_acts_is_an_actor() -> None:
    (event,) = (
        one
        for one in found("Harbour Watch and the Port Agency sued Quillfeather in February.")
        if isinstance(one, Event)
    )
    assert event.actors == ("Harbour Watch", "Port Agency")


def test_a_report_by_two_bodies_is_the_deed_of_neither() -> None:
    assert not demands("A report by Harbour Watch and Port Agency called on Quillfeather to pay.")


def test_l_organisme_exige_et_demande() -> None:
    first, second = demands(
        "Selon Harbour Watch, les listes ont été gardées. L’organisation exige la destruction de"
        " ces listes avant le 31 mai et demande à Port Agency d’ouvrir une enquête.",
        "fr",
    )
    assert (first.by, first.to, first.deadline) == ("Harbour Watch", None, "avant le 31 mai")
    assert first.action == "la destruction de ces listes avant le 31 mai"
    assert (second.by, second.to) == ("Harbour Watch", "Port Agency")
    assert second.action == "ouvrir une enquête"


def test_since_when_is_no_deadline() -> None:
    (demand,) = demands("Harbour Watch asks Quillfeather to publish all it has sold since 2020.")
    assert demand.deadline is None
