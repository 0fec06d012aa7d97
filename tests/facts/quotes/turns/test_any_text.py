"""Whatever a text holds, its turns are found without a fault and stand where they say."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from affiant.facts.finding import uncalibrated
from affiant.facts.kinds import Quote
from affiant.reading.text import normalise
from tests.facts.lined import lined

LABELS = st.sampled_from(
    ["Mr. ALDOUS. ", "THE COURT: ", "Q. ", "A. ", "Q ", "Mme la présidente. – ", "M. Roe (PS). ",
     "BY MS. REY:", "[00:01:02] Kim Rey: ", "Kim Rey", "R : ", "Me VELEZ : ", "SH: ", "Reporter: ",
     "JANE ROE, having been sworn:", "M. le rapporteur. ", "( ", "Note: ", ":", "Présents : ", ""]
)  # fmt: skip
WORDS = st.sampled_from(
    ["I said that you left.", "(Rires.)", "[inaudible]", "--", "Nous le nions.", "He told us that",
     "“We will,”", "12 millions", "?", "(", "]", "Mr. Aldous", "\u202f", "", "CERTIFICATE", "Non !"]
)  # fmt: skip
LINES = st.lists(st.builds(lambda a, b, c: f"{a}{b} {c}", LABELS, WORDS, WORDS), max_size=24)
TEXTS = st.one_of(LINES.map("\n".join), LINES.map("\n\n".join), st.text(max_size=200))


@settings(deadline=None)  # the first text waits for the vocabulary and the models to be read
@given(TEXTS, st.sampled_from(["fr", "en", None]))
def test_turns_are_exact_in_order_and_apart(text: str, language: str | None) -> None:
    document = lined(normalise(text), language)
    found = [f for f in uncalibrated(document) if isinstance(f, Quote)]
    turns = [quote for quote in found if quote.turn]
    for quote in found:
        assert quote.span.of(document.text) == quote.surface
        assert quote.speaker == quote.attribution.name
        assert all(support.span.end <= len(document.text) for support in quote.supports)
    for turn in turns:
        assert turn.surface == turn.surface.strip() != ""
        assert turn.content.split() == turn.surface.split()
    for before, after in pairwise(turns):
        assert before.span.end <= after.span.start
