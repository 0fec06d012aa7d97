"""Identifiers hidden on purpose, or garbled by programs, in every frame in which a text has them.

The scorer undoes by its own means what a reader, a browser or a mail program could undo.
"""

import html
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from affiant.mail.masking import Cover, Masker, Pseudonyms, people
from affiant.mail.masking.names import Names
from affiant.vocabulary.sheet import mapping_of
from tests.mail.masking.test_shapes import still_read
from tests.taking_time import within

SHEET: Any = mapping_of(Path(__file__).with_name("attacks.yaml"))
FRAMES = (
    "{}", "Voir {} pour la suite.", "> {}", "Merci de contacter {}\nCordialement", "<p>{}</p>",
    'see "{}", ok',
)  # fmt: skip
_UNSEEN = re.compile(
    r"<!--.*?-->|<[^>]*>|=\r?\n|[\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff]", re.DOTALL
)
MISSED = 12


@pytest.fixture(scope="module")
def known() -> Any:
    return people((name, address) for name, address in SHEET["known"])


@pytest.fixture(scope="module")
def masker(known: Any) -> Masker:
    return Masker(Pseudonyms(bytes(range(32))), known, "fr")


@pytest.mark.parametrize("group", SHEET["planted"], ids=lambda group: str(group["class"]))
def test_t_70_nothing_that_was_hidden_can_be_read(masker: Masker, group: dict[str, Any]) -> None:
    left = [
        (said, masked)
        for text in group["texts"]
        for said in framed(text)
        if readable(masked := masker.mask(said), group["secrets"]) or masker.mask(masked) != masked
    ]

    assert left == []


@pytest.mark.parametrize("group", SHEET["planted"], ids=lambda group: str(group["class"]))
def test_t_70_nor_under_the_cover(known: Any, group: dict[str, Any]) -> None:
    cover = Cover(Names(known))
    left = [text for text in group["texts"] if readable(cover.hide(text), group["secrets"])]

    assert left == []


def test_what_gets_through_is_known(masker: Masker) -> None:
    """Whoever closes one of these puts it among the planted."""
    missed = [one for one in SHEET["missed"] if readable(masker.mask(one["text"]), one["secrets"])]

    assert len(missed) == len(SHEET["missed"]) == MISSED


@pytest.mark.parametrize(
    "unit", ["\n", "a@ ", "=at=", "A.b@c.d ", "0 6 ", "QUJD", "a\ufffd", "A B, ", "x@y.z (A B) "]
)
def test_t_70_a_text_that_repeats_itself_takes_no_longer(masker: Masker, unit: str) -> None:
    with within(2):
        masker.mask(unit * (40_000 // len(unit)))


def framed(text: str) -> list[str]:
    """What is more than a line, or begins one, stands by itself."""
    return [text] if "\n" in text or text[0] == "\t" else [one.format(text) for one in FRAMES]


def readable(masked: str, secrets: list[str]) -> list[str]:
    """Those that can be read in it, or in what it says undone."""
    wide = unicodedata.normalize("NFKC", masked)
    plain = _folded(_UNSEEN.sub("", html.unescape(wide)))
    digits = re.sub(r"\D", "", re.sub(r"\[[^]]*\]", "|", wide))
    return [
        secret
        for secret in secrets
        if (secret in digits if secret.isdigit() else secret in masked or _folded(secret) in plain)
    ] or still_read(wide, secrets)


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(one for one in apart if not unicodedata.combining(one))
