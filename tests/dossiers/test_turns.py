"""Turns of speech of a transcript in a dossier."""

from lxml import html as parser

from affiant.dossiers import render
from affiant.dossiers.compile import compile_dossier
from affiant.dossiers.dossier import Dossier
from affiant.evidence.held import HeldDocument, HeldFact
from affiant.facts.finding import uncalibrated
from tests.facts.lined import lined

SPEECH = "We have worked with the Port Agency since 2016. " * 60
TALK = f"""\
Hearing of the committee on ports
Present: Kim Rey, chairwoman; Kathleen Brandt, minister of ports
The CHAIRWOMAN. I thank you.
Ms. BRANDT. {SPEECH.strip()}
The CHAIRWOMAN. You may go on.
Ms. BRANDT. The Port Agency told us that the contract would end.
"""


def dossier(name: str) -> Dossier:
    document = lined(TALK, "en")
    facts = tuple(HeldFact(n, fact) for n, fact in enumerate(uncalibrated(document), start=1))
    held = HeldDocument(1, "talk.txt", document, facts, "0" * 64, "2026-01-01")
    return compile_dossier(name, [held])


def test_a_speech_over_pages_is_shown_by_its_beginning_and_leads_to_all_of_it() -> None:
    tree = parser.fromstring(render.html(dossier("Kathleen Brandt")))
    shown = [one.text_content() for one in tree.xpath("//blockquote")]
    long = next(words for words in shown if "since 2016" in words)
    assert long.rstrip("”").endswith("since 2016. […]")
    assert len(long) < 1000
    assert SPEECH.strip() in tree.text_content()


def test_who_tells_that_another_said_it_is_named() -> None:
    tree = parser.fromstring(render.html(dossier("Port Agency")))
    assert "as told by Kathleen Brandt" in " ".join(tree.text_content().split())
