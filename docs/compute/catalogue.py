"""The catalogue of organisations, counted: by kind, by country, by what the entries rest on."""

from collections import Counter

from affiant.names.catalogue import Organisation, Source, organisations
from docs.compute.page import table

COUNTRIES = 12
"""How many countries have a row; the others share one."""


def write_kinds() -> str:
    """A row per kind: how many, how many of a checked list, how many names they go by."""
    return _counted("kind", [(one.kind.value, one) for one in organisations()])


def write_countries() -> str:
    """A row for each of the countries with the most entries, one for all others."""
    rows = [(one.country, one) for one in organisations()]
    most = {name for name, _ in Counter(name for name, _ in rows).most_common(COUNTRIES)}
    return _counted("country", [(name if name in most else "others", one) for name, one in rows])


def write_sources() -> str:
    """A row per source: what it is, its licence and version, how many entries rest on it."""
    counted = Counter(one.source for one in organisations())
    rows = (
        (
            _linked(source),
            source.licence,
            source.date,
            "yes" if source.checked else "no",
            str(times),
        )
        for source, times in counted.most_common()
    )
    return table(("source", "licence", "version", "checked", "entries"), rows)


def _linked(source: Source) -> str:
    return f"[{source.title}]({source.address})" if source.address else source.title


def _counted(heading: str, rows: list[tuple[str, Organisation]]) -> str:
    entries = Counter(name for name, _ in rows)
    checked = Counter(name for name, one in rows if one.source.checked)
    names = Counter(name for name, one in rows for _ in one.aliases)
    total = ("all", len(rows), checked.total(), names.total())
    listed = [(name, times, checked[name], names[name]) for name, times in entries.most_common()]
    written = ((name, *(f"{count:,}" for count in counts)) for name, *counts in (*listed, total))
    return table((heading, "entries", "from a checked list", "names they go by"), written)
