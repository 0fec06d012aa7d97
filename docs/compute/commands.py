"""The command line's reference, from the commands themselves."""

import re
from collections.abc import Iterator
from typing import Any

import typer.main

from affiant.cli.main import app
from affiant.cli.speaking import loaded
from docs.compute.page import table

Command = Any
"""A click command; typer brings its own copy of click, so there is no public type for it."""

_MARKUP = re.compile(r"\[/?[a-z ]+\]")


def commands() -> list[tuple[str, Command]]:
    """Every command with its full name, groups opened, in alphabetical order."""
    return sorted(_opened("affiant", typer.main.get_command(app)))


def _opened(name: str, command: Command) -> Iterator[tuple[str, Command]]:
    command = loaded(command)
    members = getattr(command, "commands", None)
    if members is None:
        yield name, command
        return
    for word, member in members.items():
        if not member.hidden:
            yield from _opened(f"{name} {word}", member)


def write_commands() -> str:
    """A section per command: what it does, how it is called, its arguments and options."""
    return "\n\n".join(_section(name, command) for name, command in commands())


def write_shared_options() -> str:
    """The options of `affiant` itself."""
    whole = typer.main.get_command(app)
    return _parameters(whole, whole.make_context("affiant", [], resilient_parsing=True)) or "None."


def _section(name: str, command: Command) -> str:
    context = command.make_context(name, [], resilient_parsing=True)
    pieces = " ".join(command.collect_usage_pieces(context))
    help_text = _MARKUP.sub("", command.help or "").replace("\b\n", "").strip()
    return "\n\n".join(
        part
        for part in (
            f"### {name}",
            f"```text\n{name} {pieces}\n```",
            help_text,
            _parameters(command, context),
        )
        if part
    )


def _parameters(command: Command, context: Any) -> str:
    shown = [p for p in command.params if not getattr(p, "hidden", False)]
    rows = ((_name(p, context), shown_default(p), p.help or "") for p in shown)
    return table(("option", "default", "meaning"), rows) if shown else ""


def _name(parameter: Any, context: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{(parameter.metavar or parameter.name or '').upper()}`"
    return f"`{parameter.get_help_record(context)[0]}`"


EMPTY = {"", "()", "[]"}


def shown_default(parameter: Any) -> str:
    """An option's default for a reader; empty where there is nothing to say."""
    if parameter.required:
        return "required"
    default = parameter.default
    if callable(default) or default is None or default is False or str(default) in EMPTY:
        return ""
    return f"`{default}`"
