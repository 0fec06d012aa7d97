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
