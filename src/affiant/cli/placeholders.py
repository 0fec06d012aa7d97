"""What stands in help for a value: FOLDER and not <path>, NOMBRE and not <int range>.

typer writes Python's types there, and an argument's name as the code has it.
"""

from typing import Any

from affiant.cli.messages import _

ARGUMENTS = {
    "bundle": _("BUNDLE"),
    "document": _("DOCUMENT"),
    "file": _("FILE"),
    "files": _("FILE"),
    "folder": _("FOLDER"),
    "key": _("KEY"),
    "login": _("LOGIN"),
    "message": _("MESSAGE"),
    "name": _("NAME"),
    "number": _("NUMBER"),
    "paths": _("PATH"),
    "status": _("STATUS"),
    "words": _("WORDS"),
}
"""By the name in the code."""

OPTIONS = {
    "as_of": _("DAY"),
    "on": _("DAY"),
    "seen": _("DAY"),
    "since": _("DAY"),
    "until": _("DAY"),
    "casefile": _("FOLDER"),
    "save_restored": _("FOLDER"),
    "database": _("ADDRESS"),
    "host": _("ADDRESS"),
    "proxy": _("ADDRESS"),
}
"""By the name in the code; others by the kind of their value."""


def name_value(parameter: Any) -> None:
    """Give a command's argument or option the word for its value; choices stay listed."""
    if parameter.param_type_name == "argument":
        _name_argument(parameter)
    elif parameter.metavar is None and not parameter.type_descriptor.is_choice:
        parameter.metavar = _value(parameter)


def _name_argument(parameter: Any) -> None:
    if parameter.metavar is None:
        parameter.metavar = ARGUMENTS.get(parameter.name, parameter.name.upper())
        if not parameter.type_descriptor.is_choice:
            parameter.display_type_rich = lambda ctx: ""  # noqa: ARG005 - its name tells it


def _value(parameter: Any) -> str:
    if parameter.is_flag:
        return ""
    kind = parameter.type_descriptor
    if parameter.name in OPTIONS:
        return OPTIONS[parameter.name]
    if kind.is_path or kind.is_file or "Path" in str(kind.annotation):
        return _("FILE")
    if kind.is_ranged or kind.annotation in (int, float):
        return _("NUMBER")
    return _("TEXT")
