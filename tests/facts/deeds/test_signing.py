"""Who "we" are in letters without an author, and whose statement a page is."""

import pytest

from affiant.facts.kinds import Demand, Response
from affiant.vocabulary.stance import Stance
from tests.facts.deeds.reading import found


def asked_by(text: str, language: str = "en", title: str | None = None) -> list[str | None]:
    return [deed.by for deed in found(text, language, title) if isinstance(deed, Demand)]


ASKED = "Dear friends,\nWe urge Quillfeather to close the yard.\n"
DEMANDE = "Madame,\nNous demandons à Quillfeather de fermer le chantier.\n"


@pytest.mark.parametrize(
    ("text", "language", "by"),
    [
        (
            "We, the employees of Quillfeather, call on the board to close the yard.",
            "en",
            "the employees of Quillfeather",
        ),
        (
            "Nous, salariés de Quillfeather, demandons à la direction de fermer le chantier.",
            "fr",
            "salariés de Quillfeather",
        ),
        (f"{ASKED}In solidarity\nHarbour Watch", "en", "Harbour Watch"),
        (f"{DEMANDE}Cordialement\nPour Harbour Watch, A. Lowe", "fr", "Harbour Watch"),
        (f"{ASKED}Signed\n312 dock workers", "en", "312 dock workers"),
    ],
)
def test_we_are_who_signs_or_is_named_beside_it(text: str, language: str, by: str) -> None:
    assert asked_by(text, language) == [by]


def test_a_we_whom_nothing_tells_is_nobody() -> None:
    assert asked_by("Dear friends,\nWe urge Quillfeather to close the yard.\nIn solidarity") == [
        None
    ]


def test_a_body_named_above_a_letter_sends_it() -> None:
    text = "Monsieur le Directeur,\nNous vous demandons de fermer le chantier."
    assert asked_by(text, "fr", "Syndicat national des dockers") == [
        "Syndicat national des dockers"
    ]


def test_a_formula_of_politeness_asks_nothing() -> None:
    text = "Madame,\nNous vous prions d’agréer, Madame, nos salutations distinguées."
    assert asked_by(text, "fr") == []


def test_that_asks_whom_its_clause_begins_with() -> None:
    text = "Ada Brook demanded that Quillfeather end its contract with the Port Agency."
    (demand,) = [deed for deed in found(text) if isinstance(deed, Demand)]
    assert demand.to == "Quillfeather"


def test_the_day_of_what_is_asked_for_is_no_deadline() -> None:
    text = "Harbour Watch exige la publication du contrat signé le 12 mars 2024."
    (demand,) = [deed for deed in found(text, "fr") if isinstance(deed, Demand)]
    assert demand.deadline is None


def test_a_statement_is_of_whom_its_heading_names() -> None:
    text = (
        "We have never sold a list.\nStatement from the Port Agency\nWe will not comment on that."
    )
    told = [
        (deed.by, deed.stance)
        for deed in found(text, title="Statement from Quillfeather on lists")
        if isinstance(deed, Response)
    ]
    assert told == [("Quillfeather", Stance.DENIES)]


def test_une_declaration_est_de_qui_elle_est_dite() -> None:
    text = "Nous démentons avoir vendu des listes."
    told = [
        (deed.by, deed.stance)
        for deed in found(text, "fr", "Déclaration de Quillfeather")
        if isinstance(deed, Response)
    ]
    assert told == [("Quillfeather", Stance.DENIES)]


def test_each_sentence_of_a_statement_answers() -> None:
    text = "We know of the reports. We have never sold a list. We will publish an audit."
    told = [
        deed.stance
        for deed in found(text, title="Statement from Quillfeather on lists")
        if isinstance(deed, Response)
    ]
    assert told == [Stance.DENIES, Stance.COMMITS]


def test_we_and_what_stands_beside_it_ask_by_that() -> None:
    text = "Dear Ms Brook,\nWe, nurses and doctors of Quillfeather, ask that you publish the audit."
    (demand,) = [deed for deed in found(text) if isinstance(deed, Demand)]
    assert (demand.by, demand.to) == ("nurses and doctors of Quillfeather", "Ms Brook")
