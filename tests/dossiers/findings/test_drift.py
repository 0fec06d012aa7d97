"""What a lineage lost on the way. Invented throughout."""

import pytest

from affiant.dossiers.findings.drift import drifts
from affiant.dossiers.findings.told import Told
from affiant.evidence.held import HeldFact
from affiant.facts.kinds import Attribution, Event, Fact, Voice
from affiant.lineage.link import Link, Match
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.reading.span import Span
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.event import EventKind
from tests.dossiers.findings.telling import figure

WHOLE = Span(0, 80)


def told(number: int, document: int, fact: Fact, sentence: str, published: str = "2020") -> Told:
    return Told(HeldFact(number, fact), document, "story", published, "en", WHOLE, sentence)


def link(
    direction: Direction = Direction.FORWARD,
    relation: Relation = Relation.REWRITE,
    certainty: Certainty = Certainty.CERTAIN,
) -> Link:
    return Link(1, 2, relation, certainty, direction, 0.9, (Match(Span(0, 60), Span(0, 60)),))


def event(kind: EventKind, *actors: str, by: str | None = None) -> Event:
    words = "the firm's clerks were seen at the quay"
    return Event(
        span=Span(0, len(words)),
        surface=words,
        found_by="test",
        confidence=0.9,
        event_kind=kind,
        actors=actors,
        attribution=Attribution(Voice.SPEAKER if by else Voice.DOCUMENT, by),
    )


ARRESTED = EventKind.ARRESTED
CASES = [
    (
        figure("650", "clerks who signed", comparator=Comparator.MORE),
        figure("650", "clerks who signed"),
        "comparator",
    ),
    (figure("18", "clerks who signed"), figure("81", "clerks who signed"), "value"),
    (event(ARRESTED, "18 directors"), event(ARRESTED, "18 clerks"), "actor"),
    (event(ARRESTED, "Directors"), event(ARRESTED, "Clerks"), "actor"),
    (event(ARRESTED, "Clerks", by="The Courier"), event(ARRESTED, "Clerks"), "attribution"),
    (event(EventKind.INVESTIGATED, "Clerks"), event(ARRESTED, "Clerks"), "escalated"),
    (event(ARRESTED, "Clerks"), event(EventKind.INVESTIGATED, "Clerks"), None),
]


@pytest.mark.parametrize(("before", "after", "lost"), CASES)
def test_what_the_later_document_lost_is_named(before: Fact, after: Fact, lost: str | None) -> None:
    pair = [told(1, 1, before, "Clerks of Northmere."), told(2, 2, after, "Clerks of Northmere.")]
    assert [one.lost for one in drifts(pair, [link()])] == ([lost] if lost else [])


def test_a_hedge_that_was_dropped_is_named() -> None:
    fact = event(ARRESTED, "Clerks")
    pair = [told(1, 1, fact, "Clerks were allegedly arrested."), told(2, 2, fact, "They were.")]
    assert [one.lost for one in drifts(pair, [link()])] == ["hedge"]


def test_a_link_backward_turns_before_and_after() -> None:
    one, other = (told(n, n, figure(v, "clerks"), "Clerks.") for n, v in ((1, "18"), (2, "81")))
    (found,) = drifts([one, other], [link(Direction.BACKWARD)])
    assert (found.before, found.after) == (other, one)


@pytest.mark.parametrize(
    "loose",
    [
        link(Direction.UNKNOWN),  # and both of one day
        link(certainty=Certainty.HINT),
        link(relation=Relation.EXCERPT),
        Link(1, 2, Relation.REWRITE, Certainty.CERTAIN, Direction.FORWARD, 0.9, ()),
    ],
)
def test_nothing_is_lost_where_nothing_proves_what_came_from_what(loose: Link) -> None:
    pair = [told(n, n, figure(v, "clerks"), "Clerks.") for n, v in ((1, "18"), (2, "81"))]
    assert drifts(pair, [loose]) == []


def test_two_numbers_that_both_documents_tell_have_not_changed() -> None:
    """A part and its whole, in a sentence that was taken over as it stood."""
    sentence = "76 of 980 clerks signed the letter"
    tellings = [
        told(10 * document + at, document, figure(value, of), sentence)
        for document in (1, 2)
        for at, (value, of) in enumerate((("76", "clerks signed"), ("980", "clerks signed")))
    ]
    assert drifts(tellings, [link()]) == []
