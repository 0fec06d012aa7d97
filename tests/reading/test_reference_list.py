import pytest

from affiant.reading import reference_list
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def kinds(*lines: str) -> list[str]:
    passages, start = [], 0
    for line in lines:
        passages.append(Passage(Span(start, start + len(line)), PassageKind.PARAGRAPH))
        start += len(line) + 1
    return [p.kind.value for p in reference_list.mark("\n".join(lines), passages)]


@pytest.mark.parametrize("heading", ["References:", "Références :", "Sources", "NOTES"])
def test_numbered_entries_under_the_heading_are_references(heading: str) -> None:
    lines = (heading, '1. "A bank steps back." Harbour Post, 3 May 2024.', '2."Boats." 2023.')
    assert kinds(*lines) == ["heading", "reference", "reference"]


def test_text_after_the_list_is_text_again() -> None:
    lines = ("References", "[1] Harbour Post, 3 May 2024.", "The union is a movement of dockers.")
    assert kinds(*lines) == ["heading", "reference", "paragraph"]


def test_entries_without_numbers_count_while_they_cite() -> None:
    lines = ("Sources", "Harbour Post, 3 May 2024", "https://harbour.example/a", "Thank you.")
    assert kinds(*lines) == ["heading", "reference", "reference", "paragraph"]


def test_numbered_lines_without_a_heading_are_no_references() -> None:
    assert kinds("1. Cancel the contract.", "2. Tell the families.") == ["paragraph", "paragraph"]
