"""Computed blocks are filled in place, and what may differ between runs makes no page stale."""

import pytest

from docs.compute.outputs import desk, write_output
from docs.compute.page import filled, names, stable, table

PAGE = """# A page

<!-- computed: run affiant status -->
old
<!-- end -->

Words between.

<!-- measured: reading -->
as measured
<!-- end -->
"""


def test_a_block_is_filled_and_the_words_around_it_stay() -> None:
    page = filled(PAGE, "computed", lambda _: "new")
    assert page == PAGE.replace("old", "new")


def test_filling_twice_changes_nothing_more() -> None:
    once = filled(PAGE, "computed", lambda _: "a\n\nb\n")
    assert filled(once, "computed", lambda _: "a\n\nb\n") == once


def test_a_block_that_nobody_fills_stays_as_it_is() -> None:
    assert filled(PAGE, "computed", lambda _: None) == PAGE


def test_blocks_are_named_by_their_sort() -> None:
    assert (list(names(PAGE)), list(names(PAGE, "measured"))) == (
        ["run affiant status"],
        ["reading"],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("read in 3.2 s", "read in 14 s"),
        ("| `lxml` | 11.5 MB |", "| `lxml` | 9 MB |"),
        ("kept 2026-01-02T03:04:05Z", "kept 2027-11-12T13:14:15+01:00"),
        ("16 files     read", "16 files read"),
        ("*Compiled on 2 May 2026*", "*Compiled on 22 June 2027*"),
    ],
)
def test_times_and_sizes_make_no_page_stale(one: str, other: str) -> None:
    assert stable(one) == stable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("67 of 1,140 e-mails", "76 of 980 e-mails"), ("298 facts", "299 facts")],
)
def test_another_result_makes_a_page_stale(one: str, other: str) -> None:
    assert stable(one) != stable(other)


@pytest.mark.parametrize(
    ("cell", "shown"), [("str | None", "str or None"), ("<html|md>", "<html/md>")]
)
def test_a_bar_inside_a_cell_does_not_end_it(cell: str, shown: str) -> None:
    assert table(("type",), iter([(cell,)])).endswith(f"| {shown} |")


def test_a_command_is_shown_with_what_it_printed_and_short_paths() -> None:
    with desk() as folder:
        assert write_output("ls $PWD/examples", folder) == (
            "```text\n$ ls $PWD/examples\ndocuments\n```"
        )


def test_a_command_that_fails_is_not_pasted() -> None:
    with desk() as folder, pytest.raises(RuntimeError, match="failed"):
        write_output("exit 2", folder)


def test_a_command_that_breaks_is_not_pasted() -> None:
    with desk() as folder, pytest.raises(RuntimeError, match="Traceback"):
        write_output("python -c 'raise ValueError'", folder)
