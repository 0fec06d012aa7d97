import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import affiant
from affiant.dossiers.failure_details import detail_told

SOURCE = Path(affiant.__file__).parent


def written() -> Iterator[str]:
    """Every sentence that a reader notes, a number in each of its slots."""
    for folder in ("reading", "evidence"):
        for file in (SOURCE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Unreadable":
                    yield from map(_sentence, node.args[1:])


def _sentence(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values
        )
    return ""


@pytest.mark.parametrize("sentence", sorted({one for one in written() if one.strip("7: ")}))
def test_each_sentence_of_a_reader_has_its_french(sentence: str) -> None:
    if sentence == "no reader knows 7":
        sentence += ", bytes 7"
    if sentence in ("7 7", "winmail.dat: 7"):
        return  # an exception's name and place
    assert detail_told(sentence, "fr") != sentence
    assert detail_told(sentence, "en") == sentence


def test_numbers_and_names_stay_in_their_places() -> None:
    told = detail_told("no reader knows .db, bytes d0 cf 11 e0", "fr")
    assert told == "aucun lecteur ne connaît .db, octets d0 cf 11 e0"


def test_the_words_of_others_stay() -> None:
    assert detail_told("xref table broken", "fr") == "xref table broken"
