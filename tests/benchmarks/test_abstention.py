from benchmarks.abstention import THRESHOLDS, Named, table

SURE, DOUBTED = Named(0.9, right=True), Named(0.6, right=True)
FOUND = [SURE, DOUBTED, Named(0.6, right=False), Named(0.0, right=False)]


def cells(line: str) -> list[str]:
    return line.split()


def test_a_line_tells_coverage_precision_and_the_wrong_names_of_its_threshold() -> None:
    lines = {cells(line)[0]: cells(line)[1:] for line in table(FOUND).splitlines()[1:]}
    assert lines["0.50"] == ["0.750", "0.667", "0.500", "1"]
    assert lines["0.90"] == ["0.250", "1.000", "0.250", "0"]


def test_every_threshold_has_a_line_even_where_nothing_was_found() -> None:
    assert len(table([]).splitlines()) == len(THRESHOLDS) + 1
