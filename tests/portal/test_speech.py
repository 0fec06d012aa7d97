"""What the portal says, as the language sets it."""

import re

from affiant.portal.labels import labels
from affiant.portal.speech import Speech


def test_no_french_label_breaks_before_a_mark() -> None:
    said = " ".join(labels(Speech("fr")).values())
    assert not re.search(r" [:;!?»]|« ", said)
    assert "\u202f;" in said


def test_english_keeps_its_blanks() -> None:
    assert Speech("en").gettext("Also found: {words}") == "Also found: {words}"
