"""`affiant serve` before a browser comes: where it listens, and what it refuses."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from affiant.evidence.casefile import Casefile
from affiant.portal.running import Running
from affiant.portal.server import NotLoopback, serve
from tests.cli.command import ITSELF
from tests.conftest import _database


def started(folder: Path, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*ITSELF, "serve", "--casefile", str(folder / "casefile"), "--no-open", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "AFFIANT_LANGUAGE": "en", "COLUMNS": "400"},
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "example.org"])  # noqa: S104 - refused
def test_t_27_another_machine_is_never_served(tmp_path: Path, host: str) -> None:
    server = started(tmp_path, "--host", host)
    _, said = server.communicate(timeout=60)
    assert server.returncode == 2
    assert f"{host} can be reached from others" in said
    assert not (tmp_path / "casefile").exists()


def test_the_server_itself_refuses_too(running: Running) -> None:
    with pytest.raises(NotLoopback):
        serve(running, 0, "0.0.0.0", print)  # noqa: S104 - refused


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = started(tmp_path, "--port", str(taken.getsockname()[1]))
        _, said = server.communicate(timeout=60)
    assert server.returncode == 2
    assert "is in use" in said


def test_a_casefile_that_was_not_there_is_told_as_new(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        for is_new in (True, False):
            server = started(tmp_path, "--port", str(taken.getsockname()[1]))
            _, said = server.communicate(timeout=60)
            assert ("a new one was made" in said) is is_new


def test_t_31_it_listens_on_this_machine_alone_and_tells_nothing_of_itself(tmp_path: Path) -> None:
    server = started(tmp_path, "--port", "0", "--host", "localhost")
    try:
        assert server.stdout is not None
        found = re.search(r"http://localhost:(\d+)/enter\?token=\S{40,}", server.stdout.readline())
        assert found is not None
        with socket.create_connection(("127.0.0.1", int(found.group(1)))) as wire:
            wire.sendall(b"GET /search?q=Moreau HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            answer = wire.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.0 403")
        assert b"waitress" not in answer.lower()
    finally:
        server.send_signal(signal.SIGTERM)  # as a machine that goes down says it
        _, said = server.communicate(timeout=60)
    assert server.returncode == 0  # it stopped by itself, its log written out
    assert "Moreau" not in said
    assert "Traceback" not in said


_ASKS_FOR_WORK = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "affiant.portal.settings"
from affiant.cli.main import main
from affiant.evidence.connection import start_django
start_django()
from affiant.portal import server, work

def listen(running, *_):
    work.running = lambda: running
    work.subprocess.Popen = lambda command, **how: print(command) or sys.exit()
    work.wake()

server.serve = listen
main()
"""


@pytest.mark.parametrize(
    "casefile", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
def test_t_110_the_list_of_processes_shows_no_password_of_the_database(casefile: Casefile) -> None:
    database = _database(str(connection.settings_dict["NAME"]))
    done = subprocess.run(
        [sys.executable, "-c", _ASKS_FOR_WORK, "serve", "--no-open", "--database", database],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "AFFIANT_LANGUAGE": "en", "AFFIANT_CASEFILE": str(casefile.folder)},
    )
    assert "'work'" in done.stdout
    assert "postgresql" not in done.stdout
