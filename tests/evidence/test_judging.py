from pathlib import Path

import pytest

from affiant import facts
from affiant.evidence.casefile import Casefile
from affiant.evidence.held import HeldFact, Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Judgement, Text
from affiant.evidence.questions import documents_found
from affiant.evidence.verification import verify
from affiant.facts.kinds import Money
from tests.evidence.conftest import NOON, Read


def money() -> Fact:
    return Fact.objects.filter(kind="money", values__surface="$4.2 million").get()


def held(pk: int) -> HeldFact:
    return next(fact for held in documents_found(None) for fact in held.facts if fact.id == pk)


def test_the_newest_verdict_counts_and_the_older_stay(read: Read, letters: Path) -> None:
    read(letters)
    judge(money().pk, Verdict.ACCEPTED, by="Ada", at=NOON)
    judge(money().pk, Verdict.REJECTED, by="Ada", at=NOON)
    assert held(money().pk).verdict is Verdict.REJECTED
    assert Judgement.objects.count() == 2


def test_what_two_people_see_otherwise_counts_as_unsure(read: Read, letters: Path) -> None:
    read(letters)
    judge(money().pk, Verdict.ACCEPTED, by="Ada", at=NOON)
    judge(money().pk, Verdict.REJECTED, by="Brice", at=NOON)
    assert held(money().pk).disputed
    assert held(money().pk).verdict is Verdict.UNSURE


def test_a_correction_changes_what_is_shown_and_not_what_was_found(
    read: Read, letters: Path
) -> None:
    read(letters)
    found = money().values
    judge(money().pk, Verdict.CORRECTED, by="Ada", at=NOON, correction={"payer": "Ada Quill"})
    corrected = held(money().pk).fact
    assert isinstance(corrected, Money)
    assert corrected.payer == "Ada Quill"
    assert money().values == found


def test_a_correction_has_to_stand_on_its_words(read: Read, letters: Path) -> None:
    read(letters)
    with pytest.raises(ValueError, match="not what stands"):
        judge(money().pk, Verdict.CORRECTED, by="Ada", at=NOON, correction={"surface": "$9"})


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.CORRECTED])
def test_a_correction_goes_with_corrected_and_nothing_else(
    read: Read, letters: Path, verdict: Verdict
) -> None:
    read(letters)
    correction = {} if verdict is Verdict.CORRECTED else {"payer": "Vale County"}
    with pytest.raises(ValueError, match="a correction says"):
        judge(money().pk, verdict, by="Ada", at=NOON, correction=correction)


def test_newer_finders_replace_suggestions_and_keep_judged_facts(
    read: Read, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(letters)
    judged = money()
    judge(judged.pk, Verdict.REJECTED, by="Ada", at=NOON)
    number = Fact.objects.count()
    monkeypatch.setattr(facts, "VERSION", facts.VERSION + "+")
    assert read(letters).read == 3
    assert Fact.objects.count() == number
    assert held(judged.pk).verdict is Verdict.REJECTED
    assert read(letters).unchanged == 3


def test_a_newer_reader_makes_a_new_text_and_the_judgement_goes_along(
    read: Read, casefile: Casefile, letters: Path
) -> None:
    read(letters)
    old = money()
    judge(old.pk, Verdict.ACCEPTED, by="Ada", at=NOON)
    as_if_read_by_an_older_version(old.text)
    assert read(letters).read == 3
    new = Fact.objects.get(kind="money", values__surface="$4.2 million", text__superseded_by=None)
    assert new.text != old.text
    assert held(new.pk).verdict is Verdict.ACCEPTED
    assert Judgement.objects.get(fact=old).verdict == "accepted"
    assert verify(casefile).holds


def test_a_judgement_without_a_place_in_the_new_text_is_told(
    read: Read, casefile: Casefile, letters: Path
) -> None:
    read(letters)
    old = money()
    judge(old.pk, Verdict.ACCEPTED, by="Ada", at=NOON)
    Fact.objects.filter(pk=old.pk).update(kind="claim")
    as_if_read_by_an_older_version(old.text)
    read(letters)
    assert [finding.problem for finding in verify(casefile).findings] == ["unplaced judgement"]


def as_if_read_by_an_older_version(text: Text) -> None:
    Text.objects.update(reader_version="0")
    text.entries.model.objects.update(reader_version="0")
