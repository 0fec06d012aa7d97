"""Figures and sums of tables: a number, what its row and column say it counts, and when.

A number whose row and column say nothing is no fact; nor is one under a header that names or
orders things. Rows and columns are kept as supports, so that a reader sees what was put together.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from affiant.facts.context import Context
from affiant.facts.kinds import Fact, Figure
from affiant.facts.quantities.lexicon import tongue
from affiant.facts.quantities.setting import Setting
from affiant.facts.quantities.tables.grid import Table, tables
from affiant.facts.quantities.tables.layout import Layout
from affiant.facts.quantities.tables.stated import fact_of, place, source_of
from affiant.reading.passage import PassageKind

__all__ = ["with_tables"]


def with_tables(context: Context, setting: Setting, found: Sequence[Fact]) -> Sequence[Fact]:
    """`found` with what the tables add; inside them only what lies in one cell remains, and is
    told its row and column.
    """
    document = context.document
    if not any(passage.kind is PassageKind.TABLE_CELL for passage in document.passages):
        return found
    laid_out = [
        layout for table in tables(document) if (layout := _layout(context, setting, table))
    ]
    made = [fact for layout in laid_out for fact in _made(context, layout)]
    taken = {fact.span.start for fact in made}
    starts = [layout.table.span.start for layout in laid_out]
    kept = []
    for fact in found:
        at = bisect_right(starts, fact.span.start) - 1
        inside = at >= 0 and fact.span.start < laid_out[at].table.span.end
        told = _in_cell(laid_out[at], fact, taken) if inside else fact
        if told is not None:
            kept.append(told)
    return [*kept, *made]


def _layout(context: Context, setting: Setting, table: Table) -> Layout | None:
    words = " ".join(cell.text for row in table.rows[:4] for cell in row)
    language = tongue(table.language, words)
    return Layout(context.document, table, language, setting) if language else None


def _made(context: Context, layout: Layout) -> Iterator[Fact]:
    said = source_of(context.document, layout.table.after)
    for placed in layout.placed():
        fact = fact_of(placed, said)
        if fact is not None:
            yield fact


def _in_cell(layout: Layout, fact: Fact, taken: set[int]) -> Fact | None:
    """A fact of a cell's words with its row and column; None over two cells, or told twice."""
    cell = layout.at(fact.span.start)
    if cell is None or fact.span.end > cell.span.end or cell.span.start in taken:
        return None
    rows, columns = layout.heads(cell)
    supports = (*fact.supports, *place(rows, columns, layout.captions))
    told = next((head.period for head in (*columns, *rows) if head.period), None)
    if isinstance(fact, Figure) and fact.period is None and told:
        return replace(fact, supports=supports, period=told)
    return replace(fact, supports=supports)
