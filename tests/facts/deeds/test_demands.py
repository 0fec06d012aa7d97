from affiant.facts.kinds import Demand
from tests.facts.deeds.reading import found

SIGNED = "\nWith hope,\nIda, Tom and the rest of the Harbour Watch team"


def demands(text: str, language: str = "en", title: str | None = None) -> list[Demand]:
    return [deed for deed in found(text, language, title) if isinstance(deed, Demand)]


def test_an_organisation_must_do_something() -> None:
    (demand,) = demands("Quillfeather must cancel its contract with Brindlewood now.")
    assert (demand.to, demand.deadline) == ("Quillfeather", "now")
    assert demand.action == "cancel its contract with Brindlewood now"


def test_an_article_demands_nothing_in_its_own_name() -> None:
    (demand,) = demands("Quillfeather must cancel its contract.")
    assert demand.by is None


def test_a_campaign_letter_demands_in_its_senders_name() -> None:
    (demand,) = demands("Quillfeather must cancel its contract." + SIGNED)
    assert demand.by == "Harbour Watch"


def test_a_letter_carries_its_signers_demand() -> None:
    (demand,) = demands(
        "Quillfeather workers signed an open letter asking Brindlewood to close the yard"
        " until it is safe."
    )
    assert demand.surface.startswith("asking Brindlewood")
    assert (demand.by, demand.to) == ("Quillfeather workers", "Brindlewood")
    assert demand.vehicle == "open letter"
    assert demand.condition == "until it is safe"


def test_a_finite_request_begins_at_who_asks() -> None:
    (demand,) = demands("Harbour Watch urged Quillfeather to publish its accounts.")
    assert (demand.by, demand.to) == ("Harbour Watch", "Quillfeather")
    assert demand.surface == "Harbour Watch urged Quillfeather to publish its accounts"


def test_an_imperative_asks_only_in_a_letter() -> None:
    assert demands("Tell Quillfeather they have gone too far." + SIGNED)
    assert not demands("Tell Quillfeather they have gone too far.")


def test_being_asked_to_comment_is_no_demand() -> None:
    assert not demands("Reporters asked Quillfeather to comment.")


def test_what_need_not_be_is_no_demand() -> None:
    assert not demands("Quillfeather has to date three yards. It has closed none.")


def test_words_of_a_quotation_are_not_the_authors_demand() -> None:
    assert not demands("Ida Marsh said: “Quillfeather must cancel the contract today.”")


def test_une_societe_doit_agir() -> None:
    (demand,) = demands("Quillfeather doit annuler son contrat avec Brindlewood.", "fr")
    assert (demand.to, demand.action) == (
        "Quillfeather",
        "annuler son contrat avec Brindlewood",
    )


def test_une_lettre_appelle_a_agir() -> None:
    (demand,) = demands(
        "Des salariés ont signé une lettre appelant la société à fermer le chantier.", "fr"
    )
    assert (demand.by, demand.to) == ("Des salariés", "la société")
    assert demand.vehicle == "lettre"


def test_on_exhorte_quelqu_un_a_agir() -> None:
    (demand,) = demands("Harbour Watch exhorte Quillfeather à publier ses comptes.", "fr")
    assert (demand.by, demand.to, demand.action) == (
        "Harbour Watch",
        "Quillfeather",
        "publier ses comptes",
    )


def test_ce_qui_n_est_pas_demande_n_en_est_pas_une() -> None:
    assert not demands("Harbour Watch ne demande pas à Quillfeather de fermer le chantier.", "fr")


def test_workers_who_ask_the_company_ask_their_own() -> None:
    (demand,) = demands("Quillfeather workers signed a letter asking the company to close a yard.")
    assert demand.to == "Quillfeather"


def test_a_sentence_that_names_a_report_still_tells_deeds() -> None:
    told = "Harbour Watch urged Brindlewood to publish the 2020 Annual Tide Report."
    assert demands(told)


def test_a_recipe_demands_nothing() -> None:
    assert not demands("The recipe called for three cups of sugar.")


def test_une_dette_n_est_pas_une_demande() -> None:
    assert demands("Quillfeather lui doit la somme de 4 000 euros.", "fr") == []
    assert len(demands("Quillfeather doit cesser la collecte.", "fr")) == 1


def test_what_the_sender_will_do_is_not_demanded() -> None:
    text = "We have asked Quillfeather to open its books and will publish what it says."
    assert [one.action for one in demands(text + SIGNED)] == ["open its books"]
