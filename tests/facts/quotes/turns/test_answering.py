"""What those who speak deny, admit, promise and decline for themselves."""

import pytest

from affiant.facts.kinds import Response
from affiant.vocabulary.stance import Stance
from tests.facts.quotes.turns.conftest import Finding

ENGLISH = """\
Hearing of the committee
Present: Kim Rey; Paul Lund
Ms. REY. I thank you.
Mr. LUND. I am here.
Ms. REY. {question}
Mr. LUND. {answer}
"""
FRENCH = """\
Audition de M. Paul Lund
Présents : Mme Kim Rey ; M. Paul Lund
Mme Rey. – Je vous remercie.
M. Lund. – Je suis là.
Mme Rey. – {question}
M. Lund. – {answer}
"""


def answered(facts: Finding, text: str, language: str) -> list[tuple[str | None, ...]]:
    found = facts(text, language)
    return [(f.by, f.to, f.stance) for f in found if isinstance(f, Response)]


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("I never saw the list.", Stance.DENIES),
        ("No. We did not send it.", Stance.DENIES),
        ("We did not knowingly send it.", Stance.DENIES_NARROWLY),
        ("I deny that.", Stance.DENIES),
        ("We will send you the invoices by Friday.", Stance.COMMITS),
        ("I admit that we sent it.", Stance.ACKNOWLEDGES),
        ("On the advice of counsel, I decline to answer.", Stance.DECLINES_TO_COMMENT),
    ],
)
def test_an_answer_to_a_question_takes_a_stance(
    facts: Finding, answer: str, stance: Stance
) -> None:
    text = ENGLISH.format(question="Did you send the list?", answer=answer)
    assert answered(facts, text, "en") == [("Paul Lund", "Kim Rey", stance)]


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("Je n’ai jamais vu cette liste.", Stance.DENIES),
        ("Nous contestons cette lecture.", Stance.DENIES),
        ("Nous publierons le contrat.", Stance.COMMITS),
        ("Nous nous engageons à le publier.", Stance.COMMITS),
        ("Je reconnais cette erreur.", Stance.ACKNOWLEDGES),
        ("Je refuse de répondre.", Stance.DECLINES_TO_COMMENT),
    ],
)
def test_a_french_answer_takes_one_too(facts: Finding, answer: str, stance: Stance) -> None:
    text = FRENCH.format(question="Avez-vous envoyé la liste ?", answer=answer)
    assert answered(facts, text, "fr") == [("Paul Lund", "Kim Rey", stance)]


@pytest.mark.parametrize(
    "answer",
    [
        "I do not recall.",
        "We did not know that.",
        "I will now read the letter.",
        "Yes, we did.",
        "We did not have any proof.",
    ],
)
def test_who_does_not_recall_or_goes_on_denies_nothing(facts: Finding, answer: str) -> None:
    text = ENGLISH.format(question="Did you send the list?", answer=answer)
    assert answered(facts, text, "en") == []


def test_what_nobody_asked_is_no_denial(facts: Finding) -> None:
    text = ENGLISH.format(question="I thank you.", answer="I have not slept.")
    assert answered(facts, text, "en") == []
