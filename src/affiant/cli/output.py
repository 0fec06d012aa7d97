"""What goes to the screen. Answers go to standard output, everything else to standard error.

Text of a source is never trusted: control characters and the marks that turn the direction of
writing are shown as U+FFFD, so that a document cannot write to somebody's terminal.
"""

import codecs
import io
import json
import os
import re
import sys
from dataclasses import asdict, is_dataclass
from typing import Any

from rich.console import Console
from rich.markup import escape

from affiant.evidence.masking import mask

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

answers = Console(highlight=False, soft_wrap=True)
asides = Console(stderr=True, highlight=False, soft_wrap=True)


def harmless(text: str) -> str:
    """Text of a source, masked and without control characters, each character in its place."""
    return _UNPRINTABLE.sub("\ufffd", mask(text))


def printable(text: str) -> str:
    """Text of a source, safe to print within a line: harmless, no markup to rich, and no line of
    its own (a file's name can hold one)."""
    return escape(harmless(text).replace("\n", " "))


def say(message: str) -> None:
    """Print a line of the answer; it may hold our own markup."""
    answers.print(message)


def aside(message: str) -> None:
    """Print a line that is no part of the answer."""
    asides.print(message)


def print_json(value: Any) -> None:
    """Print one JSON value on one line, masked; what JSON cannot say becomes a string."""
    plain = codecs.lookup(sys.stdout.encoding or "ascii").name != "utf-8"
    text = mask(json.dumps(value, ensure_ascii=False, default=_plain))
    sys.stdout.write((json.dumps(json.loads(text)) if plain else text) + "\n")
    sys.stdout.flush()  # here, and not when the process ends and cannot tell of it any more


def forgive_terminals() -> None:
    """Print a question mark for what the terminal has no letter for, instead of breaking off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def give_up_output() -> None:
    """Nobody can be told any more: let nothing be written when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
