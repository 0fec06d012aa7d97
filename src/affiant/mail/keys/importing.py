"""Which importer reads a file, and its bounds."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import BinaryIO

from affiant.mail.keys import answers, single, statements, tables, zone
from affiant.mail.keys.found import Found, KeyTrouble, Problem, Telling
from affiant.mail.keys.signed import Signer

MOST = 2_000_000
"""Keys and problems of one import; a whole registry's domains have fewer."""

HEAD = 64 * 1024
"""Bytes of a file's beginning by which its kind is told."""

_SUFFIXES = (".csv", ".tsv")
_STATED = re.compile(rb'\s*\[?\s*"?eyJ[\w-]+\.|"selector"\s*:')
_ANSWER = re.compile(rb"^; <<>> DiG|^\S+\s+(?:descriptive text|text =)", re.MULTILINE)
_ZONE = re.compile(
    rb'^\$(?:ORIGIN|TTL)\b|^\S*[ \t][^"\n]*\bTXT[ \t]+[("]', re.MULTILINE | re.IGNORECASE
)
_RECORD = re.compile(rb'\s*"?(?:v\s*=\s*DKIM1|k\s*=\s*\w+|p\s*=)')
_HEADING = re.compile(rb"[^\n]*(?:name|query|host|fqdn)[^\n]*[,;\t][^\n]*", re.IGNORECASE)


class ImportKind(StrEnum):
    """The forms that are read."""

    ZONE = "zone"
    ANSWERS = "answers"
    JSON = "json"
    CSV = "csv"
    STATEMENTS = "statements"
    SINGLE = "single"
    PRIVATE = "private"


def kind_of(head: bytes, file_name: str) -> ImportKind | None:
    """By the file's beginning; None where it can be told by nothing, and the user must say."""
    if b"-----BEGIN " in head:
        return ImportKind.PRIVATE if single.PRIVATE in head else ImportKind.SINGLE
    if _STATED.match(head) or (head.lstrip()[:1] in (b"{", b"[") and _STATED.search(head)):
        return ImportKind.STATEMENTS
    if head.lstrip()[:1] == b"{":
        return ImportKind.JSON
    if _ANSWER.search(head):
        return ImportKind.ANSWERS
    if file_name.lower().endswith(_SUFFIXES):
        return ImportKind.CSV
    if _RECORD.match(head):
        return ImportKind.SINGLE
    if _ZONE.search(head):
        return ImportKind.ZONE
    return ImportKind.CSV if _HEADING.match(head) else None


def found(
    file: BinaryIO, kind: ImportKind, telling: Telling, signers: Sequence[Signer] = ()
) -> Iterator[Found]:
    """What is in the file, at most `MOST`."""
    number = 0
    for number, one in enumerate(_reader(file, kind, telling, signers), 1):
        if number > MOST:
            yield Problem(number, KeyTrouble.TOO_MANY)
            return
        yield one


def _reader(
    file: BinaryIO, kind: ImportKind, telling: Telling, signers: Sequence[Signer]
) -> Iterator[Found]:
    match kind:
        case ImportKind.ZONE:
            return zone.keys(file, telling)
        case ImportKind.ANSWERS:
            return answers.keys(file, telling)
        case ImportKind.JSON:
            return tables.keys_of_json(file, telling)
        case ImportKind.CSV:
            return tables.keys_of_csv(file, telling)
        case ImportKind.STATEMENTS:
            return statements.keys(file, telling, signers)
        case ImportKind.SINGLE | ImportKind.PRIVATE:
            return single.keys(file, telling)
