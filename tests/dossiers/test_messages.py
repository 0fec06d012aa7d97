"""Every message is in the French catalogue; `tools.messages --check` sees that it is compiled."""

from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import affiant.dossiers
from affiant.dossiers.terms import TERMS
from affiant.dossiers.wording import Wording

PACKAGE = Path(affiant.dossiers.__file__).parent
WRITTEN = PACKAGE / "locale/fr/LC_MESSAGES/dossiers.po"
REMEDY = "translate what `python -m tools.messages` lists, then run it again"


def catalogue() -> Catalog:
    with WRITTEN.open("rb") as written:
        return read_po(written, locale="fr")


def in_code() -> set[str]:
    keywords = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=keywords)
    return {message[0] if isinstance(message, tuple) else message for _, _, message, *_ in found}


def test_the_catalogue_holds_the_messages_of_the_code_and_no_others() -> None:
    written = {m.id[0] if isinstance(m.id, tuple) else m.id for m in catalogue() if m.id}
    assert written == in_code(), REMEDY


def strings(message: Message) -> tuple[str | None, ...]:
    """What it says: one string, or one for each plural form."""
    said = message.string
    return tuple(said) if isinstance(said, list | tuple) else (said,)


def test_every_message_is_translated_and_sure() -> None:
    lacking = [m.id for m in catalogue() if m.id and (m.fuzzy or not all(strings(m)))]
    assert lacking == []


def test_translations_keep_their_blanks() -> None:
    assert [error for message in catalogue() for error in message.check(catalogue())] == []


def test_every_member_of_a_vocabulary_has_a_word() -> None:
    for vocabulary, words in TERMS.items():
        missing = [member for member in vocabulary if member not in words]
        assert missing in ([], ["scare"], ["="]), vocabulary


def test_french_is_spoken() -> None:
    assert Wording("fr_FR.UTF-8").documents(2) == "2 documents"
    assert Wording("fr").gettext("Timeline") == "Chronologie"
