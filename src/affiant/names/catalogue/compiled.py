"""The catalogue as one JSON file: YAML of this size takes half a second, this a few hundredths.

Rows instead of mappings, and no default written out. An alias is a string with up to three marks
before it: language ("en:"), "~" for any case, "?" for ambiguous.
"""

import json
from typing import Any

from affiant.names.catalogue.organisation import Alias, Organisation, Parent, Source
from affiant.vocabulary.entity import OrganisationKind

_MARKS = {
    ambiguous + any_case + language: (language or None, not any_case, bool(ambiguous))
    for ambiguous in ("", "?")
    for any_case in ("", "~")
    for language in ("", "en", "fr")
}


def encoded(organisations: tuple[Organisation, ...]) -> bytes:
    """The catalogue as it is shipped; the same bytes for the same catalogue."""
    sources = sorted({one.source for one in organisations}, key=lambda source: source.key)
    at = {source: place for place, source in enumerate(sources)}
    content = {
        "sources": [
            [one.key, one.title, one.licence, one.date, one.address, one.checked] for one in sources
        ],
        "organisations": [_row(one, at[one.source]) for one in organisations],
    }
    lines = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return (lines.replace("],[", "],\n[") + "\n").encode()  # a changed entry is a changed line


def decoded(content: bytes) -> tuple[Organisation, ...]:
    """What `encoded` was given."""
    held = json.loads(content)
    sources = [Source(*row) for row in held["sources"]]
    kinds = {kind.value: kind for kind in OrganisationKind}
    return tuple(
        Organisation(
            row[0],
            kinds[row[1]],
            row[2],
            tuple(_alias(text) for text in row[3]),
            sources[row[4]],
            tuple(Parent(*parent) for parent in row[5]) if len(row) > _SHORT else (),
            tuple((register, number) for register, number in row[6]) if len(row) > _SHORT else (),
        )
        for row in held["organisations"]
    )


_SHORT = 5  # what a row holds when there is neither parent nor identifier


def _row(one: Organisation, source: int) -> list[Any]:
    row: list[Any] = [one.name, one.kind.value, one.country, [*map(_marked, one.aliases)], source]
    if one.parents or one.identifiers:
        row.append([[parent.name, parent.since, parent.until] for parent in one.parents])
        row.append([list(pair) for pair in one.identifiers])
    return row


def _marked(alias: Alias) -> str:
    marks = ("?" if alias.ambiguous else "") + ("" if alias.exact_case else "~")
    return f"{marks}{alias.language or ''}:{alias.text}"


def _alias(marked: str) -> Alias:
    marks, _, text = marked.partition(":")
    language, exact, ambiguous = _MARKS[marks]
    return Alias(text, language, exact, ambiguous)
