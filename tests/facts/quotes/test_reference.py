"""Whom pronouns, titles and descriptions mean across sentences."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Quote

Quoting = Callable[..., tuple[Quote, ...]]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "A woman came. “The lake is cold,” said a guard. “It is deep,” he added.",
         "a guard"),
        ("en", "“We swim at dawn,” my mother often said.\nShe says things such as, “We are cold.”",
         "my mother"),
        ("en", "Margaret Dunlow had a row with Peter Ashby.\nShe says the lake is “cold as ice”.",
         "Margaret Dunlow"),
        ("en", "Margaret Dunlow spoke at 11 a.m.\nMargaret Dunlow left.\nShe wrote: “It is cold.”",
         "Margaret Dunlow"),
        ("en", "Northwind closed the pier. “The lake is cold,” the company said.", "Northwind"),
        ("en", "Northwind closed the pier. It said the lake was “cold as ice in May”.",
         "Northwind"),
        ("en", "Margaret Dunlow says it shows that the lake is “cold as ice in May”.",
         "Margaret Dunlow"),
        ("en", "The mayor of Lark, Ada Roe, came.\nRain.\n“It is cold,” the mayor of Lark said.",
         "Ada Roe"),
        ("en", "“The pier fell,” Margaret Dunlow said, adding that it was “cold as ice”.",
         "Margaret Dunlow"),
        ("en", "“The pier fell,” Margaret Dunlow said. “It is cold.”\n“We will build a new one.”",
         "Margaret Dunlow"),
        ("fr", "L’abbé de Lorvic Bruno Cazal vint.\nL’abbé de Lorvic, reçu hier, a dit : « Non. »",
         "Bruno Cazal"),
        ("fr", "Le patron, Bruno Cazal, est « effaré par la crue ». Il ajoute que « le lac gèle ».",
         "Bruno Cazal"),
        ("fr", "« Il gèle », selon une voisine. La crue « n’a aucun sens », précise-t-elle.",
         "une voisine"),
        ("fr", "Le club est fermé par une voisine, qui a ajouté que « le lac est froid ».",
         "une voisine"),
        ("fr", "Ana Roy a gagné la course du lac.\n« Je suis fière de nager ici. »", "Ana Roy"),
        ("fr", "Northwind a fermé le quai. « Le lac est froid », a déclaré l’entreprise.",
         "Northwind"),
        ("fr", "Bruno Cazal a parlé. Il a continué : « Le lac est froid. »", "Bruno Cazal"),
        ("fr", "« Le quai cède », dit Bruno Cazal, ajoutant que « le lac est très froid ».",
         "Bruno Cazal"),
    ],
)  # fmt: skip
def test_the_text_before_tells_whom_the_words_mean(
    quote: Quoting, language: str, text: str, speaker: str
) -> None:
    assert quote(text, language)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Jane Roe met Ann Poe. “The lake is cold,” she said."),
        ("fr", "Le maire Bruno Cazal est là. « Le lac est froid », dit-elle."),
        ("fr", "Ana Roy et Zoé Cazal ont gagné.\n« Je suis fière de nager ici. »"),
        ("fr", "Un film sur Ana Roy est sorti.\n« Le lac est froid ce matin. »"),
    ],
)
def test_nobody_is_named_where_two_or_none_may_be_meant(
    quote: Quoting, language: str, text: str
) -> None:
    assert quote(text, language)[-1].speaker is None


def test_a_title_resolved_keeps_the_words_of_the_text_as_its_place(quote: Quoting) -> None:
    text = "The mayor of Larkfield, Jane Roe, came. “It is cold,” said the mayor of Larkfield."
    said = quote(text)[-1].attribution
    assert said.span is not None
    assert (said.name, said.span.of(text)) == ("Jane Roe", "the mayor of Larkfield")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "L’association Rive a fui Northwind. L’association dit avoir reçu 200 lettres.",
            "Rive",
        ),
        (
            "La société Northwind a offert un don. L’association dit avoir reçu 200 lettres.",
            "L’association",
        ),
        (
            "La société Northwind a offert un don. L’entreprise dit avoir reçu 200 lettres.",
            "Northwind",
        ),
        ("Northwind a offert un don. L’entreprise dit avoir reçu 200 lettres.", "Northwind"),
    ],
)
def test_l_association_n_est_pas_une_entreprise(quote: Quoting, text: str, speaker: str) -> None:
    assert [one.speaker for one in quote(text, "fr")] == [speaker]


@pytest.mark.parametrize(
    ("noun", "speaker"), [("union", "The union"), ("company", "Northwind"), ("firm", "Northwind")]
)
def test_a_noun_for_a_kind_means_a_body_of_that_kind(
    quote: Quoting, noun: str, speaker: str
) -> None:
    text = f"The company Northwind opened a yard. The {noun} said it had received 200 letters."
    assert [one.speaker for one in quote(text)] == [speaker]
