"""Compiles the sheets of organisations into the file that ships.

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
from affiant.names.catalogue.reading import COMPILED
from affiant.names.catalogue.sheets import read

PATH = Path(affiant.names.catalogue.__file__).with_name(COMPILED)


def main(arguments: list[str]) -> int:
    organisations = read()
    content = encoded(organisations)
    if "--count" in arguments:
        _count(organisations)
    elif "--check" in arguments:
        if not PATH.is_file() or PATH.read_bytes() != content:
            print(f"stale: {PATH.name}; run `python -m tools.catalogue`")
            return 1
    else:
        PATH.write_bytes(content)
        print(f"{len(organisations)} organisations in {PATH.name}")
    return 0


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
