"""What may be called a contradiction without a number. Invented throughout."""

import pytest

from affiant.dossiers.findings.finding import At
from affiant.dossiers.findings.opposing import opposing
from affiant.dossiers.findings.told import Told
from affiant.evidence.held import HeldFact
from affiant.facts.kinds import Claim, Event, Fact, Response
from affiant.reading.span import Span
from affiant.vocabulary.event import EventKind
from affiant.vocabulary.stance import Stance

AROUND = "Northmere and Castle Quay. "


def told(
    number: int,
    fact: Fact,
    published: str | None = None,
    *,
    around: str = AROUND,
    origin: str | None = None,
    language: str = "en",
) -> Told:
    held = HeldFact(number, fact)
    text = around + fact.surface
    return Told(held, number, origin or number, published, language, Span(0, 9), text)


def claim(words: str) -> Claim:
    return Claim(span=Span(0, len(words)), surface=words, found_by="test", confidence=0.9)


def event(words: str, *actors: str, kind: EventKind = EventKind.ARRESTED, on: str = "") -> Event:
    return Event(
        span=Span(0, len(words)),
        surface=words,
        found_by="test",
        confidence=0.9,
        event_kind=kind,
        actors=actors,
        date=on or None,
    )


def response(words: str, stance: Stance) -> Response:
    span = Span(0, len(words))
    return Response(
        span=span, surface=words, found_by="test", confidence=0.9, by="Northmere", stance=stance
    )


ARREST = event("18 employees of Northmere were arrested at Castle Quay")
NOBODY = claim("No one has been arrested so far")


def test_no_one_arrested_stands_against_eighteen_arrested() -> None:
    (found,) = opposing([told(1, NOBODY), told(2, ARREST)])
    assert found.at is At.POLARITY


def test_in_french_too() -> None:
    arrest = event("Dix-huit employés de Northmere ont été arrêtés à Castle Quay")
    nobody = claim("Personne n'a été arrêté chez Northmere")
    pair = [told(1, nobody, language="fr"), told(2, arrest, language="fr")]
    assert [one.at for one in opposing(pair)] == [At.POLARITY]


@pytest.mark.parametrize(
    "pair",
    [
        [told(1, NOBODY, "2020-01-01"), told(2, ARREST, "2020-02-01")],  # arrested since
        [told(1, NOBODY, origin="one"), told(2, ARREST, origin="one")],
        [told(1, NOBODY, around="Elsewhere. "), told(2, ARREST)],
        [told(1, claim("No one has been paid so far")), told(2, ARREST)],
        [
            told(1, claim("Nobody at Northmere was told of the arrested sailors' names")),
            told(2, ARREST),
        ],
    ],
)
def test_what_may_both_hold_is_left_alone(pair: list[Told]) -> None:
    assert opposing(pair) == []


def test_one_deed_denied_in_the_same_words() -> None:
    sold = event("Northmere sold the port records to Castle Quay", kind=EventKind.OTHER)
    denied = claim("Northmere has not sold the port records to Castle Quay")
    assert [one.at for one in opposing([told(1, denied), told(2, sold)])] == [At.POLARITY]


def test_two_doers_of_one_deed_on_one_day() -> None:
    deed = "filed the complaint about the harbour ledgers in court"
    pair = [
        told(n, event(f"{who} {deed}", who, kind=EventKind.FILED, on="2020-01-02"))
        for n, who in ((1, "Northmere"), (2, "Castle Quay"))
    ]
    assert [one.at for one in opposing(pair)] == [At.WHO]


def test_who_denies_in_one_place_and_acknowledges_in_another() -> None:
    said = "Northmere {} selling harbour records to the customs office"
    pair = [
        told(1, response(said.format("denied"), Stance.DENIES)),
        told(2, response(said.format("admitted"), Stance.ACKNOWLEDGES)),
    ]
    assert [one.at for one in opposing(pair)] == [At.POLARITY]
