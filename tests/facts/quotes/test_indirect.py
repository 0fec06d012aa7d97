from collections.abc import Callable

import pytest

from affiant.facts.kinds import Manner, Quote

Quoting = Callable[..., tuple[Quote, ...]]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("en", "Northwind said that the lake is cold.", "Northwind", "the lake is cold"),
        ("en", "Northwind said it would close the pier.", "Northwind", "it would close the pier"),
        ("en", "According to Northwind, the lake is cold.", "Northwind", "the lake is cold"),
        ("en", "The lake is cold today, said Margaret Dunlow.", "Margaret Dunlow",
         "The lake is cold today"),
        ("fr", "Northwind a déclaré que le lac est froid.", "Northwind", "le lac est froid"),
        ("fr", "Selon Northwind, le lac est froid.", "Northwind", "le lac est froid"),
        ("fr", "Selon Northwind, un loueur de barques, le lac est froid.", "Northwind",
         "le lac est froid"),
        ("fr", "Le lac est froid en hiver, selon Northwind.", "Northwind",
         "Le lac est froid en hiver"),
        ("fr", "Northwind maintient qu’aucun lac n’est froid.", "Northwind",
         "aucun lac n’est froid"),
    ],
)  # fmt: skip
def test_a_reported_clause_is_found_with_who_said_it(
    quote: Quoting, language: str, text: str, speaker: str, content: str
) -> None:
    (found,) = quote(text, language)
    assert (found.manner, found.speaker, found.content) == (Manner.INDIRECT, speaker, content)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was said that the lake is cold."),
        ("en", "The report on Northwind is long."),
        ("en", "Northwind denied the claim."),
        ("en", "The lake is cold."),
        ("fr", "Il faut que Northwind parte."),
        ("fr", "La demande de Northwind est connue."),
    ],
)
def test_nobody_is_reported_to_have_said_anything(quote: Quoting, language: str, text: str) -> None:
    assert quote(text, language) == ()
