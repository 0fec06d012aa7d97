from hypothesis import given
from hypothesis import strategies as st

from affiant.dossiers.findings.finding import Drifted, Stands
from affiant.dossiers.findings.matter import Matter, matters, same_matter
from affiant.dossiers.findings.standing import standing
from affiant.dossiers.findings.told import Told
from affiant.evidence.held import Verdict
from affiant.vocabulary.comparator import Comparator
from tests.dossiers.findings.telling import figure, money, told

STAFF = "employees who signed the letter"


def one_matter(*tellings: Told) -> Matter:
    (matter,) = matters(tellings)
    return matter


def test_two_copies_are_two_documents_and_one_origin() -> None:
    matter = one_matter(
        told(figure("165", "new cases"), 1, "report"), told(figure("165", "new cases"), 2, "report")
    )
    (found,) = standing(matter)
    assert isinstance(found, Stands)
    assert (found.documents, found.origins) == (2, 1)


def test_the_same_number_in_the_other_language_is_the_same_matter() -> None:
    english = told(figure("257", "defendants charged", "defendant"), 1)
    french = told(figure("257", "prévenus inculpés", "defendant"), 2, language="fr")
    (found,) = standing(one_matter(english, french))
    assert isinstance(found, Stands)


def test_the_same_number_of_something_else_is_another_matter_in_one_language() -> None:
    charged = told(figure("257", "defendants charged", "defendant"), 1)
    acquitted = told(figure("257", "acquitted persons", "defendant"), 2)
    assert len(matters([charged, acquitted])) == 2


def test_a_round_number_in_the_other_language_proves_nothing() -> None:
    english = told(figure("200", "defendants charged", "defendant"), 1)
    french = told(figure("200", "personnes relaxées", "defendant"), 2, language="fr")
    assert len(matters([english, french])) == 2


def test_a_share_of_another_whole_is_another_matter() -> None:
    online = figure("59", "Facebook", "%", denominator="online recruitment of victims")
    children = figure("59", "Facebook", "%", denominator="child victims recruited on social media")
    unstated = figure("59", "Facebook", "%")
    assert not same_matter(online, children)
    assert not same_matter(online, unstated)


def test_two_periods_are_two_matters() -> None:
    assert not same_matter(
        figure("165", "cases", period="2020"), figure("165", "cases", period="2019")
    )


def test_more_than_650_and_700_do_not_contradict() -> None:
    several = figure("650", STAFF, "person", comparator=Comparator.MORE)
    (found,) = standing(one_matter(told(several, 1), told(figure("700", STAFF, "person"), 2)))
    assert isinstance(found, Stands)
    assert found.strongest.fact == several  # what both support


def test_a_value_that_changed_on_the_way_has_drifted() -> None:
    matter = one_matter(
        told(figure("18", STAFF, "person"), 1, "story", "2018-01-02"),
        told(figure("81", STAFF, "person"), 2, "story", "2018-01-05"),
    )
    (found,) = standing(matter)
    assert isinstance(found, Drifted)
    assert (found.before.document, found.after.document) == (1, 2)


def test_one_document_that_tells_two_values_does_not_contradict_itself() -> None:
    assert (
        standing(
            one_matter(told(figure("18", STAFF, "person")), told(figure("25", STAFF, "person")))
        )
        == []
    )


def test_two_sums_between_the_same_parties_may_be_two_contracts() -> None:
    matter = one_matter(
        told(money("19400000", "Agency", "Maker", "$19.4 million"), 1),
        told(money("5000000", "Agency", "Maker", "$5 million"), 2),
    )
    assert standing(matter) == []


def test_what_a_person_confirmed_is_shown_first() -> None:
    confirmed = told(figure("165", "new cases"), 2, published="2024", verdict=Verdict.ACCEPTED)
    (found,) = standing(
        one_matter(told(figure("165", "new cases"), 1, published="2020"), confirmed)
    )
    assert isinstance(found, Stands)
    assert found.strongest == confirmed


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4)), max_size=12))
def test_origins_are_never_more_than_documents(rows: list[tuple[int, int]]) -> None:
    tellings = [
        told(figure(str(value * 10), "cases"), document, f"origin {document // 2}")
        for value, document in rows
    ]
    for matter in matters(tellings):
        for found in standing(matter):
            if isinstance(found, Stands):
                assert 1 <= found.origins <= found.documents


@given(st.permutations([1, 2, 3, 4]))
def test_every_telling_is_in_exactly_one_matter(order: list[int]) -> None:
    tellings = [told(figure(str(n), "cases" if n % 2 else "victims"), n) for n in order]
    held = [one for matter in matters(tellings) for one in matter.told]
    assert sorted(one.document for one in held) == [1, 2, 3, 4]
