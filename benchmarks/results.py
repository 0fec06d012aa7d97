"""Puts every kept result (benchmarks/results/*.json) into its block of the documentation.

python -m benchmarks.results
"""

from benchmarks.result import FOLDER, load
from docs.compute.__main__ import put


def main() -> None:
    for path in sorted(FOLDER.glob("*.json")):
        result = load(path)
        put(result.name, result.markdown())
        print(f"{path.name}: block “{result.name}” filled")


if __name__ == "__main__":
    main()
