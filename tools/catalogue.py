"""Compiles the sheets of organisations into the files that ship.

python -m tools.catalogue           compiles
python -m tools.catalogue --check   exits 1 when the compiled file is stale
python -m tools.catalogue --count   says how many there are, by kind, country and source
"""

import sys
from collections import Counter
from pathlib import Path

import affiant.names.catalogue
from affiant.names.catalogue.compiled import encoded
from affiant.names.catalogue.organisation import Organisation
from affiant.names.catalogue.reading import COMPILED, SQUEEZED
from affiant.names.catalogue.sheets import read
from affiant.names.parsed import parse

FOLDER = Path(affiant.names.catalogue.__file__).parent


def main(arguments: list[str]) -> int:
    organisations = read()
    files = compiled(organisations)
    if "--count" in arguments:
        _count(organisations)
    elif "--check" in arguments:
        stale = [path for path, content in files.items() if not _holds(path, content)]
        for path in stale:
            print(f"stale: {path.name}; run `python -m tools.catalogue`")
        return 1 if stale else 0
    else:
        for path, content in files.items():
            path.write_bytes(content)
        print(f"{len(organisations)} organisations in {COMPILED}")
    return 0


def compiled(organisations: tuple[Organisation, ...]) -> dict[Path, bytes]:
    """Each file that ships and what it holds; the second also follows from how names are taken
    apart, so a change there makes it stale."""
    names = (alias.text for one in organisations for alias in one.aliases)
    lines = "".join(f"{parse(name).squeezed}\n" for name in names)
    return {FOLDER / COMPILED: encoded(organisations), FOLDER / SQUEEZED: lines.encode()}


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _count(organisations: tuple[Organisation, ...]) -> None:
    for heading, counted in (
        ("kind", Counter(one.kind.value for one in organisations)),
        ("country", Counter(one.country for one in organisations)),
        ("source", Counter(one.source.key for one in organisations)),
        ("checked", Counter(str(one.source.checked) for one in organisations)),
    ):
        print(heading, *(f"{name} {times}" for name, times in counted.most_common()), sep="\n  ")
    print("aliases", sum(len(one.aliases) for one in organisations))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
