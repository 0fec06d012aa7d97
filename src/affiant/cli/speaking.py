"""typer's own words in the language of whoever is there: headings of the help, refusals of use.

    app = Commands(help=_("..."))
    app.late("read", "affiant.cli.read:read", help=_("..."))

`Commands` is a `typer.Typer` whose commands and groups speak, and that loads a command when it is
asked for. What typer says when a command is used wrongly becomes one of our sentences, in English,
too: its own name Python's types.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from affiant.cli.late import Late, late, nothing
from affiant.cli.messages import _
from affiant.cli.output import harmless
from affiant.cli.placeholders import name_value


class Commands(typer.Typer):
    """Commands that speak the user's language; without a command, the help is shown."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            cls=_Group,
            no_args_is_help=True,
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode="rich",
            **options,
        )

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        """As typer's."""
        return super().command(name, cls=options.pop("cls", _Verb), **options)

    def late(self, name: str, home: str, *, help: str) -> None:  # noqa: A002 - as typer calls it
        """A command, or a group of them, that is loaded when it is asked for.

        `home` is "module:name" of a function, or of a `Commands`.
        """
        self.command(name, help=help, cls=late(home))(nothing)


def loaded(command: Any) -> Any:
    """The command itself, where a stand-in is known."""
    if not isinstance(command, Late):
        return command
    found = command.found
    if not isinstance(found, Commands):
        alone = Commands()
        alone.command(command.name)(found)
        found = alone
    one = typer.main.get_command(found)
    one.help = command.help
    return one


class Misuse(typer.BadParameter):
    """A command used wrongly, in a sentence of ours."""

    def format_message(self) -> str:
        """The sentence and nothing before it."""
        return self.message


class _Speaking:
    """What a command and a group of them say in their help."""

    def get_help_option(self, ctx: Any) -> Any:
        shown = super().get_help_option(ctx)  # type: ignore[misc] # of the command it is mixed into
        if shown is not None:
            shown.help = _("Show this and stop.")
        return shown

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc] # as above
        for param in params:
            name_value(param)
        return params

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined] # as above
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _speak()
        super().format_help(ctx, formatter)  # type: ignore[misc] # as above


class _Verb(_Speaking, TyperCommand):
    pass


class _Group(_Speaking, TyperGroup):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.subcommand_metavar = _("COMMAND [ARGUMENTS]...")

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        with _in_our_words():
            return super().make_context(info_name, args, parent, **extra)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, loaded(command), rest

    def invoke(self, ctx: Any) -> Any:
        with _in_our_words():
            return super().invoke(ctx)


def _speak() -> None:
    """Say the headings; loaded only where they are shown, for it takes a tenth of a second."""
    from typer import rich_utils

    rich_utils.DEFAULT_STRING = _("[default: {}]")
    rich_utils.ENVVAR_STRING = _("[env var: {}]")
    rich_utils.REQUIRED_LONG_STRING = _("[required]")
    rich_utils.ARGUMENTS_PANEL_TITLE = _("Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = _("Options")
    rich_utils.COMMANDS_PANEL_TITLE = _("Commands")
    rich_utils.ERRORS_PANEL_TITLE = _("Not possible")
    rich_utils.ABORTED_TEXT = _("Stopped.")
    rich_utils.RICH_HELP = _("See [blue]{command_path} {help_option}[/].")


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except TyperException as error:
        told = None if isinstance(error, Misuse) else _told(error)
        _speak()
        if told is None:
            raise
        raise Misuse(harmless(told), ctx=getattr(error, "ctx", None)) from error


def _told(error: TyperException) -> str | None:
    """Our sentence; None where typer's own stands, as for the help that is no error."""
    match type(error).__name__:  # the classes are private in typer
        case "MissingParameter":
            return _("{what} is missing.").format(what=_what(error))
        case "NoSuchOption":
            return _no_option(error)
        case "BadOptionUsage" if "not take" in error.message:
            return _("{what} takes no value.").format(what=_what(error))
        case "BadOptionUsage":
            return _("{what} needs a value after it.").format(what=_what(error))
        case "BadParameter":
            return _no_value(error)
        case "UsageError":
            return _no_command(error.message)
    return None


def _what(error: TyperException) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "option_name", ""))
    if param.param_type_name == "option":
        return " / ".join(param.opts)
    name_value(param)
    return str(param.metavar)


def _no_option(error: TyperException) -> str:
    told = _("There is no option {what}.").format(what=_what(error))
    near = getattr(error, "possibilities", None)
    return told + (" " + _near(", ".join(sorted(near))) if near else "")


def _near(names: str) -> str:
    return _("Did you mean {names}?").format(names=names)


def _no_value(error: TyperException) -> str:
    """What a value must be. The patterns are pydantic's messages, which typer passes on."""
    what, message = _what(error), error.message
    if found := re.search(r"greater than or equal to (\S+)", message):
        return _("{what} must be {n} or more.").format(what=what, n=found[1])
    if found := re.search(r"less than or equal to (\S+)", message):
        return _("{what} must be {n} or less.").format(what=what, n=found[1])
    if found := re.search(r"is not one of (.+?)\.?$", message):
        choices = found[1].replace("'", "")
        return _("{what} must be one of: {choices}.").format(what=what, choices=choices)
    if "valid integer" in message or "valid number" in message:
        return _("{what} must be a number.").format(what=what)
    return f"{what}: {message}" if what else message


def _no_command(message: str) -> str | None:
    if message == "Missing command.":
        return _("A command is missing: affiant --help lists them.")
    if found := re.match(r"No such command '(.*?)'\.(?: Did you mean (.+)\?)?", message):
        told = _("There is no command {name}.").format(name=found[1])
        return told + (" " + _near(found[2]) if found[2] else "")
    if found := re.match(r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)", message):
        return _("These words are too many: {words}").format(words=found[1])
    return None
