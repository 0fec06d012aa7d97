"""Letters on one form are near copies, and all their numbers differ: no story that changed."""

from affiant.dossiers.findings.finding import Drifted
from affiant.dossiers.findings.series import of_other_times, stories
from affiant.dossiers.findings.told import Told
from affiant.evidence.held import HeldFact
from tests.dossiers.findings.telling import figure


def told(number: int, value: str, around: str = "") -> Told:
    return Told(HeldFact(number, figure(value, "clerks")), number, "story", around=around)


def drifted(*tellings: Told) -> list[Drifted]:
    return [
        Drifted(one, other, "value", "story")
        for at, one in enumerate(tellings)
        for other in tellings[at + 1 :]
    ]


def test_numbers_of_a_form_have_not_changed_on_the_way() -> None:
    assert stories(drifted(*(told(n, str(7 * n)) for n in range(1, 9)))) == []


def test_one_number_that_changed_in_many_copies_is_told_once() -> None:
    before, copies = told(1, "67"), [told(n, "76") for n in range(2, 9)]
    found = stories([one for other in copies for one in drifted(before, other)])
    assert [(one.before, one.after) for one in found] == [(before, copies[0])]


def test_a_day_counted_from_each_copys_own_date_has_not_changed() -> None:
    one, other = told(1, "28"), told(2, "28")
    assert stories([Drifted(one, other, "date", "story")]) == []


def test_three_values_in_many_copies_are_no_form() -> None:
    values = ["67"] * 6 + ["76", "77"]
    tellings = [told(n, value) for n, value in enumerate(values, 1)]
    apart = [one for one in drifted(*tellings) if one.before.fact != one.after.fact]
    assert len(stories(apart)) == 3


def test_sentences_of_two_years_are_not_one_sentence_that_changed() -> None:
    one, other = told(1, "28", "In 2021 it had 28 clerks."), told(2, "84", "In 2024 it had 84.")
    assert of_other_times(one, other)
    assert not of_other_times(one, told(3, "84", "It had 84 clerks."))
    assert not of_other_times(one, told(3, "82", "By the end of 2021 it had 82."))
