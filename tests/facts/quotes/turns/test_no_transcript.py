"""What has names and colons at the start of its lines and is no transcript all the same."""

import pytest

from tests.facts.quotes.turns.conftest import Taking

RECIPE = """\
Lemon tart
Step 1: Mix the flour and the butter.
Note: you must use cold butter.
Step 2: Add the eggs.
Note: you may use four.
Step 3: Bake.
Note: serve it with cream.
"""
DEFINITIONS = """\
In this agreement:
Company: Northmere Inc., a company of Delaware.
Customer: whoever signs.
Company: the Company's affiliates too.
Customer: and its staff.
Company: see above.
"""
PLAY = """\
THE HARBOUR
A play in one act
KATHLEEN: I never saw it.
THE JUDGE: You lie.
KATHLEEN: I swear I never did.
THE JUDGE: Then who?
MR. REY: I did, Your Honour.
KATHLEEN: You?
"""
SCRIPT = """\
INT. COURTROOM - DAY
THE COURT: Order!
MS. HALE: Your Honor, I object.
THE COURT: Overruled.
MS. HALE: You are wrong.
"""
CHAT = """\
[14:02] Kim Aldous: are you at lunch?
[14:03] Tom Rey: yes, downstairs
[14:03] Kim Aldous: ok, I am coming.
[14:05] Tom Rey: bring the report?
"""
ASKED_OFTEN = """\
Frequently asked questions
Q: What is Northmere?
A: Northmere is a company that counts containers.
Q: How do I get a refund?
A: Write to us within 30 days.
"""
MAIL = """\
From: Kim Aldous
To: Tom Rey
Did you send it?
From: Tom Rey
To: Kim Aldous
Yes, on Friday.
From: Kim Aldous
To: Tom Rey
Thank you.
"""
PROGRAMME = """\
Chair: Ruth Adeyemi
Speaker: Tom Rey, the harbour and its people
Chair: Kim Aldous
Speaker: Jane Roe, counting containers
Chair: Ruth Adeyemi
Speaker: Paul Lund, law and order
"""
MEDALS = """\
Canada : 12 médailles
France : 9 médailles
Canada : 3 médailles d’or
France : 2 médailles d’or
Canada : 1 médaille
"""
ARTICLE = """\
Northmere denies sharing data
“We never did,” said Kim Aldous, its chief executive.
Mr. Aldous. That is how everyone calls him. I met him once.
Canada: the company employs 300 people there.
Note: an earlier version was wrong.
"""


@pytest.mark.parametrize(
    "text", [RECIPE, DEFINITIONS, PLAY, SCRIPT, CHAT, ASKED_OFTEN, MAIL, PROGRAMME, MEDALS, ARTICLE]
)
def test_nobody_speaks_in_it(turns: Taking, text: str) -> None:
    assert turns(text) == ()
