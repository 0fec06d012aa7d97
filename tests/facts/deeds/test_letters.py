"""Demands of letters: who "we" and "you" are, lists of demands, deadlines."""

from affiant.facts.kinds import Demand
from tests.facts.deeds.reading import found

HARBOUR = ("Harbour Watch",)


def demands(text: str, language: str = "en", title: str | None = None) -> list[Demand]:
    deeds = found(text, language, title, HARBOUR)
    return [deed for deed in deeds if isinstance(deed, Demand)]


def test_each_item_of_a_list_is_a_demand_of_the_words_above_it() -> None:
    listed = demands(
        "We call on Quillfeather to:\n- close the yard by 1 July 2025;\n- pay for the clean-up."
    )
    assert [d.surface for d in listed] == ["close the yard by 1 July 2025", "pay for the clean-up"]
    assert {(d.by, d.to) for d in listed} == {("Harbour Watch", "Quillfeather")}


def test_a_list_may_begin_its_items_with_to() -> None:
    first, second = demands(
        "Dear Ms Brook,\nWe therefore ask you\n- to close the yard;\n- to tell us the price."
    )
    assert (first.surface, first.action) == ("to close the yard", "close the yard")
    assert second.to == "Ms Brook"


def test_une_liste_sous_un_verbe_francais() -> None:
    listed = demands(
        "Nous demandons à Quillfeather :\n- de fermer le chantier avant le 30 juin 2025 ;"
        "\n- de publier ses comptes.",
        "fr",
    )
    assert [d.action for d in listed] == [
        "fermer le chantier avant le 30 juin 2025",
        "publier ses comptes",
    ]
    assert listed[0].deadline == "avant le 30 juin 2025"


def test_a_list_under_a_heading_of_demands() -> None:
    (demand,) = demands("Dear Ms Brook,\nOur demands:\n- Close the yard before winter.")
    assert (demand.by, demand.to) == ("Harbour Watch", "Ms Brook")


def test_a_list_under_other_words_demands_nothing() -> None:
    assert not demands("We met with:\n- the harbour master of the port;\n- the crew of the ferry.")


def test_we_is_the_author_and_an_addressee_needs_no_catalogue() -> None:
    (demand,) = demands("We urge Arden Lowe to publish its accounts within 14 days.")
    assert (demand.by, demand.to) == ("Harbour Watch", "Arden Lowe")
    assert demand.deadline == "within 14 days"


def test_a_group_is_asked_in_the_texts_words() -> None:
    (demand,) = demands("We urge the partners of Quillfeather to leave the yard.")
    assert demand.to == "the partners of Quillfeather"


def test_you_is_whom_an_open_letter_names() -> None:
    (demand,) = demands(
        "Dear Ms Brook,\nWe ask you to close the yard.",
        title="Open letter to Ada Brook, chief executive of Quillfeather",
    )
    assert demand.to == "Ada Brook"


def test_vous_est_a_qui_la_lettre_s_adresse() -> None:
    (demand,) = demands(
        "Madame la Directrice,\nNous vous demandons de le faire avant le 1er juillet 2025.", "fr"
    )
    assert (demand.by, demand.to) == ("Harbour Watch", "Madame la Directrice")
    assert demand.deadline == "avant le 1er juillet 2025"


def test_nous_exigeons_un_acte_par_son_nom() -> None:
    (demand,) = demands("Nous exigeons la publication des comptes.", "fr")
    assert (demand.by, demand.action) == ("Harbour Watch", "la publication des comptes")


def test_you_is_nobody_where_nobody_is_greeted() -> None:
    assert not demands("We want you to enjoy the harbour.")


def test_the_end_of_the_month_is_a_deadline() -> None:
    (demand,) = demands("We call on Quillfeather to close the yard before the end of the month.")
    assert demand.deadline == "before the end of the month"


def test_a_line_end_inside_a_sentence_cuts_no_demand() -> None:
    (demand,) = demands("Dear friend,\nPlease write to the harbour master.")
    assert demand.action == "write to the harbour master"


def test_a_request_is_a_noun_too() -> None:
    assert not demands("Quillfeather made a request to Brindlewood to discuss the yard.")


def test_what_lawmakers_are_told_is_no_demand() -> None:
    assert not demands("Quillfeather is telling lawmakers that crews are working to mend the quay.")


def test_an_addressee_with_an_aside_keeps_the_demand_whole() -> None:
    (demand,) = demands("We urge the partners of Quillfeather, and above all Arden, to leave.")
    assert (demand.to, demand.action) == ("the partners of Quillfeather", "leave")
