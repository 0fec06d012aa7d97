from pathlib import Path

import pytest

from affiant import facts
from affiant.evidence.adding import AlreadyThere, add
from affiant.evidence.anchoring import AcrossPassages, Misplaced, NoWords, Outside
from affiant.evidence.casefile import Casefile
from affiant.evidence.entities.names import names
from affiant.evidence.held import Verdict
from affiant.evidence.judging import NoFact, judge
from affiant.evidence.models import Addition, Fact, Judgement, Text
from affiant.evidence.questions import documents_naming
from affiant.evidence.verification import verify
from affiant.names.key import key
from affiant.reading.span import Span
from tests.evidence.conftest import NOON, Read
from tests.evidence.test_judging import as_if_read_by_an_older_version, held, money

WORDS = "with the county since 2019"


@pytest.fixture
def text(read: Read, letters: Path) -> Text:
    """A letter that says whose contract it was."""
    read(letters)
    return money().text


def place(text: Text, words: str = WORDS) -> Span:
    start = text.body.text.index(words)
    return Span(start, start + len(words))


def added(text: Text, key: str = "") -> Fact:
    return add(text, "claim", place(text), {"about": ["Vale"]}, by="Ada", at=NOON, key=key)


def test_it_is_a_fact_like_the_machines_marked_and_accepted(text: Text) -> None:
    one = held(added(text).pk)
    assert (one.added, one.verdict, one.fact.surface) == (True, Verdict.ACCEPTED, WORDS)


def test_it_tells_by_whom_and_when(text: Text) -> None:
    one = Addition.objects.get(fact=added(text))
    assert (one.by, one.at) == ("Ada", NOON)


def test_white_space_around_the_words_is_left_out(text: Text) -> None:
    span = place(text, f" {WORDS}")
    one = add(text, "claim", span, {}, by="Ada", at=NOON)
    assert one.values["surface"] == WORDS


def test_the_same_addition_sent_twice_is_made_once(text: Text) -> None:
    assert added(text, "k1") == added(text, "k1")
    assert Addition.objects.count() == 1


def test_what_is_there_already_is_not_added(text: Text) -> None:
    found = money()
    with pytest.raises(AlreadyThere) as error:
        add(text, "money", Span(found.start, found.end), {}, by="Ada", at=NOON)
    assert error.value.fact == found.pk


def test_what_was_withdrawn_can_be_added_anew(text: Text) -> None:
    judge(added(text).pk, Verdict.SUGGESTED, by="Ada", at=NOON)
    assert added(text).pk


def test_who_added_it_withdraws_it_by_taking_back(text: Text) -> None:
    one = added(text)
    judge(one.pk, Verdict.SUGGESTED, by="Ada", at=NOON)
    assert held(one.pk).verdict is Verdict.REJECTED


@pytest.mark.parametrize(
    ("span", "why"),
    [
        (lambda text: Span(0, len(text)), AcrossPassages),
        (lambda text: Span(text.index("\n\n"), text.index("\n\n") + 2), NoWords),
        (lambda text: Span(len(text), len(text) + 10), NoWords),
        (lambda text: Span(len(text) - 1, 10**9), NoWords),
    ],
)
def test_words_that_carry_no_fact_are_refused(text: Text, span, why: type[Misplaced]) -> None:  # type: ignore[no-untyped-def] # a lambda
    with pytest.raises(why):
        add(text, "claim", span(text.body.text), {}, by="Ada", at=NOON)
    assert Addition.objects.count() == 0


def test_what_is_no_passage_carries_no_fact(text: Text) -> None:
    text.passages.all().delete()
    with pytest.raises(Outside):
        added(text)


@pytest.mark.parametrize("values", [{"amount": "a lot"}, {"nonsense": 1}, {"status": "lost"}])
def test_values_that_are_none_are_refused(text: Text, values: dict[str, object]) -> None:
    with pytest.raises(NoFact):
        add(text, "money", place(text), values, by="Ada", at=NOON)
    assert Fact.objects.filter(values__found_by="person").count() == 0


def test_a_name_that_was_added_is_a_name_of_the_casefile(text: Text) -> None:
    mention = {"entity_kind": "organisation", "name": "Quillon Bridge Trust"}
    add(text, "mention", place(text), mention, by="Ada", at=NOON)
    assert "Quillon Bridge Trust" in {one.name for one in names().public}
    assert documents_naming([key("Quillon Bridge Trust")])[0].id == text.pk


def test_a_name_that_was_corrected_is_found_under_both(text: Text) -> None:
    mention = {"entity_kind": "organisation", "name": "Quillon Bridge Trust"}
    one = add(text, "mention", place(text), mention, by="Ada", at=NOON)
    judge(one.pk, Verdict.CORRECTED, by="Ada", at=NOON, correction={"name": "Quillon Bank"})
    listed = {entity.name for entity in names().entities}
    assert "Quillon Bank" in listed
    assert "Quillon Bridge Trust" not in listed
    assert documents_naming([key("Quillon Bank")])[0].id == text.pk


def test_newer_finders_leave_it(
    text: Text, read: Read, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = added(text)
    monkeypatch.setattr(facts, "VERSION", facts.VERSION + "+")
    read(letters)
    assert held(one.pk).verdict is Verdict.ACCEPTED


def test_a_newer_reader_has_it_too(
    text: Text, casefile: Casefile, read: Read, letters: Path
) -> None:
    old = added(text)
    as_if_read_by_an_older_version(text)
    read(letters)
    new = Addition.objects.get(carried_from=old)
    assert (new.by, new.fact.values["surface"], new.fact.text == text) == ("Ada", WORDS, False)
    assert held(new.fact_id).verdict is Verdict.ACCEPTED
    assert verify(casefile).holds


def test_what_the_machine_finds_by_now_is_accepted_and_not_twice(
    text: Text, read: Read, letters: Path
) -> None:
    found = money()
    values = {k: v for k, v in found.values.items() if k not in ("span", "surface")}
    Fact.objects.filter(pk=found.pk).delete()
    add(text, "money", Span(found.start, found.end), values | {"payer": "Vale"}, by="Ada", at=NOON)
    as_if_read_by_an_older_version(text)
    read(letters)
    now = Fact.objects.get(kind="money", values__surface="$4.2 million", text__superseded_by=None)
    assert now.values["found_by"] != "person"
    assert held(now.pk).verdict is Verdict.CORRECTED
    assert held(now.pk).fact.payer == "Vale"  # type: ignore[attr-defined] # money


def test_a_corrected_place_moves_along(
    text: Text, casefile: Casefile, read: Read, letters: Path
) -> None:
    old, wider = money(), place(text, "a $4.2 million contract")
    correction = {"span": [wider.start, wider.end], "surface": "a $4.2 million contract"}
    judge(old.pk, Verdict.CORRECTED, by="Ada", at=NOON, correction=correction)
    as_if_read_by_an_older_version(text)
    read(letters)
    now = Judgement.objects.exclude(carried_from=None).get()
    body = now.fact.text.body.text
    assert body[slice(*now.correction["span"])] == "a $4.2 million contract"
    assert verify(casefile).holds
