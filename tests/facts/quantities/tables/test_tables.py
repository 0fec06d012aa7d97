"""Numbers in tables: what they count, when and in what unit, by row, column and caption."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.kinds import Figure, Money, Voice
from affiant.facts.quantities.tables.grid import MOST_CELLS
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.direction import Direction
from tests.facts.quantities.tables.conftest import Tell, document_of, find

YEARLY = """Cases opened by district (in thousands)
\t2019\t2020\t2021
Velmont\t1.2\t1.5\t<1
Arlay\t0.4\t12\tn/a
Source: Bureau of Courts."""
ANNUELLE = """Affaires ouvertes, par année
Année\tAffaires\tCondamnations\t% des affaires\tBudget (M€)
2019\t1 240\t310\t25 %\t1,2
2020\t1 310\t298\t23\t1,4"""
RANKED = """Suppliers
Rank\tCompany\tValue ($)\tChange (%)\tPhone
1\tHalden & Pryce\t1,250,000\t-3.5\t5550100
2\tOrvane\t900,000\t4\t5550101"""


def figure(found: object) -> Figure:
    assert isinstance(found, Figure)
    return found


def money(found: object) -> Money:
    assert isinstance(found, Money)
    return found


def test_a_yearly_table_tells_unit_by_its_caption_and_period_by_its_columns(tell: Tell) -> None:
    told = figure(tell(YEARLY)["1.5"])
    assert (told.value, told.unit, told.period) == (Decimal(1500), "case", "2020")
    assert told.of == "Cases opened by district (in thousands)"


def test_une_table_annuelle_dit_la_periode_par_ses_lignes(tell: Tell) -> None:
    found = tell(ANNUELLE, "fr")
    cases = figure(found["1 240"])
    assert (cases.value, cases.unit, cases.of, cases.period) == (
        Decimal(1240), "case", "Affaires", "2019",
    )  # fmt: skip
    assert figure(found["298"]).unit == "conviction"


def test_headers_of_row_and_column_and_the_caption_are_supports() -> None:
    document = document_of(YEARLY)
    told = next(fact for fact in find(document) if fact.surface == "12")
    places = {one.attribute: one.span.of(document.text) for one in told.supports}
    assert (places["row"], places["column"]) == ("Arlay", "2020")
    assert places["caption"].startswith("Cases opened")
    assert places["value"] == "12"


def test_a_header_s_percentage_states_its_whole(tell: Tell) -> None:
    for surface in ("25 %", "23"):
        told = figure(tell(ANNUELLE, "fr")[surface])
        assert (told.unit, told.denominator) == ("%", "affaires")


def test_a_header_s_currency_makes_sums(tell: Tell) -> None:
    euros = money(tell(ANNUELLE, "fr")["1,4"])
    assert (euros.amount, euros.currency) == (Decimal(1400000), "EUR")
    dollars = money(tell(RANKED)["1,250,000"])
    assert (dollars.amount, dollars.currency) == (Decimal(1250000), "USD")


def test_ranks_and_telephones_count_nothing(tell: Tell) -> None:
    assert not {"1", "2", "5550100", "5550101"} & set(tell(RANKED))


def test_a_column_of_changes_tells_their_direction(tell: Tell) -> None:
    change = figure(tell(RANKED)["-3.5"]).change
    assert change is not None
    assert (change.value, change.unit, change.direction) == (Decimal("3.5"), "%", Direction.DOWN)


def test_a_cell_below_a_limit_says_so(tell: Tell) -> None:
    told = figure(tell(YEARLY)["<1"])
    assert (told.value, told.comparator) == (Decimal(1000), Comparator.LESS)


def test_a_note_of_the_source_says_whose_word_a_table_is(tell: Tell) -> None:
    said = tell(YEARLY)["1.5"].attribution
    assert (said.voice, said.name) == (Voice.SPEAKER, "Bureau of Courts")


@pytest.mark.parametrize(
    ("table", "language"),
    [
        ("12\t13\t14\n15\t16\t17", "en"),
        ("Title\n12\t13\n15\t16", "en"),
        ("Code\tDate\n0045\t12.03.2019\n0046\t13.03.2019", "en"),
        ("Article\tPage\n7\t12\n9\t40", "fr"),
    ],
)
def test_numbers_without_a_meaning_are_no_figures(tell: Tell, table: str, language: str) -> None:
    assert tell(table, language) == {}


def test_a_caption_s_currency_is_not_of_a_column_of_persons(tell: Tell) -> None:
    table = "Accounts (in thousands of euros)\nPlant\tEmployees\tTurnover\nArlay\t120\t900"
    assert figure(tell(table)["120"]).unit == "employee"
    assert money(tell(table)["900"]).amount == Decimal(900000)


def test_a_line_over_several_columns_heads_them(tell: Tell) -> None:
    table = "Staff\n\t2019\t\t2020\n\tMen\tWomen\tMen\tWomen\nArlay\t12\t14\t15\t19"
    periods = {words: figure(fact).period for words, fact in tell(table).items()}
    assert periods == {"12": "2019", "14": "2019", "15": "2020", "19": "2020"}


def test_a_line_of_its_own_heads_the_rows_below_it(tell: Tell) -> None:
    table = "Staff\nPlant\tEmployees\tVisitors\n2019\t\nArlay\t12\t14\n2020\t\nArlay\t15\t19"
    assert figure(tell(table)["15"]).period == "2020"


def test_a_year_beside_counts_of_men_is_a_count(tell: Tell) -> None:
    table = "Personnel\n\tHommes\tFemmes\nUsine d'Arlay\t1998\t12"
    assert figure(tell(table, "fr")["1998"]).unit == "man"


def test_a_fiscal_year_is_no_calendar_year(tell: Tell) -> None:
    table = "Staff\n\tFY2019\tFY2020\nEmployees\t12\t14"
    assert figure(tell(table)["12"]).period is None


def test_a_figure_in_the_words_of_a_cell_is_told_its_place() -> None:
    document = document_of("Plants\nPlace\tStaff in 2020\nArlay\tabout 165 employees", by_cell=True)
    [told] = [fact for fact in find(document) if isinstance(fact, Figure)]
    places = {one.attribute: one.span.of(document.text) for one in told.supports}
    assert (places["row"], places["column"], told.period) == ("Arlay", "Staff in 2020", "2020")


def test_no_figure_reaches_over_two_cells() -> None:
    found = find(document_of("Plants\nPlace\tStaff\nArlay 12\temployees of the plant"))
    assert all("\t" not in fact.surface for fact in found)


def test_a_set_of_data_is_no_table_of_a_text() -> None:
    rows = "\n".join(f"Plant {n}\t{n + 200}" for n in range(MOST_CELLS))
    assert not any(
        fact.found_by == "tables/1" for fact in find(document_of(f"Plant\tCases\n{rows}"))
    )


CELLS = st.text("12 9.,%€$<()[]*-–abé20km \u00a0'", max_size=9).map(lambda cell: cell.strip("\t\n"))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5), st.booleans())
def test_any_table_is_read_and_every_surface_is_exact(rows: list[list[str]], by_cell: bool) -> None:
    document = document_of("Cases (in %)\n" + "\n".join("\t".join(row) for row in rows), "fr",
                           by_cell=by_cell)  # fmt: skip
    for fact in find(document):
        assert fact.span.of(document.text) == fact.surface
        assert all(
            0 <= one.span.start < one.span.end <= len(document.text) for one in fact.supports
        )


def test_brackets_are_a_minus_in_a_column_of_amounts(tell: Tell) -> None:
    facts = tell("Results (€ million)\nFirm\t2022\t2023\nHooli\t41.2\t38.9\nHaven\t7.5\t(2.3)")
    assert money(facts["(2.3)"]).amount == Decimal(-2_300_000)


def test_a_column_of_brackets_is_no_column_of_losses(tell: Tell) -> None:
    facts = tell("Cases by court\nCourt\tCases\tNote\nDelmont\t412\t(12)\nOrmes\t87\t(14)")
    assert "(12)" not in facts


def test_a_line_above_tells_in_what_the_amounts_are(tell: Tell) -> None:
    facts = tell("All amounts in thousands of euros.\nFirm\tSales 2022\nHooli\t870\nHaven\t1,940")
    told = money(facts["870"])
    assert (told.amount, told.currency) == (Decimal(870_000), "EUR")
    assert "unit" in {support.attribute for support in facts["870"].supports}


def test_years_in_pairs_head_columns(tell: Tell) -> None:
    facts = tell("Dépenses (en milliers d’euros)\nNom\t2021-2022\t2022-2023\nHooli\t870\t912", "fr")
    assert money(facts["912"]).amount == 912_000
    assert "2021-2022" not in facts


def test_the_document_s_title_tells_the_unit_of_its_tables() -> None:
    text = "Notes (amounts in millions of euros)\nResults\nFirm\t2022\nHooli\t41.2\nHaven\t7.5"
    lines, passages, place = text.split("\n"), [], 0
    for line in lines:
        kind = PassageKind.TABLE_CELL if "\t" in line else PassageKind.HEADING
        passages.append(Passage(Span(place, place + len(line)), kind))
        place += len(line) + 1
    document = Document("0" * 64, "text/html", text, "en", passages=tuple(passages))
    amounts = {one.surface: one.amount for one in find(document) if isinstance(one, Money)}
    assert amounts == {"41.2": 41_200_000, "7.5": 7_500_000}
