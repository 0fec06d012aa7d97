"""What a casefile or a source holds is data and stays data."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "affiant"
RUNNING = frozenset({"pickle", "shelve", "marshal", "dill", "joblib", "cloudpickle"})
"""Modules whose reading of bytes can run what is in them."""
BETWEEN_OUR_OWN = {
    "evidence/spreading.py",
    "portal/beside/stream.py",
    "reading/sandbox/handed.py",
    "reading/sandbox/worker.py",
}
"""They read from pipes, whose other end is a process that they started."""


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_t_100_objects_are_read_from_our_own_processes_alone() -> None:
    readers = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        if RUNNING & imported(file)
    }
    assert readers == BETWEEN_OUR_OWN
