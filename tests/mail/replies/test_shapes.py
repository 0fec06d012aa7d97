"""What the writer wrote, in the shapes that mail programs give to replies."""

from pathlib import Path
from typing import Any

import pytest

from affiant.mail.replies import Kind, sections, written
from affiant.vocabulary.sheet import strings_of

OWN = "Merci pour votre retour.\nJe vous réponds demain au sujet du lot 4."
SHAPES: Any = strings_of(Path(__file__).with_name("shapes.yaml"))
MET: Any = strings_of(Path(__file__).with_name("met.yaml"))


@pytest.mark.parametrize("shape", [*SHAPES, *MET], ids=lambda shape: shape["name"])
def test_what_the_writer_wrote_is_told_from_the_rest(shape: dict[str, str]) -> None:
    text = shape["text"].replace("{own}", OWN)
    wanted = shape.get("written", "{own}").replace("{own}", OWN)

    assert lines_of(written(text)) == lines_of(wanted)


def lines_of(text: str) -> list[str]:
    """Its lines with words, without the blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("mark", ["--]", ":", "}", "%"])
def test_a_mark_of_somebodys_own_quotes_as_well(mark: str) -> None:
    text = f"On Thu, 22 Aug 2013, Anne wrote:\n\n{mark}Is it\n{mark} Thursday?\n\nIt is.\n\nPaul\n"

    assert [part.of(text).strip() for part in sections(text) if part.kind is Kind.WRITTEN] == [
        "It is.\n\nPaul"
    ]


def test_a_list_below_a_sentence_is_no_quote() -> None:
    text = "Anne wrote:\n- the budget\n- the plan\nBoth are late.\n"

    assert written(text) == text.strip()
