import pytest

from affiant.facts.kinds import Event
from affiant.vocabulary.event import EventKind
from tests.facts.deeds.reading import found


def events(text: str, language: str = "en") -> list[Event]:
    return [deed for deed in found(text, language) if isinstance(deed, Event)]


def test_a_group_signed_a_letter_on_a_day() -> None:
    (event,) = events("On 3 May 2023, Quillfeather workers signed an open letter.")
    assert event.event_kind is EventKind.SIGNED
    assert event.actors == ("Quillfeather workers",)
    assert event.date == "2023-05-03"
    assert event.surface == "Quillfeather workers signed an open letter"


def test_a_count_stays_with_its_group() -> None:
    (event,) = events("More than 4,000 Quillfeather workers signed a petition.")
    assert event.actors == ("More than 4,000 Quillfeather workers",)


def test_the_cited_source_dates_what_the_text_does_not() -> None:
    (event,) = events(
        "Quillfeather workers published a letter.1 It rained.2\n"
        "References\n"
        "1. “A letter.” Port Gazette, 4 May 2023.\n"
        "2. “Rain.” Port Gazette, 5 May 2023."
    )
    assert (event.date, event.date_text) == ("2023-05-04", "reference 1")
    assert event.reference_marker == "1"


def test_a_passive_names_its_agent() -> None:
    (event,) = events("The files were leaked by Brindlewood.")
    assert (event.event_kind, event.actors) == (EventKind.REVEALED, ("Brindlewood",))


def test_speech_with_its_day_is_an_event() -> None:
    (event,) = events("Ida Marsh said on 3 May 2023 that the yard is closed.")
    assert event.event_kind is EventKind.STATED
    assert not events("Ida Marsh said that the yard is closed.")


def test_what_is_negated_or_wished_is_no_event() -> None:
    assert not events("Quillfeather never signed the treaty.")
    assert not events("Brindlewood would have signed if Quillfeather signed the treaty.")
    assert not events("Quillfeather n’a jamais signé le traité.", "fr")


def test_an_adjective_is_no_event() -> None:
    assert not events("Brindlewood keeps the signed treaty in a drawer.")


def test_a_definition_charges_nobody() -> None:
    assert not events("An open case is a case where defendants were charged in 2020.")


def test_more_cases_than_last_year_is_a_statistic() -> None:
    assert not events("Prosecutors filed more cases in 2020 than in 2019.")


def test_funds_are_not_a_family_reunited() -> None:
    assert not events("Brindlewood a réuni 20 millions.", "fr")
    (event,) = events("Brindlewood a réuni trois familles.", "fr")
    assert event.event_kind is EventKind.REUNITED


def test_des_salaries_ont_signe() -> None:
    (event,) = events("Le 3 mai 2023, des salariés de Quillfeather ont signé une lettre.", "fr")
    assert event.event_kind is EventKind.SIGNED
    assert event.actors == ("des salariés de Quillfeather",)
    assert event.date == "2023-05-03"


def test_au_passif_en_francais() -> None:
    (event,) = events("Les courriels ont été obtenus par Brindlewood.", "fr")
    assert event.actors == ("Brindlewood",)


def test_government_documents_are_not_the_government() -> None:
    assert not events("Government documents revealed the plan.")


def test_the_time_before_the_clause_dates_it_and_not_one_it_tells_of() -> None:
    (event,) = events("On 3 May 2023, Quillfeather workers signed a letter about the 2020 fire.")
    assert event.date == "2023-05-03"


def test_what_is_told_in_an_infinitive_does_not_date_the_telling() -> None:
    told = events("Ada Brook a affirmé avoir alerté la mairie en 2016.", "fr")
    assert [event.date for event in told] == [None]


def test_no_one_charged_is_no_event() -> None:
    assert not events("No one was charged on 3 May 2023.")
    assert not events("None of the executives was arrested in 2023.")
    assert not events("Aucun dirigeant n’a été arrêté le 3 mai 2023.", "fr")


def test_a_protest_with_its_day_is_an_event() -> None:
    (event,) = events("The protest on 3 May 2023 was small.")
    assert (event.event_kind, event.date) == (EventKind.PROTESTED, "2023-05-03")


def test_a_protest_without_a_day_is_none() -> None:
    assert not events("A protest at the yard was small.")


def test_ordering_lunch_is_no_ruling() -> None:
    assert not events("Quillfeather ordered lunch.")
    (event,) = events("Judge Oriane Castell ordered Quillfeather to close the yard.")
    assert event.event_kind is EventKind.RULED


def test_the_head_of_a_quoted_message_is_no_event() -> None:
    assert not events("On 3 May 2023, Ida Marsh wrote:")


def test_people_released_are_not_published() -> None:
    assert not events("The workers were released on 3 May 2023.")


def test_condemning_and_charging_a_price_convict_nobody() -> None:
    assert not events("Brindlewood a condamné l’attaque du 3 mai 2023.", "fr")
    assert not events("Brindlewood a accusé Quillfeather de mentir le 3 mai 2023.", "fr")
    assert not events("Brindlewood charged five dollars a crate in 2023.")


def test_un_tribunal_condamne() -> None:
    (event,) = events("Le tribunal a condamné Quillfeather le 3 mai 2023.", "fr")
    assert event.event_kind is EventKind.CONVICTED


def test_a_clause_before_the_verb_is_no_actor() -> None:
    told = events("Deux quais ont été fermés, ont annoncé le 3 mai 2023 les autorités.", "fr")
    assert not [event for event in told if event.event_kind is EventKind.ANNOUNCED]


def test_rallying_to_win_is_no_protest() -> None:
    assert not events("Brindlewood rallied to win on 3 May 2023.")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("The ministry fined the company in 2020.", "en", EventKind.FINED),
        ("The agency deported the families on 5 May 2019.", "en", EventKind.DEPORTED),
        ("The board appointed a director in May 2020.", "en", EventKind.APPOINTED),
        ("The company laid off its drivers in May 2020.", "en", EventKind.DISCHARGED),
        ("The company settled the lawsuit in 2020.", "en", EventKind.SETTLED),
        ("Le parquet a mis en examen le directeur en mai 2020.", "fr", EventKind.CHARGED),
        ("Le directeur a été mis en examen le 4 mai 2020.", "fr", EventKind.CHARGED),
        ("Les salariés ont porté plainte le 5 juin 2020.", "fr", EventKind.FILED),
        ("Le ministère a infligé une amende à la société en 2020.", "fr", EventKind.FINED),
        ("La société a licencié ses chauffeurs en mai 2020.", "fr", EventKind.DISCHARGED),
    ],
)
def test_kinds_of_one_word_and_of_several(text: str, language: str, kind: EventKind) -> None:
    (event,) = events(text, language)
    assert event.event_kind is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The families settled in Lyon in 2020.", "en"),
        ("Le comité a mis en avant le rapport en 2020.", "fr"),
    ],
)
def test_the_first_word_of_a_phrase_alone_is_no_event(text: str, language: str) -> None:
    assert events(text, language) == []


def test_a_civil_order_is_no_conviction() -> None:
    text = "La cour a condamné Quillfeather à verser 3 000 € à Ada Brook."
    assert [e.event_kind for e in events(text, "fr")] == [EventKind.RULED]


def test_a_sentence_at_law_is_one() -> None:
    text = "Ada Brook a été condamnée à six mois de prison et à verser 3 000 €."
    assert [e.event_kind for e in events(text, "fr")] == [EventKind.CONVICTED]


def test_a_fine_alone_is_no_conviction() -> None:
    text = "Quillfeather a été condamnée à une amende de 3 000 € par Brindlewood."
    assert [(e.event_kind, e.actors) for e in events(text, "fr")] == [
        (EventKind.FINED, ("Brindlewood",))
    ]


def test_who_gives_evidence_donates_nothing() -> None:
    assert not events("Ada Brook gave evidence on 3 May 2024 that she had never met them.")
    (event,) = events("Ada Brook gave Quillfeather $3 million in 2024.")
    assert event.event_kind is EventKind.DONATED


def test_a_question_tells_no_event() -> None:
    assert not events("Is it true that Quillfeather paid Ada Brook on 3 May 2024?")


def test_the_time_of_what_somebody_wrote_is_not_that_of_the_writing() -> None:
    text = "Ada Brook announced that Brindlewood had bought the yard in 2019."
    assert all(e.date is None for e in events(text) if e.event_kind is EventKind.ANNOUNCED)


def test_a_day_between_subject_and_verb_is_no_part_of_who_acts() -> None:
    (event,) = events("A federal judge on 3 May 2024 ordered Quillfeather to close the yard.")
    assert (event.actors, event.date) == (("A federal judge",), "2024-05-03")
