import pytest

from affiant.facts.kinds import Event, Outcome
from tests.facts.deeds.reading import found


def outcomes(text: str, language: str = "en", title: str | None = None) -> list[Outcome]:
    return [deed for deed in found(text, language, title) if isinstance(deed, Outcome)]


def test_a_contract_was_cancelled() -> None:
    (outcome,) = outcomes("On 3 May 2023 Brindlewood ended its contract with Quillfeather.")
    assert (outcome.actor, outcome.against) == ("Brindlewood", "Quillfeather")
    assert outcome.result == "ended its contract with Quillfeather"
    assert outcome.date == "2023-05-03"


def test_a_decision_to_withdraw_counts() -> None:
    (outcome,) = outcomes("Brindlewood decided to cancel the deal with Quillfeather.")
    assert (outcome.actor, outcome.against) == ("Brindlewood", "Quillfeather")


def test_it_is_the_name_before_it() -> None:
    (outcome,) = outcomes(
        "Brindlewood, a haulier with a contract with the Port Agency, decided to pull out of it."
    )
    assert (outcome.actor, outcome.against) == ("Brindlewood", "Port Agency")


def test_an_outcome_is_not_also_an_event() -> None:
    deeds = found("Brindlewood cancelled its contract with Quillfeather.")
    assert not [deed for deed in deeds if isinstance(deed, Event)]


def test_a_headline_tells_the_past_in_the_present() -> None:
    (outcome,) = outcomes("It rained.", title="Brindlewood cuts ties with Quillfeather")
    assert outcome.actor == "Brindlewood"


def test_un_don_refuse() -> None:
    (outcome,) = outcomes("Harbour Watch a refusé le don de Quillfeather.", "fr")
    assert outcome.actor == "Harbour Watch"
    assert outcome.result == "refusé le don de Quillfeather"


def test_mettre_fin_a_un_contrat() -> None:
    (outcome,) = outcomes("Brindlewood a mis fin à son contrat avec Quillfeather.", "fr")
    assert (outcome.actor, outcome.against) == ("Brindlewood", "Quillfeather")


def test_what_did_not_happen_is_no_outcome() -> None:
    assert not outcomes("Brindlewood did not cancel its contract.")
    assert not outcomes("Brindlewood n’a pas annulé son contrat.", "fr")


def test_what_would_happen_is_no_outcome() -> None:
    assert not outcomes("Harbour Watch will leave unless Brindlewood cancelled its contract.")
    assert not outcomes("Brindlewood could cancel the contract.")


def test_cutting_a_ribbon_ends_nothing() -> None:
    assert not outcomes("Brindlewood cut the ribbon.")


def test_an_announced_end_is_told_by_who_announced_it() -> None:
    (outcome,) = outcomes("Brindlewood announced on 3 May 2023 that it was ending its contract.")
    assert (outcome.actor, outcome.date) == ("Brindlewood", "2023-05-03")
    assert outcome.surface.startswith("Brindlewood announced")


def test_annoncer_que_l_on_met_fin() -> None:
    (outcome,) = outcomes(
        "Le cabinet Arden Lowe a annoncé qu’il mettait fin à sa mission auprès de Quillfeather.",
        "fr",
    )
    assert "Arden Lowe" in (outcome.actor or "")
    assert outcome.against == "Quillfeather"


def test_somebody_else_announces_it() -> None:
    (outcome,) = outcomes("Ida Marsh said that Brindlewood is ending its agreement.")
    assert outcome.actor == "Brindlewood"


def test_an_announced_withdrawal() -> None:
    (outcome,) = outcomes("Brindlewood announced its withdrawal from the project.")
    assert outcome.actor == "Brindlewood"


def test_a_gift_turned_down_is_from_its_giver() -> None:
    (outcome,) = outcomes("Harbour Watch turned down €20,000 from Quillfeather.")
    assert (outcome.actor, outcome.against) == ("Harbour Watch", "Quillfeather")


def test_un_titre_dit_se_retirer_au_present() -> None:
    (outcome,) = outcomes("Il a plu.", "fr", title="Brindlewood se retire du projet de port")
    assert outcome.actor == "Brindlewood"


def test_a_name_that_no_catalogue_has() -> None:
    (outcome,) = outcomes("In 2022, the haulier Arden Lowe withdrew from the project.")
    assert outcome.actor == "Arden Lowe"
    assert outcome.date == "2022"


def test_turning_down_a_street_refuses_nothing() -> None:
    assert not outcomes("Brindlewood turned down the street.")


def test_announcing_the_end_of_the_rain_ends_nothing() -> None:
    assert not outcomes("Brindlewood announced the end of the storm.")


@pytest.mark.parametrize(
    ("text", "language", "against", "actor"),
    [
        ("The contract with Brindlewood was annulled in March 2019.", "en", "Brindlewood", None),
        ("The deal with Brindlewood was terminated by the Port Agency in 2019.", "en",
         "Brindlewood", "Port Agency"),
        ("Le contrat avec Brindlewood a été annulé en mars 2019.", "fr", "Brindlewood", None),
        ("Le marché a été résilié par le tribunal en 2019.", "fr", None, "le tribunal"),
    ],
)  # fmt: skip
def test_a_contract_annulled_is_an_event_and_an_outcome(
    text: str, language: str, against: str | None, actor: str | None
) -> None:
    [event] = [deed for deed in found(text, language) if isinstance(deed, Event)]
    [outcome] = outcomes(text, language)
    assert (outcome.against, outcome.actor, outcome.date) == (against, actor, event.date)
    assert outcome.span == event.span


def test_a_school_that_was_closed_is_an_event_alone() -> None:
    assert outcomes("The school was closed in March 2019.") == []


def test_an_annulment_by_somebody_is_an_outcome() -> None:
    [outcome] = outcomes("The Port Agency annulled its contract with Brindlewood in 2019.")
    assert (outcome.actor, outcome.against) == ("Port Agency", "Brindlewood")
