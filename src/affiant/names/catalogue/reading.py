from collections import defaultdict
from functools import cache
from importlib import resources

from affiant.names.catalogue.compiled import decoded
from affiant.names.catalogue.organisation import Organisation
from affiant.names.key import key

COMPILED = "compiled.json"
SQUEEZED = "squeezed.txt"  # a line for each alias, apart from the rest: reading needs none of it


@cache
def organisations() -> tuple[Organisation, ...]:
    """The whole catalogue, by name."""
    return decoded(resources.files(__package__).joinpath(COMPILED).read_bytes())


def squeezed() -> tuple[str, ...]:
    """The `Parsed.squeezed` of every alias, in the order of `organisations` and their aliases."""
    lines = resources.files(__package__).joinpath(SQUEEZED).read_text("utf-8")
    return tuple(lines.split("\n")[:-1])


def called(name: str) -> tuple[Organisation, ...]:
    """The organisations that go by this name or alias, in any way of writing it."""
    return _by_key().get(key(name), ()) if key(name) else ()


@cache
def _by_key() -> dict[str, tuple[Organisation, ...]]:
    found: dict[str, dict[str, Organisation]] = defaultdict(dict)
    for organisation in organisations():
        for alias in organisation.aliases:
            found[key(alias.text)][organisation.name] = organisation
    return {name: tuple(bearers.values()) for name, bearers in found.items()}
