"""What is compiled is what is written, and can be left out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from affiant.mail import compiled

FOLDER = Path(compiled.__file__).parent


@pytest.mark.skipif(
    not [*FOLDER.glob("plain.*.so")] or bool(os.environ.get("AFFIANT_PURE")),
    reason="this installation compiled nothing",
)
def test_what_is_compiled_is_used() -> None:
    assert compiled.read is not None
    assert compiled.stop is not None


@pytest.mark.skipif(compiled.read is None, reason="this installation compiled nothing")
def test_what_is_compiled_is_no_older_than_what_is_written() -> None:
    newest = max(one.stat().st_mtime for one in (*FOLDER.glob("*.pyx"), *FOLDER.glob("*.pxd")))
    for written in FOLDER.glob("*.pyx"):
        made = [one.stat().st_mtime for one in FOLDER.glob(f"{written.stem}.*.so")]

        assert made, "make installs anew"
        assert max(made) >= newest


def test_it_is_left_out_where_the_environment_says_so() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from affiant.mail import compiled; print(compiled.read)"],
        env={"AFFIANT_PURE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "None\n"
