"""A verb loads what it needs when it needs it: what is large is not there where nobody asked."""

import os
import subprocess
import sys

import pytest

from affiant.cli.late import Late
from affiant.cli.main import app as whole
from affiant.cli.speaking import Commands, loaded
from docs.compute.commands import commands

DJANGO = "from affiant.evidence.connection import start_django; start_django(); "
LARGE = ("numpy", "lxml", "affiant.facts.finding", "affiant.mail.settling.run")


def modules(code: str) -> set[str]:
    """What is loaded once this code has run in a process of its own, with no settings that a test
    before in this one left behind.
    """
    tell = "import sys; print(*sys.modules)"
    clean = {name: told for name, told in os.environ.items() if not name.startswith("DJANGO_")}
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"],
        capture_output=True, text=True, check=True, env=clean,
    )  # fmt: skip
    return set(done.stdout.splitlines()[-1].split())


def helped(*words: str) -> set[str]:
    run = f"sys.argv = ['affiant', *{[*words, '--help']!r}]"
    return modules(
        "import sys\n"
        f"{run}\n"
        "from affiant.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )


@pytest.mark.parametrize("words", [(), ("mail",), ("mail", "publish"), ("read",), ("keys",)])
def test_help_needs_neither_django_nor_what_is_large(words: tuple[str, ...]) -> None:
    there = helped(*words)
    assert "affiant.cli.main" in there
    assert not there & {"django", "yaml", "affiant.dossiers", *LARGE}


def test_a_list_of_commands_loads_none_of_them() -> None:
    there = helped()
    verbs = {one.home.partition(":")[0] for one in stand_ins(whole)}
    assert len(verbs) > 10
    assert not there & verbs


def stand_ins(app: Commands) -> list[Late]:
    import typer.main  # noqa: PLC0415 - its groups have no public type

    members = typer.main.get_command(app).commands.values()  # type: ignore[attr-defined] # a group
    return [one for one in members if isinstance(one, Late)]


def test_what_is_loaded_has_the_name_and_the_help_that_the_list_told() -> None:
    for one in stand_ins(whole):
        there = loaded(one)
        assert not isinstance(there, Late)
        assert there.help == one.help
        assert there.name in (one.name, "")


def test_every_command_can_be_loaded() -> None:
    assert not any(isinstance(one, Late) for _name, one in commands())


@pytest.mark.parametrize(
    "module",
    [
        "affiant.portal.mail.released",
        "affiant.mail.settling.releases",
        "affiant.mail.settling.masks",
        "affiant.mail.settling.counts",
        "affiant.evidence.entities.names",
        "affiant.evidence.search.bilingual",
        "affiant.dossiers.terms",
        "affiant.evidence.verification",
        "affiant.cli.mail_read",
    ],
)
def test_what_verbs_ask_for_brings_nothing_large(module: str) -> None:
    assert not modules(f"{DJANGO}import {module}") & set(LARGE)


def test_a_casefile_is_opened_without_what_speaks_http() -> None:
    there = modules(f"{DJANGO}import affiant.evidence.casefile")
    assert "django.db.models" in there
    assert not there & {"django.http", "django.core.mail", "django.core.management"}
