"""Forms that are filled in with other names."""

from affiant.lineage.copies import copies
from affiant.lineage.relation import Certainty
from tests.lineage.invented import FERRY, changed, members, misread

AIRPORT = (
    "These rules apply to every building near {0} Airport in the county of {1}. No person shall "
    "raise a mast, a crane or a tree within two hundred metres of the runway of {0} Airport "
    "without the written leave of the harbour master of {2}. Whoever owns land that borders on "
    "the approach shall keep hedges low enough for the lights to be seen from the tower. The "
    "council of {1} shall post a copy of these rules at the gate and send another to the port of "
    "{2} before they come into force, and shall hear any owner who objects to them in writing."
)


def _counted(*texts: str) -> list[str]:
    links = copies(members(*texts))
    return [
        link.relation.value
        for link in links
        if link.relation.one_origin and link.certainty is not Certainty.HINT
    ]


def test_the_rules_of_two_airports_are_two_origins() -> None:
    one = AIRPORT.format("Brindle", "Tannock", "Oster Bay")
    other = AIRPORT.format("Corvane Hill", "Merrow", "Sull")
    assert _counted(one, other) == []


def test_the_rules_of_one_airport_are_one_origin_with_a_name_put_right() -> None:
    one = AIRPORT.format("Brindle", "Tannock", "Oster Bay")
    assert _counted(one, AIRPORT.format("Brindle", "Tannock", "Osterby Bay")) != []


def test_names_misread_or_changed_with_other_words_do_not_part_a_text() -> None:
    assert _counted(FERRY, misread(FERRY, 0.05)) != []
    assert _counted(FERRY, changed(FERRY, 0.15)) != []
