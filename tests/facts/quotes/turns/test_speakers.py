"""Who speaks, where the label tells less than a full name."""

from collections.abc import Callable

from tests.facts.quotes.turns.conftest import Taking

Speaking = Callable[..., list[str | None]]


def test_two_of_one_surname_are_told_apart_by_their_titles(speakers: Speaking) -> None:
    text = """\
Audition de M. Thomas Brandt
Présents : Mme Anne Rey, présidente ; M. Jean Aldous ; Mme Marie Aldous
Mme la présidente. – Je vous donne la parole.
Mme Aldous. – Vous le jurez ?
M. Aldous. – C’est important pour nous.
M. Brandt. – Je le jure.
Mme la présidente. – Merci.
"""
    assert speakers(text, "fr") == [
        "Anne Rey", "Marie Aldous", "Jean Aldous", "Thomas Brandt", "Anne Rey",
    ]  # fmt: skip


def test_two_of_one_surname_and_title_are_nobody(speakers: Speaking) -> None:
    text = """\
Hearing of the committee
Present: Mr. Jean Aldous; Mr. Kim Aldous; Ms. Anna Rey, chair
The CHAIR. I thank you.
Mr. ALDOUS. I never saw it.
The CHAIR. You may go on.
Mr. ALDOUS. I have said it all.
"""
    assert speakers(text) == ["Anna Rey", None, "Anna Rey", None]


def test_first_names_and_initials_are_whose_full_names_the_head_tells(speakers: Speaking) -> None:
    text = """\
The Long Harbour Podcast
Nadia Farrow talks to Tom Lindqvist.
[00:00:25] Nadia Farrow: Why did you leave?
[00:00:31] Tom: I asked my boss to stop.
[00:01:02] NF: How many knew?
[00:01:05] Tom: I think 60.
"""
    assert speakers(text) == ["Nadia Farrow", "Tom Lindqvist", "Nadia Farrow", "Tom Lindqvist"]


def test_a_title_may_stand_before_the_name_of_who_answers(speakers: Speaking) -> None:
    text = """\
Q&A with Deputy Minister Paul Brandt
He spoke with the writer Michael Osei in Arden.
Q: Did you know?
A: I think we all did.
Q: And now?
A: We go on.
"""
    assert speakers(text) == [None, "Paul Brandt", None, "Paul Brandt"]


def test_a_reporter_without_a_name_is_told_by_the_word(speakers: Speaking) -> None:
    text = """\
Press briefing, 12 January 2026. Elena Rey took questions.
MS. REY: Good afternoon. I have one announcement.
REPORTER: Will you close it?
MS. REY: We will.
QUESTION: When?
MS. REY: Thank you.
"""
    assert speakers(text) == ["Elena Rey", "REPORTER", "Elena Rey", None, "Elena Rey"]


def test_the_one_interviewed_answers(speakers: Speaking) -> None:
    text = """\
Entretien avec Claire Vidal, directrice de l’association Rive et Toit
Q : Pourquoi avoir refusé ?
R : Parce qu’on nous demandait des noms.
Q : Que demandez-vous ?
R : Nous exigeons une liste.
Propos recueillis par Marc Duret
"""
    assert speakers(text, "fr") == ["Marc Duret", "Claire Vidal", "Marc Duret", "Claire Vidal"]


def test_a_sentence_about_somebody_behind_the_last_answer_is_not_theirs(turns: Taking) -> None:
    text = """\
Rapport annuel du comité - Questions des membres

Question : Combien de plaintes avez-vous reçues ?
Réponse : Douze. Nous les avons toutes lues.

Question : Le groupe vous a-t-il payés ?
Réponse : Non. Nous avons décliné son offre.

Question : Est-il exact que vous partez ?
Réponse : Non.

Le docteur Luc Ferrier, membre du comité, conteste ce récit. Il n’est pas poursuivi.

Le docteur Tom Lund, membre du comité, a été entendu. Il n’est pas poursuivi.
"""
    assert not [turn for turn in turns(text, "fr") if "poursuivi" in turn.surface]
