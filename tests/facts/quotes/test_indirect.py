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
        ("fr", "En 2016, selon Northwind (Nw), le lac était froid.", "Northwind",
         "le lac était froid"),
        ("fr", "Selon le batelier le lac est bien froid.", "le batelier", "le lac est bien froid"),
        ("fr", "Le lac est froid en hiver, selon un bilan provisoire.", "un bilan provisoire",
         "Le lac est froid en hiver"),
        ("fr", "Même constat chez Northwind, selon lequel le lac est froid.", "Northwind",
         "le lac est froid"),
        ("fr", "Pour le ministère des lacs, il n’est pas utile de nager.", "ministère des lacs",
         "il n’est pas utile de nager"),
        ("fr", "Pour certains baigneurs, la crue serait bien froide.", "certains baigneurs",
         "la crue serait bien froide"),
        ("fr", "Les études montrent que le lac est froid.", "Les études", "le lac est froid"),
        ("fr", "Northwind craint que le lac ne gèle.", "Northwind", "le lac ne gèle"),
        ("fr", "Le lac est très froid, fait remarquer Bruno Cazal.", "Bruno Cazal",
         "Le lac est très froid"),
        ("fr", "Northwind a annoncé ce matin qu’il quitte le lac : « Il est froid. »", "Northwind",
         "il quitte le lac"),
        ("fr", "Northwind a déclaré avoir fermé le quai.", "Northwind", "avoir fermé le quai"),
        ("fr", "Northwind a promis de fermer le quai.", "Northwind", "de fermer le quai"),
        ("en", "Northwind vowed to close the pier.", "Northwind", "to close the pier"),
        ("en", "Too often, Margaret Dunlow said, the lake is cold.", "Margaret Dunlow",
         "Too often, Margaret Dunlow said, the lake is cold"),
        ("en", "Northwind is saying that the lake is cold.", "Northwind", "the lake is cold"),
        ("en", "Northwind asked whether the lake is cold.", "Northwind",
         "whether the lake is cold"),
        ("en", "A new survey shows that the lake is cold.", "A new survey", "the lake is cold"),
    ],
)  # fmt: skip
def test_a_reported_clause_is_found_with_who_said_it(
    quote: Quoting, language: str, text: str, speaker: str, content: str
) -> None:
    found = next(one for one in quote(text, language) if one.manner is Manner.INDIRECT)
    assert (found.manner, found.speaker, found.content) == (Manner.INDIRECT, speaker, content)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was said that the lake is cold."),
        ("en", "The report on Northwind is long."),
        ("en", "The lake is cold."),
        ("en", "Northwind was told that the lake is cold."),
        ("en", "Margaret Dunlow showed that the lake is cold."),
        ("fr", "Pour Northwind, le lac est un bon placement."),
        ("fr", "La digue, destinée selon Northwind à tenir, coûte cher à la ville."),
        ("fr", "Les prix du lac sont en baisse, même si 500 barques se maintiennent."),
        ("fr", "Il faut que Northwind parte."),
        ("fr", "La demande de Northwind est connue."),
    ],
)
def test_nobody_is_reported_to_have_said_anything(quote: Quoting, language: str, text: str) -> None:
    assert quote(text, language) == ()


def test_two_clauses_of_one_speaker_are_two_quotations(quote: Quoting) -> None:
    found = quote("Northwind said that the lake is cold, adding that the pier is closed.")
    assert [one.content for one in found] == ["the lake is cold", "the pier is closed"]


def test_somebody_spoke_though_the_text_does_not_tell_who(quote: Quoting) -> None:
    (found,) = quote("Ana Roy a vu Zoé Cazal. Elle affirme que le lac est froid.", "fr")
    assert (found.content, found.speaker) == ("le lac est froid", None)


def test_a_clause_that_begins_behind_where_another_cuts_it_is_none(quote: Quoting) -> None:
    found = quote("The pier is closed, the mayor said that , according to the 2019.")
    assert [one.content for one in found] == ["The pier is closed, the mayor said that"]
