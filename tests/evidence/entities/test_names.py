"""Names are taken from texts when asked, and follow what happens to the texts."""

from pathlib import Path

import pytest
from django.db import DatabaseError

from affiant.evidence.casefile import Casefile
from affiant.evidence.entities import taking
from affiant.evidence.entities.explaining import explain
from affiant.evidence.entities.ftm import exchange
from affiant.evidence.entities.judging import judge, take_back
from affiant.evidence.entities.names import Names, names
from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge as judge_fact
from affiant.evidence.models import (
    Addition,
    Fact,
    NameCount,
    NamesTaken,
    Text,
)
from affiant.names.entity import Entity as Resolved
from affiant.names.identity import Sameness
from affiant.vocabulary.entity import EntityKind
from tests.evidence.conftest import NOON, Read

SAME, DIFFERENT = Sameness.SAME, Sameness.DIFFERENT


@pytest.fixture
def written(read: Read, tmp_path: Path) -> "Write":
    """Write a text into the casefile."""
    return Write(read, tmp_path)


class Write:
    def __init__(self, read: Read, folder: Path) -> None:
        self._read, self._folder = read, folder

    def __call__(self, **texts: str) -> Names:
        for name, text in texts.items():
            path = self._folder / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            self._read(path)
        return names()


def called(known: Names, name: str) -> Resolved:
    return next(entity for entity in known.public if entity.answers_to(name))


def all_of(known: Names) -> list[tuple[str, int]]:
    return [(entity.name, entity.count) for entity in known.entities]


def test_reading_writes_no_names(written: Write) -> None:
    written(one="Northmere Systems sells maps.")
    NamesTaken.objects.all().delete()
    NameCount.objects.all().delete()

    written._read(written._folder, again=True)

    assert not NameCount.objects.exists()


def test_only_new_texts_are_taken(written: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    written(one="Northmere Systems sells maps to the Arden Widget Watch.")
    looked: list[int] = []
    whole = taking._taken

    def spied(texts: list[int]) -> taking.Taken:
        looked.extend(texts)
        return whole(texts)

    monkeypatch.setattr(taking, "_taken", spied)

    written(two="The Arden Widget Watch (AWW) sells nothing.")
    written()

    assert len(looked) == 1


def test_a_process_that_begins_looks_at_what_came_since_the_last_one_alone(
    written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = written(one="Northmere Systems sells maps to the Arden Widget Watch.")
    taking._reached.clear()
    looked: list[object] = []
    marks = taking._marks

    def spied(among: list[int] | None = None) -> dict[int, str]:
        looked.append(among)
        return marks(among)

    monkeypatch.setattr(taking, "_marks", spied)

    assert all_of(names()) == all_of(known)
    assert looked == [[]]


def test_what_the_last_process_left_counts_for_nothing_once_rows_are_gone(written: Write) -> None:
    known = written(one="Northmere Systems sells maps to the Arden Widget Watch.")
    for model in (NamesTaken, NameCount):
        model.objects.all().delete()
    taking._reached.clear()

    assert all_of(names()) == all_of(known)


def test_facts_seen_late_under_lower_numbers_than_a_persons_are_taken(written: Write) -> None:
    """As on PostgreSQL: somebody adds a fact while a text is read, and is done before it."""
    written(one="Northmere Systems sells maps.")
    before = written(one="Northmere Systems sells maps.", two="The Arden Widget Watch objects.")
    texts = list(Text.objects.order_by("pk"))
    gone = list(Fact.objects.filter(text=texts[-1]))
    Fact.objects.filter(text=texts[-1]).delete()
    far = max(one.pk for one in gone) + 100
    Fact.objects.filter(text=texts[0], kind="figure").delete()
    added = Fact.objects.create(
        pk=far, text=texts[0], kind="figure", start=0, end=1, confidence=1, values={}
    )
    Addition.objects.create(fact=added, by="ada", at=NOON)
    names()

    Fact.objects.bulk_create(gone)

    assert all_of(names()) == all_of(before)


def test_a_rejected_mention_names_nobody_any_more(written: Write) -> None:
    known = written(one="Northmere Systems sells maps.")
    assert all_of(known)
    for fact in Fact.objects.filter(kind="mention"):
        judge_fact(fact.pk, Verdict.REJECTED, by="ada", at=NOON)

    assert all_of(names()) == []


def test_names_are_known_where_the_casefile_cannot_be_written(
    written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = all_of(written(one="Northmere Systems sells maps to the Arden Widget Watch (AWW)."))
    NamesTaken.objects.all().delete()
    taking._reached.clear()

    def refuse(*_: object) -> None:
        raise DatabaseError("read-only")

    monkeypatch.setattr(taking, "insert", refuse)

    assert all_of(names()) == before


def test_a_merge_by_a_person_joins_and_its_undoing_parts_again(written: Write) -> None:
    known = written(one="Northmere Systems sells maps. The Arden Widget Watch objects.")
    before = all_of(known)
    one, other = called(known, "Northmere Systems"), called(known, "Arden Widget Watch")

    judged = judge(one.node, other.node, SAME, by="ada", at=NOON, why="a test")
    merged = names()
    assert called(merged, "Northmere Systems") == called(merged, "Arden Widget Watch")

    take_back(judged.id, by="ada", at=NOON)
    assert all_of(names()) == before


def test_a_wrong_merge_by_the_machine_is_parted_by_a_person(written: Write) -> None:
    known = written(one="Northmere Systems, formerly Quillfeed Labs, sells maps.")
    assert called(known, "Quillfeed Labs") == called(known, "Northmere Systems")
    nodes = [form.node for form in called(known, "Quillfeed Labs").forms]

    judge(nodes[0], nodes[1], DIFFERENT, by="ada", at=NOON)

    parted = names()
    assert called(parted, "Quillfeed Labs") != called(parted, "Northmere Systems")
    assert called(parted, "Quillfeed Labs").kept_apart


def test_a_document_s_own_explanation_of_letters_comes_before_the_catalogue(
    written: Write,
) -> None:
    known = written(
        one="U.S. Immigration and Customs Enforcement (ICE) signed. ICE said so.",
        two="The Institute of Clay Engineers (ICE) met. Later ICE voted. ICE is old.",
    )

    assert called(known, "Institute of Clay Engineers").count > 1
    assert not called(known, "Institute of Clay Engineers").answers_to(
        "U.S. Immigration and Customs Enforcement"
    )


def test_letters_with_two_meanings_are_told_by_what_else_a_document_names(written: Write) -> None:
    known = written(
        one="The Institute of Clay Engineers (ICE) met. ICE voted.",
        two="Immigration and Customs Enforcement signed. So did ICE.",
        three="The firm was sued by ICE in Arden.",
    )

    agency = called(known, "U.S. Immigration and Customs Enforcement")
    alone = [entity for entity in known.entities if entity.names() == ("ICE",)]
    assert agency.count == 2
    assert [entity.count for entity in alone] == [1]


@pytest.mark.parametrize("letters", ["HTI", "CRA", "RAICES"])
def test_letters_that_two_documents_explain_differently_join_neither_elsewhere(
    written: Write, letters: str
) -> None:
    bodies = {
        "HTI": ("Harbour Tug Institute", "Hollow Timber Institute"),
        "CRA": ("Clay River Alliance", "Copper Road Association"),
        "RAICES": (
            "Rural Aid Island Clinics Eastern Society",
            "Raft Anglers Inland Canal East Society",
        ),
    }[letters]
    first, second = bodies
    known = written(
        one=f"The {first} ({letters}) met. {letters} voted.",
        two=f"The {second} ({letters}) met. {letters} voted.",
        three=f"The firm was sued by {letters} in Arden.",
    )

    mine, theirs = called(known, first), called(known, second)
    assert mine is not theirs
    assert mine.count == theirs.count == 2 + 1  # once in full, its letters in brackets, and alone
    others = [entity for entity in known.entities if entity not in (mine, theirs)]
    assert [entity.names() for entity in others] in ([], [(letters,)])
    assert sum(entity.count for entity in others) <= 1


def test_names_in_capitals_are_the_same_names(written: Write) -> None:
    known = written(
        one="NORTHMERE SYSTEMS INC. sold maps to Northmere Systems.", two="Northmere Systems sells."
    )

    assert len([entity for entity in known.entities if "orthmere" in entity.name.lower()]) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GEO GROUP INC. THE won the award. The GEO Group signed.", "GEO Group"),
        (
            "DELL FEDERAL SYSTEMS L.P. sold. Dell Federal Systems signed.",
            "Dell Federal Systems",
        ),
        (
            "MICROSOFT CORPORATION SITZ IN REDMOND CORPORATION sold. So did Microsoft.",
            "Microsoft",
        ),
    ],
)
def test_names_as_registers_write_them_are_the_body_that_the_catalogue_knows(
    written: Write, text: str, name: str
) -> None:
    known = written(one=text)

    (body,) = [one for one in known.public if one.entity_kind is EntityKind.ORGANISATION]
    assert (body.name, body.count) == (name, 2)


def test_a_person_without_a_public_part_is_no_entity(written: Write) -> None:
    known = written(one="“We listened,” said Ada Quill, director of Northmere. Bea Reed was there.")

    told = [*exchange(known)]

    assert "Ada Quill" in {entity.name for entity in known.public}
    assert "Ada Quill" in str(told)
    assert "Reed" not in str([*known.public, *told])


def test_entities_are_the_same_whenever_they_are_made(written: Write) -> None:
    before = written(
        one="Northmere Systems sells maps to LinkedIn. The Arden Widget Watch (AWW) objects."
    )
    told = [*exchange(before)]

    after = written(two="A note without names.")

    assert after.public == before.public
    assert [*exchange(after)] == told


def test_an_alias_tells_in_which_words_it_was_learned(written: Write) -> None:
    known = written(one="The Arden Widget Watch (AWW) met. AWW voted.")

    told = explain(called(known, "Arden Widget Watch"), known)

    lessons = [lesson for alias in told.aliases for lesson in alias.lessons]
    assert [(lesson.alias, lesson.document, lesson.words) for lesson in lessons] == [
        ("AWW", "one.txt", "Arden Widget Watch (AWW)")
    ]


def test_who_may_be_the_same_is_told_with_the_reason(written: Write) -> None:
    known = written(
        one="The Arden Widget Watch met.", two="The Arden Widget Watch of Canada met in Ottawa."
    )
    entity = called(known, "Arden Widget Watch")

    told = explain(entity, known)

    assert all(other.reasons for other in told.possible)


@pytest.mark.usefixtures("casefile")
def test_an_empty_casefile_names_nobody() -> None:
    assert names().entities == ()
    assert [*exchange(names())] == []


def test_the_casefile_opens_again_with_its_judgements(written: Write, casefile: Casefile) -> None:
    known = written(one="Northmere Systems sells maps. The Arden Widget Watch objects.")
    nodes = [called(known, "Northmere Systems").node, called(known, "Arden Widget Watch").node]
    judge(nodes[0], nodes[1], SAME, by="ada", at=NOON)

    assert casefile.folder.is_dir()
    assert called(names(), "Northmere Systems").node == called(names(), "Arden Widget Watch").node
