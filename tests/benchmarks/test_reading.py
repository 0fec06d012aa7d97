import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from affiant.reading import registry
from affiant.reading.limits import Limits
from affiant.reading.source import Source
from benchmarks import reading_inputs
from benchmarks.process_tree import spend
from benchmarks.reading_speed import Format, formats, units
from benchmarks.reading_stages import Stopwatch
from benchmarks.result import Circumstances, Result, Table, load

MAKERS = {
    "odt": reading_inputs.odt,
    "rtf": reading_inputs.rtf,
    "pptx": reading_inputs.pptx,
    "epub": reading_inputs.epub,
    "xlsx": reading_inputs.xlsx,
    "csv": reading_inputs.csv,
}

SPINNING = "import time\nwhile time.process_time() < 0.3: pass"
ORPHANING = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {SPINNING!r}])"


@pytest.mark.parametrize("name", MAKERS)
def test_the_files_of_a_format_are_read_whole(name: str, tmp_path: Path) -> None:
    maker: Callable[..., bytes] = MAKERS[name]
    path = tmp_path / f"a.{name}"
    path.write_bytes(reading_inputs.many(maker, 1)[0])
    source = Source(path, path.name, "0" * 64, path.stat().st_size)
    document = registry.choose(source).read(source, Limits()).document
    assert document is not None
    assert len(document.text) > 400


def test_the_same_seed_makes_the_same_file() -> None:
    assert reading_inputs.many(reading_inputs.odt, 2) == reading_inputs.many(reading_inputs.odt, 2)


def test_ours_and_the_bare_library_find_the_same_number_of_records(tmp_path: Path) -> None:
    containers = {"mbox", "zip", "WARC"}
    for one in formats(tmp_path, quick=True, only=containers):
        assert one.bare is not None
        sources = [Source(p, p.name, "0" * 64, p.stat().st_size) for p in one.paths]
        assert units(one.paths, sources) == one.bare(one.paths)
        containers.remove(one.name)
    assert not containers


def test_a_formats_size_is_that_of_its_files(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert Format("a", "files", (path, path), None, "none").size == 10


def test_the_time_of_orphans_is_counted() -> None:
    assert spend([sys.executable, "-c", ORPHANING]).cpu > 0.3


def test_memory_is_seen_while_a_command_runs() -> None:
    hungry = "block = b'1' * 2**26\nimport time\ntime.sleep(1)"
    spent = spend([sys.executable, "-c", hungry], watch_memory=True)
    assert spent.resident >= spent.largest > 2**26


def test_a_stage_is_timed_without_the_stages_inside_it() -> None:
    watch = Stopwatch()
    with watch.running("outer"):
        watch.wrapped(sum, "inner")(range(3_000_000))
    assert watch.seconds["outer"] < watch.seconds["inner"]


def test_a_kept_result_is_the_same_when_loaded(tmp_path: Path) -> None:
    told = Circumstances("2026-01-01", "abc", "3.11", "a machine", 2, (0.5, 1.0), {"lxml": "6"})
    table = Table("Speed", ("what", "how much"), (("one", "1"), ("two", "2")), "A note.")
    result = Result("reading", told, (table,))
    result.write(tmp_path / "kept" / "a.json")
    assert load(tmp_path / "kept" / "a.json") == result


def test_a_result_is_printed_with_its_circumstances() -> None:
    told = Circumstances("2026-01-01", "abc", "3.11", "a machine", 2, (0.5, 1.0), {"lxml": "6"})
    printed = Result("a", told, (Table("Speed", ("x", "y"), (("one", "1"),)),)).markdown()
    assert "| one | 1 |" in printed
    assert "load average 0.5 before, 1.0 after" in printed


def test_a_table_without_a_title_begins_with_its_columns() -> None:
    assert Table("", ("x", "y"), (("one", "1"),)).markdown().startswith("| x | y |")
