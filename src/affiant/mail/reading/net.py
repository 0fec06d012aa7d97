"""What slipped through every parser: lines of the raw message whose words none of them told.

The careful way ends here, for messages that are not written as the standards say. Each line of the
message is held against the words of all that was decoded; a run of base64 or uuencode counts as
told where what it decodes to was. What is left is text outside the parts, so that nothing which can
be seen in the message is missing from the letter.
"""

import binascii
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from affiant.mail.reading.encoded import LINE, Held, runs
from affiant.mail.reading.leaf import Leaf
from affiant.mail.reading.pieces import BEGIN, decoded
from affiant.mail.reading.transfer import is_notice
from affiant.mail.reading.trouble import Trouble
from affiant.reading.formats import mail_headers
from affiant.reading.formats.mail_headers import UNFOLDED, Headers
from affiant.reading.formats.mbox import SEPARATOR

_WORD = re.compile(rb"[A-Za-z0-9\x80-\xff]{2,}")
_WORDS = re.compile(rb"[A-Za-z0-9\x80-\xff]+")
_FIELD = re.compile(rb"(?:content-[a-z0-9-]+|mime-version)[ \t]*:", re.IGNORECASE)
_STILL = re.compile(
    rb"^content-transfer-encoding[ \t]*:[ \t]*\"?(base64|quoted-printable|x-uuencode|uuencode)\b"
    rb"[^\n]*\n(?:[!-~][^\n]*\n|[ \t]+[^\s][^\n]*\n){0,20}[ \t]*\r?\n",
    re.IGNORECASE | re.MULTILINE,
)
_NEXT = re.compile(rb"^(?:--\S|\S+:[ \t])", re.MULTILINE)
_FOLDED = re.compile(
    rb"^content-[a-z0-9-]+[ \t]*:[^\n]*(?:\n[ \t]+\S[^\n]*){1,50}", re.IGNORECASE | re.MULTILINE
)
_DASHED = re.compile(rb"^--", re.MULTILINE)
_PARAMETER = re.compile(rb"[ \t]+[a-z*0-9-]+[ \t]*=", re.IGNORECASE)
_BOUNDARY = re.compile(rb"boundary\*?0?\*?[ \t]*=[ \t]*\"?([^\"\r\n;]+)", re.IGNORECASE)
_CLOSING = re.compile(rb"^--(\S[^\r\n]{0,200}?)--[ \t]*\r?$", re.MULTILINE)
_SOFT = re.compile(rb"=[ \t]*\r?\n")
_TO_END = re.compile(rb"[A-Za-z0-9\x80-\xff]*\Z")
_LONGEST_WORD = 100
_MOST_UNDONE = 50  # fields in one part that say how what follows is encoded
_UNSEEN = bytes([*range(9), *range(14, 32), 127])
_PRINTED = 0.9  # of what was decoded, for it to be text
_USUAL = 60  # characters of an encoded line; mail programs write 60 to 76


def caught(
    message: bytes, headers: Headers, start: int, leaves: list[Leaf], plainly: list[bytes]
) -> Iterator[Leaf]:
    """Leaves for what is in `message`, whose body starts at `start`, and neither in its fields nor
    in `leaves`. `plainly` is what others decode of it.
    """
    told = _words(name.encode() + b" " + value for name, value in headers.fields)
    told |= _words(leaf.content for leaf in leaves)
    told |= _words(leaf.file_name.encode("utf-8", "replace") for leaf in leaves if leaf.file_name)
    told |= _joined(message, told)
    if is_notice(preamble := _preamble(message, start)):
        told |= _words([preamble])
    held = Held([leaf.content for leaf in leaves])
    marks = _marks(message) | _told_folds(message, told)
    for content in (*plainly, *(more for leaf in leaves for more in _undone(leaf.content))):
        if not told.issuperset(_WORD.findall(content)):
            news = b"\n".join(_without_structure(_news(content, told, held), marks))
            told.update(_WORD.findall(news))
            if news:
                yield _outside(news)
    stop = min(mail_headers.parse(message)[1], start)
    lost = list(_of_header(message[:stop], told))
    if behind := message[stop:start].strip():  # a broken line, and what others show as the letter
        told |= _words([behind])
        yield _outside(behind)
    for run in runs(list(_without_soft(message[start:].splitlines(), told))):
        if len(run) == 1 and not LINE.fullmatch(run[0]):
            lost += _untold(run, told)
        else:
            yield from _of_run(run, told, lost, held)
    lines = list(_without_structure(lost, marks))
    if lines:
        yield _outside(b"\n".join(lines))


def _preamble(message: bytes, start: int) -> bytes:
    """What stands before the first line that begins as a boundary; b"" without one."""
    first = _DASHED.search(message, start)
    return message[start : first.start()] if first else b""


def _told_folds(message: bytes, told: set[bytes]) -> set[bytes]:
    """Lines on which fields of parts go on: parameters, and the rest of a file's name that is told.
    Without the blanks around them.
    """
    folds: set[bytes] = set()
    for found in _FOLDED.finditer(message):
        name = mail_headers.parse(found[0] + b"\n\n")[0].file_name or ""
        is_told = bool(name) and told.issuperset(_WORD.findall(name.encode("utf-8", "replace")))
        lines = found[0].split(b"\n")[1:]
        folds.update(line.strip() for line in lines if is_told or _PARAMETER.match(line))
    return folds


def _without_soft(lines: list[bytes], told: set[bytes]) -> Iterator[bytes]:
    """All but lines of quoted-printable that go on in one another, where what they say is told. One
    of them alone can look like base64, and its words are cut.
    """
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end - 1].rstrip().endswith(b"="):
            end += 1
        joined = binascii.a2b_qp(b"\n".join(lines[at:end])) if end - at > 1 else b""
        if not joined or not told.issuperset(_WORD.findall(joined)):
            yield from lines[at:end]
        at = end


def _of_header(header: bytes, told: set[bytes]) -> Iterator[bytes]:
    """Lines of the header that are in no field."""
    fields = {word.lower() for word in told}
    for line in header.splitlines():
        is_told = fields.issuperset(_WORD.findall(line.lower()))
        if not is_told and not SEPARATOR.match(line.lstrip(b">") + b"\n"):
            yield line


def _outside(content: bytes) -> Leaf:
    return Leaf("text/plain", content, is_outside=True, trouble=Trouble.OUTSIDE_PARTS)


def _news(content: bytes, told: set[bytes], held: Held) -> Iterator[bytes]:
    """The lines of `content` that can be read, and have words that were not told."""
    together = runs(content.splitlines()) if BEGIN.search(content) else [content.splitlines()]
    kept = (run for run in together if not BEGIN.match(run[0]) or run not in held)
    lines = (line for run in kept for line in run if not LINE.fullmatch(line))
    untold = (line for line in lines if not told.issuperset(_WORD.findall(line)))
    return (line for line in untold if _is_printed(line))


def _undone(content: bytes) -> Iterator[bytes]:
    """What is still encoded behind a field that says so, where a header was broken off."""
    for found in islice(_STILL.finditer(content), _MOST_UNDONE):
        end = _NEXT.search(content, found.end())
        body = content[found.end() : end.start() if end else None]
        yield b"".join(decoded([body], found[1].decode().lower()))


def _words(contents: Iterable[bytes]) -> set[bytes]:
    return {word for content in contents for word in _WORD.findall(content)}


def _joined(message: bytes, told: set[bytes]) -> set[bytes]:
    """Halves of words that quoted-printable cut at a line's end."""
    halves = set()
    for cut in _SOFT.finditer(message):
        before = _TO_END.search(message[max(0, cut.start() - _LONGEST_WORD) : cut.start()])
        after = _WORDS.match(message, cut.end(), cut.end() + _LONGEST_WORD)
        first, second = before[0] if before else b"", after[0] if after else b""
        if first + second in told:
            halves |= {first, second}
    return halves


def _untold(lines: Iterable[bytes], told: set[bytes]) -> Iterator[bytes]:
    for line in lines:
        if told.issuperset(_WORD.findall(line)):
            continue
        if b"=" in line and told.issuperset(_WORD.findall(binascii.a2b_qp(line))):
            continue
        yield line


def _of_run(run: list[bytes], told: set[bytes], lost: list[bytes], held: Held) -> Iterator[Leaf]:
    """What a run of encoded lines holds, if it was not told; lines that may be words to `lost`."""
    untold = list(_untold(run, told))
    if not untold or run in held:
        return
    if BEGIN.match(run[0]):
        content = b"".join(decoded([b"\n".join(run)], "uuencode"))
        lost += run[:1] if told.issuperset(_WORD.findall(content)) else untold
        return
    lines = [found[1] for line in run if (found := LINE.fullmatch(line))]
    content = b"".join(decoded([b"\n".join(lines)], "base64"))
    if not told.issuperset(_WORD.findall(content)) and _is_printed(content):
        yield _outside(content)
    lost += [line for line in untold if _may_be_words(line, run)]


def _may_be_words(line: bytes, run: list[bytes]) -> bool:
    """A short line where encoded ones are long, that decodes to nothing readable."""
    if len(line) >= _USUAL or _is_printed(b"".join(decoded([line], "base64"))):
        return False
    is_rest = line is run[-1] and len(line) % 4 == 0 and len(run) > 1 and len(run[-2]) >= _USUAL
    return not is_rest


def _is_printed(content: bytes) -> bool:
    """Whether it can be text."""
    if not content:
        return False
    seen = len(content.translate(None, _UNSEEN))
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return seen >= len(content) * _PRINTED and broken <= len(text) * (1 - _PRINTED)


def _marks(message: bytes) -> set[bytes]:
    """All that its headers name as a boundary, or that closes as one does."""
    named = _BOUNDARY.findall(message) + _CLOSING.findall(message)
    return {found.strip().strip(b"-") for found in named}


def _without_structure(lines: Iterable[bytes], marks: set[bytes]) -> Iterator[bytes]:
    """All but boundary lines, the fields of parts and what mailers write for programs that know
    no MIME, which are no words of the letter. Fields behind what only looks like a boundary stay:
    others show them as the letter.
    """
    in_field = is_guessed = False
    for line in lines:
        if not is_guessed and in_field and (_PARAMETER.match(line) or UNFOLDED.fullmatch(line)):
            continue
        in_field = _FIELD.match(line) is not None
        bare = line.strip()
        is_mark = bool({bare, bare.strip(b"-")} & marks)
        is_guessed = (bare.startswith(b"--") and not is_mark) or (in_field and is_guessed)
        if (is_guessed or not in_field) and not is_notice(line) and not is_mark:
            yield line
