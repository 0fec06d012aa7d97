"""Plans, rumours and hearsay are no deeds; and a deed is told on the word of who says so."""

import pytest

from affiant.facts.kinds import Event, Outcome, Voice
from affiant.vocabulary.event import EventKind
from tests.facts.deeds.reading import found


def deeds(text: str, language: str = "en") -> list[Event | Outcome]:
    return [one for one in found(text, language) if isinstance(one, Event | Outcome)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The union plans a walkout on Friday.", "en"),
        ("Le syndicat menace d’une grève mardi.", "fr"),
        ("Ada Brook heard that Quillfeather had cancelled the contract.", "en"),
        ("The satirical page said that Ada Brook was arrested on Monday.", "en"),
        ("Le site satirique révèle qu’Ada Brook a été arrêtée lundi.", "fr"),
        ("Quillfeather a refusé de dire si le contrat serait maintenu.", "fr"),
        ("Quillfeather refused to say whether the contract would end.", "en"),
        ("It was a charge that its leader, Ada Brook, rejected.", "en"),
    ],
)
def test_what_has_not_happened_is_no_deed(text: str, language: str) -> None:
    assert not deeds(text, language)


def test_a_deed_is_told_on_the_word_of_who_says_so() -> None:
    (one,) = deeds("Harbour Watch said that Quillfeather had cancelled the contract.")
    assert (one.attribution.voice, one.attribution.name) == (Voice.SPEAKER, "Harbour Watch")
    (plain,) = deeds("Quillfeather has cancelled the contract.")
    assert plain.attribution.voice is Voice.DOCUMENT


def test_a_deed_ends_before_who_says_so() -> None:
    (one,) = deeds("Ada Brook was arrested on Monday, Harbour Watch said.")
    assert one.surface == "Ada Brook was arrested on Monday"


def test_the_day_of_a_relative_clause_dates_nothing_else() -> None:
    text = "Quillfeather a annulé l’accord qu’elle avait signé en 2022 avec Brindlewood."
    assert {one.date for one in deeds(text, "fr") if isinstance(one, Outcome)} == {None}


def test_the_day_of_what_was_seen_is_not_that_of_saying_so() -> None:
    assert not deeds("Ada Brook said she saw the list on Friday.")
    (one,) = deeds("Ada Brook told Harbour Watch in March that the list was old.")
    assert one.surface == "Ada Brook told Harbour Watch in March"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We wrote that Ada Brook was charged with fraud on Monday. She was not.", "en"),
        ("Correction: we reported that Ada Brook was charged with fraud on Monday.", "en"),
        ("Il a été écrit qu’Ada Brook a été arrêtée lundi. Ce n’était pas le cas.", "fr"),
    ],
)
def test_what_a_correction_takes_back_did_not_happen(text: str, language: str) -> None:
    assert not [one for one in deeds(text, language) if isinstance(one, Event)]


def test_what_lawyers_demand_of_us_is_not_done() -> None:
    text = "Quillfeather’s lawyers demanded on 2 February that we cancel the contract."
    assert not deeds(text)


def test_a_court_that_a_rival_asked_decides_itself() -> None:
    text = "Le tribunal, saisi par un rival, Quillfeather, a refusé de suspendre l’avenant."
    (told,) = (one for one in deeds(text, "fr") if isinstance(one, Event))
    assert told.actors == ("Le tribunal",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was falsely claimed that Ada Brook was convicted of fraud on 3 May 2021."),
        ("en", "The Gazette wrongly reported that Ada Brook was arrested on 3 May 2021."),
        ("en", "Ada Brook was allegedly arrested on 3 May 2021."),
        ("en", "Had Quillfeather dismissed Ada Brook in 2021, the yard would have closed."),
        ("fr", "Le journal a écrit à tort qu’Ada Brook avait été condamnée en 2021."),
        ("fr", "La manifestation du 13 avril 2024 est interdite."),
        ("fr", "On a lu la déclaration d’une manifestation le samedi 13 avril 2024."),
        ("fr", "Elle demande quel montant a été versé à la société Quillfeather depuis 2021."),
        ("en", "They asked which company was paid by the Harbour Agency in 2021."),
    ],
)
def test_what_is_false_heard_or_asked_did_not_happen(language: str, text: str) -> None:
    told = [deed for deed in found(text, language) if isinstance(deed, Event)]
    assert [deed.event_kind for deed in told if deed.event_kind is not EventKind.SENT] == []


def test_who_answered_late_was_not_silent() -> None:
    assert not found("Le préfet n’a répondu que le 2 novembre, après deux relances.", "fr")


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("Ada Brook a été licenciée en mai 2021 ; Quillfeather a signé le 2 juin 2022 l’accord.",
         "fr", "2022-06-02"),
        ("Le recours introduit le 12 août 2024 par Quillfeather a été rejeté le 2 septembre 2024.",
         "fr", "2024-09-02"),
        ("L’accord conclu en 2012 avec Brindlewood a été annulé le 3 mai 2023.", "fr",
         "2023-05-03"),
        ("A complaint filed on 3 May 2022 was dismissed by Quillfeather on 6 June 2023.", "en",
         "2023-06-06"),
        ("En 2019, l’accord a été annulé par Quillfeather.", "fr", "2019"),
    ],
)  # fmt: skip
def test_the_day_of_a_participle_is_not_the_deeds(text: str, language: str, date: str) -> None:
    assert deeds(text, language)[-1].date == date
