"""The cells of a release as a text, to be closed: digests of messages and accounts, compressed."""

import base64
import json
import zlib

from affiant.mail.publication import Cell
from affiant.mail.publication.table import Part


def to_text(cells: tuple[Cell, ...]) -> str:
    """Each pair is kept once, with the cells that count it."""
    pairs: dict[tuple[str, str], list[int]] = {}
    for number, cell in enumerate(cells):
        for pair in cell.counted:
            pairs.setdefault(pair, []).append(number)
    told = {
        "cells": [[cell.name, cell.part.value if cell.part else None] for cell in cells],
        "pairs": sorted([*pair, numbers] for pair, numbers in pairs.items()),
    }
    return base64.b85encode(zlib.compress(json.dumps(told).encode())).decode()


def from_text(text: str) -> tuple[Cell, ...]:
    """The cells again."""
    told = json.loads(zlib.decompress(base64.b85decode(text)))
    held: list[set[tuple[str, str]]] = [set() for _ in told["cells"]]
    for message, sender, numbers in told["pairs"]:
        for number in numbers:
            held[number].add((message, sender))
    return tuple(
        Cell(name, Part(part) if part else None, frozenset(counted))
        for (name, part), counted in zip(told["cells"], held, strict=True)
    )
