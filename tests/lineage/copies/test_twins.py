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


RELEASE = (
    "The {0} update of Tidewell {1} is out. The Tidewell project is glad to announce the {0} "
    "update of its stable edition (called {2}). It mends faults of the tide tables and a few grave "
    "troubles of the harbour clock. Please note that this is no new edition of Tidewell {1} but "
    "only brings some of the tables up to date. Nobody needs to throw old almanacs away: after the "
    "installation an almanac is renewed from any up to date mirror, and who fetches the tables "
    "each week will have few to fetch. New almanacs will be for sale soon at the usual places."
)


def test_two_updates_of_one_edition_are_two_origins() -> None:
    one = RELEASE.format("fourth", "5.0", "Heron")
    other = RELEASE.format("sixth", "8.6", "Plover")
    assert _counted(one, other) == []


def test_an_update_that_is_cut_and_given_another_headline_is_one_origin() -> None:
    one = RELEASE.format("fourth", "5.0", "Heron")
    assert _counted(one, "Almanacs renewed. " + one[40:-90]) != []


def test_what_two_updates_share_is_form_in_a_third() -> None:
    """The third hides its number; the first two show that all the rest is form."""
    one = RELEASE.format("fourth", "5.0", "Heron")
    other = RELEASE.format("sixth", "8.6", "Plover")
    bare = RELEASE.replace("The {0} update of Tidewell {1} is out. ", "")
    third = bare.format("newest", "", "Tern").replace("Tidewell  ", "Tidewell ")
    assert _counted(one, other, third) == []


def test_an_article_brought_up_to_date_stays_one_origin() -> None:
    told = (
        "{0} people were hurt when the ferry Aster struck the pier of Oster Bay on 4 March 2019, "
        "the harbour office said. The Aster carried 210 passengers and 14 cars from Sull; two of "
        "its six lifeboats could not be lowered. The owners paid 90,000 pounds for the pier and "
        "had the ship taken to a yard in Merrow, where it lay for eleven weeks while the council "
        "heard the crew, the pilot and some of those who had stood on the pier that evening."
    )
    assert _counted(told.format("Fourteen"), told.format("31")) != []
    assert _counted(told.format("14"), told.format("31")) != []
