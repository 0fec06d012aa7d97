"""Every message that affiant can show, in both languages, passes its own lint."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from babel.messages.pofile import read_po

from affiant.dossiers.lint import Statement, breaches

PACKAGES = ("cli", "dossiers")


def messages() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        catalogue = files(f"affiant.{package}").joinpath(
            "locale", "fr", "LC_MESSAGES", f"{package}.po"
        )
        with catalogue.open("rb") as file:
            for message in read_po(file, locale="fr"):
                yield from ((one, "en") for one in _forms(message.id))
                yield from ((one, "fr") for one in _forms(message.string))


def _forms(text: object) -> list[str]:
    forms = text if isinstance(text, (list, tuple)) else [text]
    return [str(one) for one in forms if one]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_message_says_in_our_voice_what_only_a_source_may(language: str) -> None:
    shown = [text for text, tongue in messages() if tongue == language]
    assert len(shown) > 100
    refused = {text: found for text in shown if (found := breaches(Statement(text, language)))}
    assert refused == {}
