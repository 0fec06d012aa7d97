"""Who did not say it: shapes in which somebody else than the speaker stands near the words."""

import pytest

from affiant.facts.kinds import Manner
from tests.facts.quotes.conftest import Quoting


def test_the_reader_s_own_words_are_not_the_letter_s(marked: Quoting) -> None:
    (one,) = marked("This letter responds to your request, in which you sought “all of the logs”.")
    assert one.speaker is None


def test_whom_a_verb_acts_on_is_not_who_orders(quote: Quoting) -> None:
    text = "A judge sentenced Ada Brook to a year in prison and ordered her to close the yard."
    assert all(one.speaker != "Ada Brook" for one in quote(text))


def test_une_intention_annoncee_ne_parle_pas(quote: Quoting) -> None:
    text = "Northwind, qui nie tout retard, a annoncé son intention de faire appel."
    assert all("intention" not in (one.speaker or "") for one in quote(text, "fr"))


def test_le_directeur_n_est_pas_le_maire_nomme_avant(marked: Quoting) -> None:
    text = "Le maire, Alain Dubourg, est venu. Le directeur a dit que c’était « une simple démo »."
    (one,) = marked(text, "fr")
    assert one.speaker == "Le directeur"


def test_a_relative_clause_is_no_content(quote: Quoting) -> None:
    text = "Ada Brook wrote in an e-mail to staff that was seen by reporters."
    assert not [one for one in quote(text) if one.content.startswith("was")]


def test_ce_qui_dit_plus_d_une_source_n_est_pas_sa_parole(quote: Quoting) -> None:
    (one,) = quote("Selon un rapport, publié en mai, 412 dossiers ont été perdus.", "fr")
    assert one.content == "412 dossiers ont été perdus"


def test_nobody_says_what_a_question_asks(quote: Quoting) -> None:
    assert not quote("Can you confirm that Northwind paid for the yard?")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "At least 17 of the 52 people said they were not told why.",
            "At least 17 of the 52 people",
        ),
        ("More than 300 workers said they would leave the yard.", "More than 300 workers"),
        (
            "According to a survey of 1,004 adults, 70 percent oppose it.",
            "a survey of 1,004 adults",
        ),
    ],
)
def test_a_group_keeps_its_count(quote: Quoting, text: str, speaker: str) -> None:
    assert [one.speaker for one in quote(text)] == [speaker]


def test_words_within_words_end_before_who_recalls_them(marked: Quoting) -> None:
    (outer, _) = marked("“I told her, ‘You can’t print that,’” Ada Brook recalled.")
    assert outer.speaker == "Ada Brook"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« C’est une victoire », s’est exclamée Ada Brook.", "Ada Brook"),
        ("Le maire, Alain Dubourg, dit « assumer ses choix ».", "Alain Dubourg"),
        ("Réaction de Northwind : « Une enquête est en cours. »", "Northwind"),
    ],
)
def test_short_words_of_a_speaker_are_no_term(marked: Quoting, text: str, speaker: str) -> None:
    (one,) = marked(text, "fr")
    assert (one.speaker, one.manner is Manner.SCARE) == (speaker, False)


def test_the_letter_of_an_answer_is_no_word_of_it(quote: Quoting) -> None:
    assert all(not one.content.startswith("A:") for one in quote("A: About sixty left, I think."))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They came in May, so that the number of letters says nothing about the guards.", "en"),
        ("The yard paid two guards, according to the number of invoices.", "en"),
        ("Selon le nombre de dossiers, la caisse a été vidée deux fois.", "fr"),
    ],
)
def test_an_amount_says_nothing(quote: Quoting, text: str, language: str) -> None:
    assert not quote(text, language)


def test_a_number_of_people_are_people(quote: Quoting) -> None:
    (one,) = quote("A number of officials said the yard would close.")
    assert one.speaker == "officials"


def test_a_source_is_not_cut_in_the_clause_that_tells_more_of_it(quote: Quoting) -> None:
    (one,) = quote(
        "Northwind paid two guards to watch the yard, "
        "according to e-mails that the Harbor Records Office released on Friday."
    )
    assert (one.speaker, one.speaker_kind) == ("e-mails", "document")


def test_the_owner_of_what_speaks_is_told_whole(quote: Quoting) -> None:
    (said,) = quote("The sheriff's advisers said the plan had failed.")
    assert said.speaker == "The sheriff's advisers"


def test_a_relative_clause_about_a_family_is_not_what_others_said(quote: Quoting) -> None:
    text = (
        "Prosecutors had sought 12 years. "
        "Roe's family, who settled with the town, said they were sad."
    )
    assert [said.content for said in quote(text) if said.cue == "said"] == ["they were sad"]


def test_the_name_of_a_case_speaks_for_nobody(quote: Quoting) -> None:
    text = (
        "The court held in Roe v. Delmont that it was unlawful. "
        "The Minister had argued that reviews were “impracticable at the time”."
    )
    assert "Roe" not in {said.speaker for said in quote(text)}


def test_il_is_the_minister_of_whom_the_sentence_before_tells(quote: Quoting) -> None:
    text = (
        "Ils vivent là, selon l’association Harbor Watch. Le ministre de l’Intérieur conclut au "
        "rejet. Il fait valoir que des places ont été proposées."
    )
    assert quote(text, "fr")[-1].speaker == "Le ministre de l’Intérieur"


def test_elle_is_the_body_that_spoke_in_the_sentence_before(quote: Quoting) -> None:
    text = (
        "La présidente, Jane Roe, disait : « pas un euro n’a été dépensé ».\n"
        "La Harbor Watch affirme avoir ouvert un contrôle. "
        "Elle précise qu’aucune sanction n’a été prononcée."
    )
    assert quote(text, "fr")[-1].speaker == "Harbor Watch"


@pytest.mark.parametrize(
    "text",
    [
        "The persons listed are subject to a freeze.",
        "The Treasury added the following names to the list.",
        "He left; that request is denied.",
        "Debt rose by 150 basis points to 34 percent.",
        "It is more than our members asked for in the last round.",
    ],
)
def test_nouns_and_participles_report_nothing(quote: Quoting, text: str) -> None:
    assert quote(text) == ()


def test_we_who_neither_confirm_nor_deny_have_no_name(quote: Quoting) -> None:
    (said,) = quote("We neither confirm nor deny whether a complaint was made.")
    assert said.speaker is None


def test_whom_a_rival_asked_is_not_the_rival(quote: Quoting) -> None:
    text = "Le tribunal, saisi par un rival, la société Northwind, a dit que l’offre était nulle."
    assert {said.speaker for said in quote(text, "fr")} == {"Le tribunal"}


def test_le_ministre_is_no_woman_without_that_office(quote: Quoting) -> None:
    text = (
        "La conseillère Jane Roe demande une loi. Le ministre lui a répondu que la loi suffisait."
    )
    assert quote(text, "fr")[-1].speaker == "Le ministre"


def test_a_bank_that_withdrew_after_a_complaint_was_not_told_by_it(quote: Quoting) -> None:
    text = "Northwind, which had promised $20, withdrew after an employee complained."
    assert "an employee" not in {said.speaker for said in quote(text)}


def test_a_semicolon_ends_what_was_said(quote: Quoting) -> None:
    text = "A clerk said that two managers had been suspended; the department denied it."
    assert quote(text)[0].content == "two managers had been suspended"


def test_elle_is_not_the_woman_who_chairs_the_commission(quote: Quoting) -> None:
    text = (
        "La commission des sanctions, présidée par Mme Jane Roe, prononce un blâme. "
        "Elle affirme que la firme a menti."
    )
    assert "Jane Roe" not in {said.speaker for said in quote(text, "fr")}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Two people who reviewed the filings said the bills were forged.", "Two people"),
        ("en", "The man who ran the Brindlewood Group told the board it was lost.", "The man"),
        ("fr", "Les agents qui gardaient le dépôt ont dit que le feu était éteint.", "agents"),
    ],
)
def test_what_a_relative_clause_acts_on_says_nothing(
    quote: Quoting, language: str, text: str, speaker: str
) -> None:
    assert quote(text, language)[0].speaker == speaker


def test_elle_n_est_pas_la_source_que_selon_introduit(quote: Quoting) -> None:
    text = (
        "Mme Ada Brook attire l’attention du maire. Selon la Ligue du Port, 53 survols ont eu lieu."
        " Elle rappelle que l’usage est suspendu."
    )
    assert quote(text, "fr")[-1].speaker == "Ada Brook"


def test_he_is_not_his_own_lawyer(marked: Quoting) -> None:
    text = "Tom Gale denied it. In a note sent by his lawyer, Ada Brook, he said it was “all lies”."
    assert marked(text)[-1].speaker == "Tom Gale"


def test_le_groupe_est_celui_que_le_texte_appelle_ainsi(quote: Quoting) -> None:
    text = (
        "Le groupe Northwind a fermé. D’après l’ONG Rive, 40 familles ont perdu leur toit."
        " Le groupe affirme que chacune a reçu de l’aide."
    )
    assert quote(text, "fr")[-1].speaker == "Northwind"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Northwind ne conteste pas ce point."),
        ("en", "Northwind does not dispute the finding."),
    ],
)
def test_who_does_not_contest_it_does_not(quote: Quoting, language: str, text: str) -> None:
    assert not quote(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Northwind paid a fine without admitting liability."),
        ("fr", "Le directeur de Northwind s’appelle Tom Gale et non Tom Gail."),
        ("fr", "Le préfet n’a répondu que le 2 novembre."),
        ("en", "We found no evidence that a flare had been used at the yard."),
        ("en", "Ada Brook did not tell the nurses that he had stopped breathing."),
    ],
)
def test_words_that_say_nothing_are_nobodys(quote: Quoting, language: str, text: str) -> None:
    assert not quote(text, language)


def test_who_answers_is_meant_by_her_pronoun_known_or_not(marked: Quoting) -> None:
    text = "Ada Brook est venue. Solvara nous a répondu qu’elle « ne commente pas les rumeurs »."
    assert marked(text, "fr")[-1].speaker != "Ada Brook"


def test_it_is_the_court_that_spoke_before(quote: Quoting) -> None:
    text = (
        "Northwind denies it. The Court finds that the claim may succeed."
        " It says that the other one may not."
    )
    assert quote(text)[-1].speaker == "The Court"


def test_whom_an_employer_stands_behind_speaks(marked: Quoting) -> None:
    (one,) = marked("Ada Brook of Northwind said the yard “is closed to all of them”.")
    assert one.speaker == "Ada Brook"


def test_a_complaint_that_was_dismissed_is_not_the_words_of_who_dismissed_it(
    quote: Quoting,
) -> None:
    text = "The ethics commission dismissed a complaint alleging that Ada Brook had hidden gifts."
    assert all(not one.surface.startswith("Ada") or not one.speaker for one in quote(text))


def test_what_is_denied_denies_nothing(quote: Quoting) -> None:
    text = "Mr Gale, through his lawyers, denied any wrongdoing and said the rents were low."
    assert all("wrongdoing" not in (one.speaker or "") for one in quote(text))
