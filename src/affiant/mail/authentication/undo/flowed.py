"""Text in format=flowed (RFC 3676), where a space at a line's end says that the paragraph goes on.

A gateway that takes spaces from line ends, takes the protecting space from line starts or joins
paragraphs into long lines breaks a signature over the simple form. Where the lines were broken
follows from the width, which is tried.
"""

import re
from collections.abc import Iterator

_WIDTHS = (72, 76, 78, 74, 70, 71, 73, 75, 77, 66, 68, 64, 65, 67, 69, 79, 80, 60)
_PROTECTED = re.compile(r"^(?=[ >]|From )", re.MULTILINE)
_ENDS = (".", "!", "?", ":", ";")
_SIGNATURE = "-- "
_LARGEST = 1 << 20  # bytes of a text whose lines are broken anew


def as_written(content: bytes) -> Iterator[bytes]:
    """Texts from which one of these gateways could have made this one."""
    if len(content) > _LARGEST:
        return
    text = content.decode("utf-8", "surrogateescape")  # widths are of characters
    seen = {text}
    for trial in _trials(text, text.split("\r\n")):
        for stuffed in (trial, _PROTECTED.sub(" ", trial)):
            if stuffed not in seen:
                seen.add(stuffed)
                yield stuffed.encode("utf-8", "surrogateescape")


def _trials(text: str, lines: list[str]) -> Iterator[str]:
    yield text
    for mark in (" ", "  "):
        yield _spaced(lines, mark, None)
    for width in _WIDTHS:
        for is_sentence in (False, True):
            yield _spaced(lines, " ", width, is_sentence=is_sentence)
        for protected in (0, 1):
            yield _wrapped(lines, width, protected)


def _spaced(lines: list[str], mark: str, width: int | None, *, is_sentence: bool = False) -> str:
    """With `mark` at the ends of lines whose paragraph goes on: those before another line.

    With a `width`, those only that the next line's first word would have made too long; with
    `is_sentence`, none that ends a sentence.
    """
    told = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        goes_on = _can_flow(line) and _can_flow(following) and not line.endswith(" ")
        if goes_on and width is not None:
            first = following.lstrip(" ").split(" ")[0]
            is_end = is_sentence and line.endswith(_ENDS)
            goes_on = len(line) + 1 + len(first) >= width and not is_end
        told.append(line + mark if goes_on else line)
    return "\r\n".join(told)


def _can_flow(line: str) -> bool:
    return bool(line) and line not in ("--", _SIGNATURE) and not line.startswith(">")


def _wrapped(lines: list[str], width: int, protected: int) -> str:
    """Long lines broken at `width`, their space left at the end; `protected` spaces at the start
    of a line do not count."""
    return "\r\n".join(piece for line in lines for piece in _broken(line, width, protected))


def _broken(line: str, width: int, protected: int) -> Iterator[str]:
    limit = width + (protected if line.startswith(" ") else 0)
    while len(line) > limit - 1 and not line.startswith(">"):
        at = line.rfind(" ", 0, limit)
        if at <= 0:
            at = line.find(" ", limit)
        if at < 0 or at + 1 >= len(line):
            break
        yield line[: at + 1]
        line, limit = line[at + 1 :], width
    yield line
