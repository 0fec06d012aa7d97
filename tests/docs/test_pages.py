"""The pages say what the code does. Outputs of commands are checked by `docs.compute --check`."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from affiant.reading.failure import Reason
from affiant.reading.limits import Limits
from docs.compute import commands, dependencies, failures, kinds, settings, vocabularies
from docs.compute.__main__ import refreshed, stale
from docs.compute.page import PAGES, ROOT, names

REFERENCE = ROOT / "docs" / "reference"
RESOURCE = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=\"([^\"]+)\"")
IMPORT = re.compile(r"@import|url\(\s*[\"']?(?:https?:)?//")


def page(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text("utf-8")


def test_no_computed_page_is_stale() -> None:
    assert stale(static=True) == []


@pytest.mark.parametrize("name", [name for name, _ in commands.commands()])
def test_every_command_is_documented(name: str) -> None:
    assert f"\n### {name}\n" in page("commands")


@pytest.mark.parametrize(("name", "command"), commands.commands())
def test_every_option_is_documented(name: str, command: commands.Command) -> None:
    section = page("commands").partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    options = [
        option
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("-")
    ]
    assert [o for o in options if not re.search(rf"[`\s]{re.escape(o)}[`\s,]", section)] == []


@pytest.mark.parametrize(("name", "command"), commands.commands())
def test_every_option_says_what_it_does(name: str, command: commands.Command) -> None:
    silent = [parameter.name for parameter in command.params if not parameter.help]
    assert silent == [], name


@pytest.mark.parametrize("variable", sorted(settings.variables()))
def test_every_setting_is_documented(variable: str) -> None:
    assert f"| `{variable}` |" in page("settings")


@pytest.mark.parametrize("limit", Limits.__dataclass_fields__)
def test_every_limit_is_documented(limit: str) -> None:
    assert f"| `{limit}` |" in page("settings")


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_of_failure_is_documented(reason: Reason) -> None:
    assert f"| `{reason.value}` | {failures.meanings()[reason.value]} |" in page("failures")


@pytest.mark.parametrize("name", [kind.kind for kind in kinds.fact_kinds()])
def test_every_kind_of_fact_is_documented(name: str) -> None:
    assert f"\n### {name}\n" in page("facts")


@pytest.mark.parametrize("name", [cls.__name__ for cls in vocabularies.enums()])
def test_every_vocabulary_is_documented(name: str) -> None:
    assert f"\n### {name}\n" in page("vocabularies")


@pytest.mark.parametrize("path", vocabularies.word_lists(), ids=str)
def test_every_word_list_says_what_it_holds(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("name", [requirement.name for requirement in dependencies.required()])
def test_every_dependency_says_why(name: str) -> None:
    assert dependencies.why().get(name, "") != ""


def test_no_reason_is_given_for_a_dependency_that_is_gone() -> None:
    assert set(dependencies.why()) == {r.name for r in dependencies.required()}


def test_a_changed_table_makes_its_page_stale() -> None:
    changed = page("settings").replace("| `depth` | 20 |", "| `depth` | 21 |")
    assert "| `depth` | 20 |" in refreshed(changed, static=True)


def test_every_measured_table_has_a_marker_of_its_own() -> None:
    measured = [name for path in PAGES for name in names(path.read_text("utf-8"), "measured")]
    assert len(measured) == len(set(measured))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs", reason="the site is built with mkdocs")
    folder = tmp_path_factory.mktemp("site")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        check=True,
    )
    return folder


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    loaded = {
        (path.name, address)
        for path in site.rglob("*.html")
        for address in RESOURCE.findall(path.read_text("utf-8"))
        if address.startswith(("http:", "https:", "//"))
    }
    assert loaded == set()


def test_the_styles_load_nothing_from_elsewhere(site: Path) -> None:
    assert [p.name for p in site.rglob("*.css") if IMPORT.search(p.read_text("utf-8"))] == []


def test_the_site_holds_no_source_code(site: Path) -> None:
    assert [path.name for path in site.rglob("*") if path.suffix in {".py", ".yaml"}] == []
