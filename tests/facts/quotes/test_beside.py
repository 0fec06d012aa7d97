"""Who is told after the words, before a colon, by a signature or in a passive."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Manner, Quote

Quoting = Callable[..., tuple[Quote, ...]]


def marked(found: tuple[Quote, ...]) -> list[Quote]:
    return [one for one in found if one.manner is not Manner.INDIRECT]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“Why is the lake so cold?” Margaret Dunlow asked.", "Margaret Dunlow"),
        ("en", "“Leave the pier at once!” Margaret Dunlow shouted.", "Margaret Dunlow"),
        ("en", "“Is it cold?” asked Margaret Dunlow.", "Margaret Dunlow"),
        ("en", "“The lake will never be warm” for swimmers, Margaret Dunlow said.",
         "Margaret Dunlow"),
        ("en", "“The lake will never be warm” for swimmers, said Margaret Dunlow.",
         "Margaret Dunlow"),
        ("en", "“The lake is cold,” Norvane says.", "Norvane"),
        ("en", "“You swim at night,” a narrator in the film says.", "a narrator"),
        ("en", "“The lake is cold,” said Daily Larkfield’s Margaret Dunlow.", "Margaret Dunlow"),
        ("en", "“The lake is cold and deep.” ― Ada Quillfeather", "Ada Quillfeather"),
        ("en", "The lake was called “a cold hole full of mud” by Margaret Dunlow.",
         "Margaret Dunlow"),
        ("fr", "« Le lac est froid », a indiqué au Daily Larkfield le directeur du port.",
         "le directeur du port"),
        ("fr", "« Le lac est froid », a annoncé aujourd’hui le parquet de Lorvic.",
         "le parquet de Lorvic"),
        ("fr", "« Le lac est froid », a expliqué mardi Bruno Cazal.", "Bruno Cazal"),
        ("fr", "Il s’agit du « pire hiver du siècle » au bord du lac, a précisé Bruno Cazal.",
         "Bruno Cazal"),
        ("fr", "Les baigneurs sont décrits comme « des gens frileux et discrets » par un voisin.",
         "un voisin"),
        ("fr", "Soulagement au club, chez Northwind : « Le lac est chaud », a-t-elle déclaré.",
         "Northwind"),
        ("fr", "D’après un policier, « le lac est froid », d’autres policiers disent que non.",
         "un policier"),
        ("fr", "Selon ce que rapporte Bruno Cazal, le lac est « trop froid pour nager ».",
         "Bruno Cazal"),
        ("fr", "Pour Bruno Cazal, au contraire, il s’agit d’un « moment historique ».",
         "Bruno Cazal"),
        ("fr", "Bruno Cazal est « effaré par la perte de son bateau ».", "Bruno Cazal"),
        ("fr", "Bruno Cazal s’est dit « choqué par la crue du lac hier ».", "Bruno Cazal"),
        ("fr", "Bruno Cazal se voit déjà au bord du lac dès cet été avec nous : « J’irai nager. »",
         "Bruno Cazal"),
        ("fr", "« Le lac est froid et profond. » — Ada Plumecourt", "Ada Plumecourt"),
    ],
)  # fmt: skip
def test_the_words_beside_the_marks_tell_who_speaks(
    quote: Quoting, language: str, text: str, speaker: str
) -> None:
    assert {one.speaker for one in marked(quote(text, language))} == {speaker}


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "“The lake is cold.” Margaret Dunlow left.", "Margaret Dunlow"),
        ("fr", "Northwind dit que, selon ses sources, le lac est « bien trop froid ».",
         "ses sources"),
        ("fr", "Pour sa part, Northwind juge le lac « bien trop froid ».", "sa part"),
        ("fr", "Pour la première fois, le lac était « bien trop froid ».", "la première fois"),
        ("en", "Northwind closed the pier. Harbor Watch told Northwind it was “cold as ice”.",
         "Northwind"),
    ],
)  # fmt: skip
def test_who_only_stands_near_does_not_speak(
    quote: Quoting, language: str, text: str, wrong: str
) -> None:
    assert wrong not in {one.speaker for one in quote(text, language)}


def test_a_clause_with_few_marked_words_is_told_whole_and_its_words_too(quote: Quoting) -> None:
    found = quote("Margaret Dunlow said that the lake near the old pier is “ice-cold” in May.")
    told = [(one.manner, one.content) for one in found]
    assert (Manner.INDIRECT, "the lake near the old pier is “ice-cold” in May") in told
    assert (Manner.FRAGMENT, "ice-cold") in told


def test_a_clause_that_is_mostly_marked_words_is_those_words(quote: Quoting) -> None:
    (found,) = quote("Margaret Dunlow said that it was “far too cold to swim at night”.")
    assert found.content == "far too cold to swim at night"


def test_somebody_is_quoted_though_the_pronoun_is_open(quote: Quoting) -> None:
    text = "Ana Roy met Zoe Cazal. She said the lake was “ice-cold”."
    (found,) = marked(quote(text))
    assert (found.manner, found.speaker) == (Manner.FRAGMENT, None)
