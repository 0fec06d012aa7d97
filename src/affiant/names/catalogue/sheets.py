"""Reads the catalogue's sheets, strictly: what is not understood is refused, never passed over.

A sheet is a list of groups. A group has one kind, country and source, and either organisations by
name or a family (see `family`). An organisation's value is nothing, a mapping, or a bare value,
which the group's `bare` says how to take. A value that may be a list may be one string.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from affiant.names.catalogue.family import Place, places
from affiant.names.catalogue.organisation import Alias, Organisation, Parent, Source
from affiant.vocabulary.entity import OrganisationKind
from affiant.vocabulary.sheet import strings_of

REGISTERS = frozenset({"cik", "pacer"})
_TEXTS = frozenset({"aliases", "en", "fr", "legal"})
_ENTRY = _TEXTS | REGISTERS | {"kind", "country", "source", "parent", "any_case"}
_SHARED = frozenset({"kind", "country", "source", "parent", "any_case"})
_GROUP = _SHARED | {"bare", "register"}
_SORTS = ({"organisations"}, {"name", "places", "also", *_TEXTS})


def read() -> tuple[Organisation, ...]:
    """All sheets, by name. Raises ValueError with all that does not fit together."""
    found = sorted(
        (one for group in _groups() for one in _organisations(group)), key=lambda one: one.name
    )
    wrong = [*_wrong(found)]
    if wrong:
        raise ValueError("the catalogue does not fit together:\n" + "\n".join(wrong))
    return tuple(_marked(found))


def shared_aliases(organisations: Iterable[Organisation]) -> dict[str, list[str]]:
    """The aliases that more than one organisation goes by, with whose they are."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in organisations:
        for alias in one.aliases:
            bearers[alias.text].add(one.name)
    return {text: sorted(names) for text, names in bearers.items() if len(names) > 1}


@cache
def ambiguous() -> dict[str, str]:
    """The aliases that mean more than one thing, with whom they mean unless told: "" for nobody."""
    listed: dict[str, str] = strings_of(_folder().joinpath("ambiguous.yaml"))
    return listed


def _folder() -> Any:
    return resources.files(__package__)


def _groups() -> Iterator[dict[str, Any]]:
    sheets = sorted(_folder().joinpath("sheets").iterdir(), key=lambda file: file.name)
    for file in sheets:
        for group in strings_of(file):
            _refuse_unknown(group, _GROUP.union(*_SORTS), file.name)
            yield group


@cache
def _sources() -> dict[str, Source]:
    listed = strings_of(_folder().joinpath("sources.yaml"))
    return {
        key: Source(key, **{**one, "checked": one["checked"] == "yes"})
        for key, one in listed.items()
    }


@cache
def _lists_of_places() -> dict[str, Any]:
    lists: dict[str, Any] = strings_of(_folder().joinpath("places.yaml"))
    return lists


def _organisations(group: dict[str, Any]) -> Iterator[Organisation]:
    if "name" in group:
        yield from _family(group)
        return
    for name, said in group["organisations"].items():
        entry = _entry(said, group.get("bare"))
        _refuse_unknown(entry, _ENTRY, name)
        shared = {key: said for key, said in group.items() if key in _SHARED}
        yield _organisation(name, {**shared, **entry})


def _entry(said: Any, bare: str | None) -> dict[str, Any]:
    if isinstance(said, dict):
        return said
    if said in ("", None):
        return {}
    if bare is None:
        raise ValueError(f"{said!r} stands bare, and the group does not say what it is")
    return {bare: said}


def _family(group: dict[str, Any]) -> Iterator[Organisation]:
    listed = group["places"]
    for written, above, number in _places(
        _lists_of_places()[listed] if isinstance(listed, str) else listed
    ):
        first, *others = places(written)
        entry: dict[str, Any] = {key: group[key] for key in ("kind", "country", "source")}
        for key in _TEXTS & group.keys():
            entry[key] = [place.fill(p) for place in (first, *others) for p in _texts(group[key])]
        entry["aliases"] = [
            *(place.fill(group["name"]) for place in others),
            *entry.get("aliases", ()),
            *_texts(group.get("also", {}).get(first.name, ())),
        ]
        if "parent" in group:
            entry["parent"] = group["parent"].replace("<above>", above.of if above else "")
        if number and "register" in group:
            entry[group["register"]] = number
        yield _organisation(first.fill(group["name"]), entry)


def _places(listed: Any) -> Iterator[tuple[str, Place | None, str]]:
    """Each place with the one above it and its number, where the list gives them."""
    if isinstance(listed, list):
        yield from ((written, None, "") for written in listed)
        return
    for name, said in listed.items():
        if isinstance(said, list):
            yield from ((written, Place.of_written(name), "") for written in said)
        else:
            yield name, None, said


def _organisation(name: str, entry: dict[str, Any]) -> Organisation:
    return Organisation(
        name=name,
        kind=OrganisationKind(entry["kind"]),
        country=_country(entry["country"]),
        aliases=_aliases(name, entry),
        source=_sources()[entry["source"]],
        parents=tuple(_parent(said) for said in _listed(entry.get("parent", ()))),
        identifiers=tuple((key, entry[key]) for key in sorted(REGISTERS & entry.keys())),
    )


def _country(code: str) -> str:
    if not (code.isalpha() and code.islower() and len(code) in {2, 3}):
        raise ValueError(f"{code!r} is no country's code")
    return code


def _aliases(name: str, entry: dict[str, Any]) -> tuple[Alias, ...]:
    """The name, then the aliases; what stands in a table of contracts may stand in any case."""
    exact = entry.get("any_case", "no") != "yes"
    own = [Alias(name, None, exact)]
    own += [Alias(text, None, exact) for text in _texts(entry.get("aliases", ()))]
    for language in ("en", "fr"):
        own += [Alias(text, language, exact) for text in _texts(entry.get(language, ()))]
    own += [Alias(text, None, exact_case=False) for text in _texts(entry.get("legal", ()))]
    return tuple({alias.text: alias for alias in reversed(own)}.values())[::-1]


def _parent(said: Any) -> Parent:
    if isinstance(said, str):
        return Parent(said)
    _refuse_unknown(said, {"name", "since", "until"}, "a parent")
    return Parent(said["name"], said.get("since"), said.get("until"))


def _texts(said: Any) -> list[str]:
    texts = [*_listed(said)]
    wrong = [
        text for text in texts if not isinstance(text, str) or text != text.strip() or not text
    ]
    if wrong:
        raise ValueError(f"no name: {wrong}")
    return texts


def _listed(said: Any) -> Iterable[Any]:
    return said if isinstance(said, list | tuple) else (said,)


def _refuse_unknown(said: dict[str, Any], known: Iterable[str], where: str) -> None:
    unknown = sorted(said.keys() - set(known))
    if unknown:
        raise ValueError(f"{where}: nobody knows what {', '.join(unknown)} means")


def _wrong(found: list[Organisation]) -> Iterator[str]:
    names = Counter(one.name for one in found)
    yield from (f"{name} stands {times} times" for name, times in names.items() if times > 1)
    for one in found:
        for parent in one.parents:
            if parent.name not in names:
                yield f"{one.name} is a part of {parent.name}, which is not there"
    for text, bearers in shared_aliases(found).items():
        if text not in ambiguous():
            yield f"{text} means {' and '.join(bearers)}: ambiguous.yaml does not know"
        elif ambiguous()[text] not in ("", *bearers):
            yield f"{text} is to mean {ambiguous()[text]}, whose alias it is not"
    everything = {alias.text for one in found for alias in one.aliases}
    yield from (f"nothing goes by the ambiguous {text}" for text in ambiguous().keys() - everything)


def _marked(found: Iterable[Organisation]) -> Iterator[Organisation]:
    """The organisations, their aliases marked that mean another one (or nobody for sure)."""
    for one in found:
        aliases = tuple(
            alias._replace(ambiguous=ambiguous().get(alias.text, one.name) != one.name)
            for alias in one.aliases
        )
        yield one._replace(aliases=aliases)
