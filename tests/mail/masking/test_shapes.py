"""Identifiers as real mail has them: in links, paths, headers, cards, calendars, and said."""

import base64
import html
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from affiant.mail.masking import Masker, Pseudonyms, people
from affiant.vocabulary.sheet import mapping_of

SHAPES: Any = mapping_of(Path(__file__).with_name("shapes.yaml"))
CHANGED = 5
"""Innocent texts that the mask changes: a width that was chosen, and may only fall."""


@pytest.fixture(scope="module")
def masker() -> Masker:
    return shapes_masker()


def shapes_masker() -> Masker:
    """A mask that knows the people of the sheet."""
    known = people((name, address) for name, address in SHAPES["known"])
    return Masker(Pseudonyms(bytes(range(32))), known, "fr")


@pytest.mark.parametrize("shape", SHAPES["planted"], ids=lambda shape: shape["name"])
def test_t_70_nothing_planted_can_be_read(masker: Masker, shape: dict[str, Any]) -> None:
    masked = masker.mask(shape["text"])

    assert still_read(masked, shape["secrets"]) == []
    assert masker.mask(masked) == masked


def test_what_names_nobody_stays(masker: Masker) -> None:
    assert sum(masker.mask(text) != text for text in SHAPES["innocent"]) <= CHANGED


def still_read(masked: str, secrets: list[str]) -> list[str]:
    """The secrets that somebody could read there who undoes what links and pages encode."""
    readings = _readings(masked)
    return [secret for secret in secrets if any(_holds(text, secret) for text in readings)]


def _holds(text: str, secret: str) -> bool:
    if secret.isdigit():
        return secret in re.sub(r"\D", "", re.sub(r"\[[^]]*\]", "|", text))
    return secret in text or (len(secret) > 2 and secret.lower() in text.lower())


def _readings(masked: str) -> set[str]:
    found = {masked}
    for _ in range(2):
        for text in list(found):
            found |= {unquote(text), html.unescape(text), re.sub(r"<[^>]*>|\u200b", "", text)}
            found.add(unquote(text.replace("-2540", "%40").replace("-40", "%40")))
            bare = re.sub(r"(?<=[?&/])\w{1,3}=", "", text)
            for token in re.findall(r"[A-Za-z0-9+/_-]{12,}", bare):
                found.update(_decoded(token))
    return found


def _decoded(token: str) -> list[str]:
    told = []
    for decode in (base64.b64decode, base64.urlsafe_b64decode, bytes.fromhex):
        padded = token if decode is bytes.fromhex else token + "=" * (-len(token) % 4)
        try:
            told.append(decode(padded).decode("ascii"))
        except ValueError:
            continue
    return told
