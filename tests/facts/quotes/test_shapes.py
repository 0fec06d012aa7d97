"""Quotations of every shape: nested, of several paragraphs, with a lone mark, a dash, an incise."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Manner, Quote

Quoting = Callable[..., tuple[Quote, ...]]


def told(found: tuple[Quote, ...]) -> list[tuple[str, str | None]]:
    return [(one.content, one.speaker) for one in found if one.manner is not Manner.INDIRECT]


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "“She cried ‘stop the boat’ twice,” said Margaret Dunlow.",
         "She cried ‘stop the boat’ twice,"),
        ("en", '"He said "no more ice" to us," said Margaret Dunlow.',
         'He said "no more ice" to us,'),
        ("fr", "« Elle a crié “arrêtez la barque” deux fois », a dit Margaret Dunlow.",
         "Elle a crié “arrêtez la barque” deux fois"),
        ("fr", "« Le lac “froid” est à nous », a dit Margaret Dunlow.",
         "Le lac “froid” est à nous"),
        ("fr", "« Le lac, a-t-elle ajouté, est froid », a dit Margaret Dunlow.",
         "Le lac, a-t-elle ajouté, est froid"),
        ("en", "“The lake is cold.\n“The lake is deep,” said Margaret Dunlow.",
         "The lake is cold.\n“The lake is deep,"),
        ("fr", "« Le lac est froid.\n« Le lac est profond », a dit Margaret Dunlow.",
         "Le lac est froid.\n« Le lac est profond"),
        ("en", "A lone mark ” stands here. “The lake is cold,” said Margaret Dunlow.",
         "The lake is cold,"),
        ("fr", "Une marque » seule. « Le lac est froid », a dit Margaret Dunlow.",
         "Le lac est froid"),
        ("fr", "Il dit “oui. Margaret Dunlow a dit : « Le lac est froid ce matin. »",
         "Le lac est froid ce matin."),
        ("fr", "« Le lac est froid » — Margaret Dunlow", "Le lac est froid"),
        ("fr", "«Le lac est froid», a dit Margaret Dunlow.", "Le lac est froid"),
        ("en", "``The lake is cold,'' said Margaret Dunlow.", "The lake is cold,"),
        ("en", "„The lake is cold today“, said Margaret Dunlow.", "The lake is cold today"),
        ("en", "‹The lake is cold today›, said Margaret Dunlow.", "The lake is cold today"),
        ("en", "'The lake isn't cold today,' said Margaret Dunlow.",
         "The lake isn't cold today,"),
    ],
)  # fmt: skip
def test_the_outer_words_are_found_with_their_speaker(
    quote: Quoting, language: str, text: str, content: str
) -> None:
    assert (content, "Margaret Dunlow") in told(quote(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“I heard ‘the boat is sinking now’ twice,” said Margaret Dunlow."),
        ("fr", "« J’ai entendu “la barque coule maintenant” deux fois », a dit Bruno Cazal."),
    ],
)
def test_words_within_words_are_theirs_who_is_quoted_in_turn(
    quote: Quoting, language: str, text: str
) -> None:
    inner = quote(text, language)[-1]
    assert (inner.speaker, inner.confidence) == (None, 0.5)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "“The lake is cold,” Margaret Dunlow said. “It is deep.”", 2),
        ("fr", "« Le lac est froid », dit Bruno Cazal. « Il est profond. »", 2),
        ("en", "Margaret Dunlow called it “cold”, “deep” and “far too muddy to swim in”.", 3),
        ("fr", "Pour Bruno Cazal, il est « froid », « profond » et « bien trop sale ici ».", 3),
    ],
)  # fmt: skip
def test_each_pair_of_marks_is_a_quotation_of_the_same_speaker(
    quote: Quoting, language: str, text: str, count: int
) -> None:
    found = told(quote(text, language))
    assert (len(found), len({speaker for _, speaker in found})) == (count, 1)


@pytest.mark.parametrize(
    ("language", "text", "manner"),
    [
        ("en", "“It is cold. It is deep,” said Margaret Dunlow.", Manner.DIRECT),
        ("en", "Margaret Dunlow said the lake “is cold at every hour”.", Manner.PARTIAL),
        ("en", "Margaret Dunlow called the lake “ice-cold”.", Manner.FRAGMENT),
        ("en", "The so-called “lake tax” is paid by all.", Manner.SCARE),
        ("en", "He was dubbed “the boatman of Larkfield”.", Manner.SCARE),
        ("fr", "« Le lac est froid. Il est profond », a dit Bruno Cazal.", Manner.DIRECT),
        ("fr", "Bruno Cazal dit que le lac « est froid à toute heure ».", Manner.PARTIAL),
        ("fr", "Bruno Cazal a qualifié le lac de « glacial ».", Manner.FRAGMENT),
        ("fr", "Le lac surnommé « la glacière » est fermé.", Manner.SCARE),
        ("fr", "L’opération baptisée « lac propre » est finie.", Manner.SCARE),
        ("fr", "Il a comparu pour « pêche interdite » devant un juge.", Manner.SCARE),
    ],
)  # fmt: skip
def test_direct_partial_fragment_and_scare_are_told_apart(
    quote: Quoting, language: str, text: str, manner: Manner
) -> None:
    found = [one.manner for one in quote(text, language) if one.manner is not Manner.INDIRECT]
    assert found == [manner] or (manner is Manner.SCARE and set(found) == {manner})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Mise à jour : 7 mai 2017 — « Larkfield : le lac a gelé cette nuit »"),
        ("fr", "Le film « Le lac est froid » est sorti."),
        ("en", "Her song “The lake is cold tonight” is out."),
    ],
)
def test_headlines_and_titles_are_no_quotations(quote: Quoting, language: str, text: str) -> None:
    assert quote(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "channel"),
    [
        ("en", "In a statement, Northwind said: “The lake is cold.”", "statement"),
        ("en", "Margaret Dunlow wrote in a letter: “The lake is cold.”", "letter"),
        ("en", "Margaret Dunlow said in an interview: “The lake is cold.”", "interview"),
        ("en", "“The lake is cold,” Margaret Dunlow tweeted.", "tweeted"),
        ("en", "“The lake is cold,” Margaret Dunlow said in a speech on Monday.", "speech"),
        ("fr", "« Le lac est froid », écrit Northwind dans un communiqué.", "communiqué"),
        ("fr", "Dans une lettre, Northwind dit : « Le lac est froid. »", "lettre"),
        ("fr", "« Le lac est froid », a dit Bruno Cazal dans un entretien.", "entretien"),
        ("fr", "Bruno Cazal a dit lors d’une conférence de presse que le lac est « bien froid ».",
         "conférence"),
    ],
)  # fmt: skip
def test_where_it_was_said_is_kept(quote: Quoting, language: str, text: str, channel: str) -> None:
    assert {one.channel for one in quote(text, language)} == {channel}
