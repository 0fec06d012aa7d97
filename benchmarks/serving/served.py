"""The real server, `affiant serve`, on a free port, as a process of its own."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from benchmarks.serving.visits import Browser

ITSELF = (sys.executable, "-c", "from affiant.cli.main import main; main()")
_AT_START = "The address works once"
_ADDRESS = re.compile(r"http://\S+")


class Served:
    """A casefile that is served while the block lasts; `browser()` is somebody who may enter."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = tempfile.TemporaryFile("w+")  # noqa: SIM115 - as long as the server
        self.address = ""
        self._cookies: dict[str, str] = {}

    def __enter__(self) -> "Served":
        self._server = subprocess.Popen(
            [*ITSELF, "serve", "--casefile", str(self._folder), "--no-open", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=self._told,
            text=True,
            env={**os.environ, "AFFIANT_LANGUAGE": "en", "AFFIANT_BY": "Ada"},
        )
        if self._server.stdout is None:
            raise RuntimeError("the server has no output")
        found = None
        for line in self._server.stdout:
            if found := _ADDRESS.search(line):
                break
        if found is None:
            raise RuntimeError(f"the server did not start: {self.complaints()}")
        self.address, _, path = found.group().partition("/enter")
        first = Browser(self.address)
        first.get("enter", f"/enter{path}")
        self._cookies = first.cookies
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(20)
        except subprocess.TimeoutExpired:
            self._server.kill()

    def browser(self) -> Browser:
        """One more user, let in."""
        return Browser(self.address, self._cookies)

    def complaints(self) -> list[str]:
        """What the server wrote to its terminal so far, but for the line that it writes at every
        start: that the address works once."""
        self._told.flush()
        self._told.seek(0)
        lines = [line.strip() for line in self._told.readlines()]
        return [line for line in lines if line and not line.startswith(_AT_START)]

    def children(self) -> list[int]:
        """The server's processes: they make beside the pages what takes long."""
        tasks = Path(f"/proc/{self._server.pid}/task").iterdir()
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]

    def processor(self) -> float:
        """Seconds of processor time that the server has taken."""
        told = Path(f"/proc/{self._server.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        user, system = 11, 12  # proc(5): utime and stime, counted from the state
        return (int(told[user]) + int(told[system])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident MiB of the server."""
        told = Path(f"/proc/{self._server.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", told)
        return int(found[1]) / 1024 if found else 0.0
