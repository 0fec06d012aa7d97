"""The labels of parliaments, councils and magazines."""

from collections.abc import Callable

import pytest

Speaking = Callable[..., list[str | None]]

OTTAWA = """\
Standing Committee on Transport. Evidence of the meeting.
The Chair (Mr. Hollis Grant (Larkfield East, Lib.)): I call this meeting to order.
Ms. Noor Haddad (President, Cartage Inc.): Thank you, Mr. Chair.
The Chair: You have one minute.
Ms. Noor Haddad: I thank you.
"""
QUEBEC = """\
Journal des débats de la Commission
Le Président (M. Tremblay) : À l’ordre, s’il vous plaît.
M. Roe (Larkfield) : Merci, M. le Président.
Des voix : Non !
M. Roe : Ce n’est pas ma question.
Le Président (M. Tremblay) : Nous reprenons.
"""
STRASBOURG = """\
Verbatim report of proceedings
President. – I give the floor to Ms Rey.
Kim Rey, on behalf of the Greens Group. – Madam President, we ask the Commission to publish it.
President. – Thank you.
Kim Rey, on behalf of the Greens Group. – Then publish it!
"""
LONDON = """\
Commons Chamber. Debate on the Ports Bill.
Eleanor Whitcombe
(Larkfield) (Lab)
I beg to move.
Sir Gerald Aldous
(Dunmore) (Con)
Will the hon. Lady give way?
Eleanor Whitcombe
I will not.
Sir Gerald Aldous
She is wrong, and we know it.
"""
MAGAZINE = """\
An interview with Amara Diallo, by Sven Holt
**Sven Holt:** How many people sleep here?
**Amara Diallo:** About 90 a night.
**Sven Holt:** And the rest?
**Amara Diallo:** We pay for them ourselves.
"""
POLICE = """\
PROCÈS-VERBAL D’AUDITION
Nous, Luc Ferrand, entendons la personne dénommée ci-après :
Mme Nadia Colin, comptable
QUESTION : Depuis quand travaillez-vous là ?
RÉPONSE : Depuis 2011.
QUESTION : Avez-vous protesté ?
RÉPONSE : Je n’ai jamais accepté.
"""


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (OTTAWA, "en", ["Hollis Grant", "Noor Haddad"] * 2),
        (QUEBEC, "fr", ["Tremblay", "Roe", None, "Roe", "Tremblay"]),
        (STRASBOURG, "en", ["President", "Kim Rey"] * 2),
        (LONDON, "en", ["Eleanor Whitcombe", "Gerald Aldous"] * 2),
        (MAGAZINE, "en", ["Sven Holt", "Amara Diallo"] * 2),
        (POLICE, "fr", [None, "Nadia Colin"] * 2),
    ],
)
def test_each_turn_has_its_speaker(
    speakers: Speaking, text: str, language: str, told: list[str | None]
) -> None:
    assert speakers(text, language) == told
