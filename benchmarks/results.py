"""Puts every kept result (benchmarks/results/*.json) into its block of the documentation.

    python -m benchmarks.results

Results of the same name share a block, in the order of their files.
"""

from collections import defaultdict

from benchmarks.result import FOLDER, load
from docs.compute.__main__ import put


def main() -> None:
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*.json")):
        result = load(path)
        blocks[result.name].append(result.markdown())
    for name, parts in blocks.items():
        put(name, "\n\n".join(parts))
        print(f"block “{name}” filled from {len(parts)} results")


if __name__ == "__main__":
    main()
