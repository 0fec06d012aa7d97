"""Real programs that change mail, as Debian packages have them: nobody here wrote them.

Each takes and gives a message with CRLF at its lines' ends; None where it is not installed. All
run as processes of their own.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

Program = Callable[[bytes], bytes | None]

_MIME_TOOLS = """use MIME::Parser; binmode STDIN; binmode STDOUT; my $p = MIME::Parser->new;
$p->output_to_core(1); $p->tmp_to_core(1); my $e = $p->parse(\\*STDIN); $e->print(\\*STDOUT);"""
_MHFIXMSG = "/usr/bin/mh/mhfixmsg"


def reformime_7bit(message: bytes) -> bytes | None:
    """Maildrop's reformime: what is 8bit becomes quoted-printable."""
    return _through(["reformime", "-r7"], message)


def reformime_8bit(message: bytes) -> bytes | None:
    """The same program: quoted-printable becomes 8bit."""
    return _through(["reformime", "-r8"], message)


def mime_tools(message: bytes) -> bytes | None:
    """Perl's MIME::Tools, which filters are built with: parsed and written."""
    there = (
        shutil.which("perl")
        and not subprocess.run(
            ["perl", "-MMIME::Parser", "-e1"], check=False, capture_output=True
        ).returncode
    )
    return _through(["perl", "-e", _MIME_TOOLS], message) if there else None


def altermime(message: bytes) -> bytes | None:
    """altermime, which puts companies' disclaimers below letters."""
    if shutil.which("altermime") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        letter, words = Path(folder, "letter"), Path(folder, "words")
        letter.write_bytes(_bare(message))
        words.write_text(
            "This e-mail and any attachments are confidential. If you are not the intended "
            "recipient, delete it.\n"
        )
        ended = subprocess.run(
            ["altermime", f"--input={letter}", f"--disclaimer={words}"],
            check=False, capture_output=True,
        )  # fmt: skip
        return _sent(letter.read_bytes()) if ended.returncode == 0 else message


def mhfixmsg(message: bytes) -> bytes | None:
    """nmh's mhfixmsg: texts decoded to 8bit."""
    if not Path(_MHFIXMSG).exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, ".mh_profile").write_text(f"Path: {folder}/Mail\n")
        Path(folder, "Mail").mkdir()
        options = ["-decodetext", "8bit", "-noreformat", "-nocrlflinebreaks", "-noverbose"]
        command = [_MHFIXMSG, "-file", "-", "-outfile", "-", *options]
        return _through(command, message, {**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"})


ALL: tuple[Program, ...] = (reformime_7bit, reformime_8bit, mime_tools, altermime, mhfixmsg)


def _through(
    command: list[str], message: bytes, environment: dict[str, str] | None = None
) -> bytes | None:
    if shutil.which(command[0]) is None:
        return None
    ended = subprocess.run(
        command,
        input=_bare(message),
        capture_output=True,
        check=False,
        env=environment,
        timeout=300,
    )
    return _sent(ended.stdout) if ended.returncode == 0 and ended.stdout else message


def _bare(message: bytes) -> bytes:
    return message.replace(b"\r\n", b"\n")


def _sent(message: bytes) -> bytes:
    return message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
