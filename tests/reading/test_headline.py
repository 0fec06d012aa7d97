import pytest

from affiant.reading import headline
from affiant.reading.formats.plain_text_blocks import blocks

BODY = (
    "The county board voted on Monday to end the contract that it has had with the company since "
    "the spring of 2019, after three months of protest by dockers and by the families."
)


def title(*lines: str) -> str | None:
    text = "\n\n".join(lines)
    passages = blocks(text)
    index = headline.title_index(text, passages)
    return None if index is None else headline.plain(passages[index].span.of(text))


def test_the_first_line_over_the_text_is_the_title() -> None:
    assert title("County board ends harbour contract", BODY) == "County board ends harbour contract"


def test_a_rubric_and_a_dateline_go_before_it() -> None:
    lines = ("Économie", "mardi 12 mars 2019", "Le comté met fin au contrat du port", BODY)
    assert title(*lines) == "Le comté met fin au contrat du port"


def test_a_byline_is_no_title() -> None:
    assert title("Par Jeanne Morel", "Le comté met fin au contrat", BODY) == (
        "Le comté met fin au contrat"
    )


def test_a_short_sentence_over_a_long_text_is_a_title_too() -> None:
    assert title("The harbour is not for sale.", BODY, BODY) == "The harbour is not for sale."


def test_a_title_may_end_with_a_date() -> None:
    heading = "Minutes of the harbour meeting, 9 May 2022"
    assert title(heading, "Present were nine of the board", BODY) == heading


def test_marks_of_markdown_are_not_of_the_title() -> None:
    assert title("# Minutes of the board", BODY) == "Minutes of the board"


@pytest.mark.parametrize(
    "lines", [(BODY,), ("Dear Ms Weaver,", BODY), ("We met on Monday.", "Nobody came.")]
)
def test_a_text_without_a_headline_has_no_title(lines: tuple[str, ...]) -> None:
    assert title(*lines) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee and Bo Ruiz", ("Ann Lee", "Bo Ruiz")),
        ("Par Jeanne Morel, le 12 mars 2019", ("Jeanne Morel",)),
        ("12 March 2019 | By Ann Lee", ("Ann Lee",)),
        ("Par Jean de La Tour et Zoé Roux", ("Jean de La Tour", "Zoé Roux")),
        ("By the end of the year the contract was over", ()),
        ("Par le", ()),
    ],
)
def test_a_byline_names_the_authors(line: str, names: tuple[str, ...]) -> None:
    text = f"County board ends harbour contract\n\n{line}\n\n{BODY}"
    assert headline.authors(text, blocks(text)) == names


@pytest.mark.parametrize(
    "line",
    [
        "PAR CES MOTIFS",
        "Par Arrêté Préfectoral",
        "BY ORDER OF",
        "By Certified Mail",
        "Par Délégation",
    ],
)
def test_what_is_done_by_order_has_no_author(line: str) -> None:
    text = "\n\n".join(("Judgment of the county court", line, BODY))
    assert headline.authors(text, blocks(text)) == ()
