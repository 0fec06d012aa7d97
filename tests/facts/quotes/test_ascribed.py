"""What is ascribed by a word and its construction: speech, a topic, an attitude."""

from collections.abc import Callable

import pytest

from affiant.facts.kinds import Act, Manner, Quote
from affiant.facts.quotes.constructions import Word, constructions

Quoting = Callable[..., tuple[Quote, ...]]
SPEECH, TOPIC, ATTITUDE = Act.SPEECH, Act.TOPIC, Act.ATTITUDE


@pytest.mark.parametrize(
    ("text", "act", "speaker", "content"),
    [
        ("Northwind suggested closing the pier.", SPEECH, "Northwind", "closing the pier"),
        ("Several experts say swimmers avoid it.", SPEECH, "Several experts", "swimmers avoid it"),
        ("Northwind told reporters it would go.", SPEECH, "Northwind", "it would go"),
        ("Northwind pointed out that it is cold.", SPEECH, "Northwind", "it is cold"),
        ("Northwind called for a ban on boats.", TOPIC, "Northwind", "a ban on boats"),
        ("Northwind criticized the mayor, who swims.", TOPIC, "Northwind", "the mayor"),
        ("Northwind urged swimmers to leave.", TOPIC, "Northwind", "swimmers to leave"),
        ("Northwind described the lake as a trap.", TOPIC, "Northwind", "the lake as a trap"),
        ("Northwind wants to close the pier.", ATTITUDE, "Northwind", "to close the pier"),
        ("Northwind is sure that it is cold.", ATTITUDE, "Northwind", "it is cold"),
        ("Northwind refused to answer.", ATTITUDE, "Northwind", "to answer"),
        ("Northwind believes the lake is cold.", SPEECH, "Northwind", "the lake is cold"),
        ("Nobody read Northwind’s claim that it is cold.", SPEECH, "Northwind", "it is cold"),
    ],
)
def test_an_act_and_a_content_are_ascribed(
    quote: Quoting, text: str, act: Act, speaker: str, content: str
) -> None:
    (found,) = quote(text)
    told = found.manner, found.act, found.speaker, found.content
    assert told == (Manner.INDIRECT, act, speaker, content)


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("Northwind affirme vouloir fermer le quai.", SPEECH, "vouloir fermer le quai"),
        ("Northwind accuse la mairie de mentir.", TOPIC, "la mairie de mentir"),
        ("Northwind demande à Bluefin Cloud de partir.", TOPIC, "de partir"),
        ("Northwind refuse de publier ses plans.", ATTITUDE, "de publier ses plans"),
        ("Northwind souhaite que le lac reste propre.", ATTITUDE, "le lac reste propre"),
    ],
)
def test_a_french_verb_ascribes_to_its_subject(
    quote: Quoting, text: str, act: Act, content: str
) -> None:
    (found,) = quote(text, "fr")
    assert (found.act, found.speaker, found.content) == (act, "Northwind", content)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plans to close the pier are old."),
        ("en", "The United States is large."),
        ("en", "The lake was criticized."),
        ("en", "A radio show was long."),
        ("fr", "Le maire a été accusé de mentir."),
        ("fr", "La demande de fermer le quai est ancienne."),
    ],
)
def test_a_noun_and_a_passive_ascribe_nothing(quote: Quoting, language: str, text: str) -> None:
    assert quote(text, language) == ()


def test_a_clause_around_marked_words_is_told_with_them_in_it(quote: Quoting) -> None:
    clause, marked = quote("Northwind said that the cold lake is “ice-cold” at every hour.")
    assert (clause.manner, marked.manner) == (Manner.INDIRECT, Manner.FRAGMENT)
    assert marked.span in clause.span


def test_words_that_are_mostly_marked_are_one_quotation(quote: Quoting) -> None:
    (found,) = quote("Northwind said it is “cold at every single hour of the day”.")
    assert found.manner is Manner.PARTIAL


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The lake is cold, a study by Harbor Watch found.", "The lake is cold"),
        ("The lake is cold, said Margaret Dunlow, an owner of boats who was there at the time.",
         "The lake is cold"),
        ("According to early results of a survey by boatmen, the lake is cold.",
         "the lake is cold"),
    ],
)  # fmt: skip
def test_a_clause_stands_before_a_long_source(quote: Quoting, text: str, content: str) -> None:
    assert [one.content for one in quote(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "When she left, Margaret Dunlow said: “It is cold.”",
        "In an interview on Monday, Margaret Dunlow said: “It is cold.”",
        "Margaret Dunlow, an owner of boats, told Harbor Watch: “It is cold.”",
    ],
)
def test_what_only_places_the_words_was_not_said(quote: Quoting, text: str) -> None:
    assert [one.manner for one in quote(text)] == [Manner.DIRECT]


def test_a_content_ends_where_the_same_speaker_goes_on(quote: Quoting) -> None:
    found = quote("Northwind said it regrets the leak and promised to close the pier.")
    assert [one.content for one in found] == ["it regrets the leak", "to close the pier"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_lexeme_has_frames_that_are_known(language: str) -> None:
    known = {"that", "bare", "wh", "to", "ing", "object", "as", "inf"}
    known |= {"for", "of", "on", "about", "against", "with", "in"}
    for lexemes in constructions(language).values():
        for lexeme in lexemes:
            assert lexeme.frames.keys() <= known
            assert lexeme.word is not Word.NOUN or "object" not in lexeme.frames


def test_a_telephone_number_speaks_for_nobody(quote: Quoting) -> None:
    (found,) = quote("On 3 March, (020) 4409 1031 wrote about the invoice.")
    assert (found.speaker, found.content) == (None, "the invoice")
