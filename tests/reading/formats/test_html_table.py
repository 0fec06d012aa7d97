"""Tables of pages as text: a row is a line, a column is the tabs before it."""

import pytest

from affiant.reading.formats.html_blocks import blocks
from affiant.reading.formats.html_table import gaps
from affiant.reading.formats.html_tree import parse


def text(table: str) -> str:
    found = blocks(parse(f"<html><body>{table}</body></html>".encode(), "utf-8"))
    before = gaps([block.place for block in found])
    return "".join(gap + block.text for gap, block in zip(before, found, strict=True))


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def test_a_row_is_a_line_and_its_cells_are_parted_by_tabs() -> None:
    table = f"<table>{row('Plant', 'Cases', tag='th')}{row('Velmont', '12')}</table>"
    assert text(table) == "Plant\tCases\nVelmont\t12"


def test_an_empty_cell_keeps_its_column() -> None:
    table = f"<table>{row('', '2019', '2020')}{row('Cases', '', '12')}</table>"
    assert text(f"<p>Before.</p>{table}") == "Before.\n\t2019\t2020\nCases\t\t12"


def test_a_wide_cell_takes_its_columns() -> None:
    wide = '<tr><th colspan="2">2019</th><th>2020</th></tr>'
    assert text(f"<table>{wide}{row('1', '2', '3')}</table>") == "2019\t\t2020\n1\t2\t3"


def test_a_high_cell_holds_its_column_in_the_rows_below() -> None:
    high = '<tr><td rowspan="2">Velmont</td><td>men</td></tr>'
    assert text(f"<table>{high}{row('women')}{row('Arlay', 'all')}</table>") == (
        "Velmont\tmen\n\twomen\nArlay\tall"
    )


def test_a_table_in_a_cell_has_columns_of_its_own() -> None:
    inner = f"<table>{row('a', 'b')}</table>"
    assert text(f"<table>{row('x', inner)}{row('y', 'z')}</table>") == "x\na\tb\ny\tz"


def test_the_second_paragraph_of_a_cell_is_a_line_of_its_own() -> None:
    assert text(f"<table>{row('one<br><br>two', 'three')}</table>") == "one\ntwo\n\tthree"


@pytest.mark.parametrize("span", ["0", "-3", "x", "99999999999999999999", "", "²"])
def test_a_span_that_is_none_covers_one_column_or_few(span: str) -> None:
    table = f'<table><tr><td colspan="{span}">a</td><td>b</td></tr></table>'
    assert text(table) == "a\tb"


def test_a_claimed_width_costs_no_more_than_a_table_of_figures_needs() -> None:
    table = '<table><tr><td colspan="9999">a</td><td>b</td></tr></table>'
    assert len(text(table)) < 30


def test_cells_outside_of_tables_are_blocks() -> None:
    assert text("<div>a</div><div>b</div>") == "a\nb"
