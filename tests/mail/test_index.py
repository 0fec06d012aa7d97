"""Words of messages are found on both databases alike, whatever is asked."""

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affiant.evidence.casefile import Casefile
from affiant.evidence.models.collection import DEFAULT
from affiant.mail import index
from affiant.mail.models import Message, Trove, TroveFile
from tests.mail.storing.taking import NOON, trove

TEXTS = (
    ("Réunion", "L'avocat Zoé Faure a écrit à l’usine : dossier n° 1234-B."),
    ("Re: meeting", "Please call zoe.faure@bureau.example about file 12."),
    ("ŒUVRE", "Straße, naïveté, ΑΘΗΝΑ, москва"),
)


@pytest.fixture(autouse=True)
def held(casefile: Casefile) -> Casefile:
    made = Trove.objects.create(collection_id=DEFAULT, name="x", key="x", key_digest="x", at=NOON)
    file = TroveFile.objects.create(trove=made, place=["x"], place_digest="x")
    for number, _text in enumerate(TEXTS, 1):
        Message.objects.create(trove=made, file=file, number=number, opens=0, start=0, end=0)
    rows = zip(Message.objects.order_by("pk"), TEXTS, strict=True)
    index.add([(row.pk, *texts) for row, texts in rows])
    return casefile


def found(words: str) -> list[int]:
    rows = Message.objects.order_by("pk")
    numbers = dict(rows.values_list("pk", "number"))
    return [numbers[one] for one in index.search(words, rows)]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("zoe faure", [1, 2]),
        ("ZOÉ", [1, 2]),
        ("avocat", [1]),
        ('"zoe faure" usine', [1]),
        ('"faure zoe"', []),
        ("zoe.faure@bureau.example", [2]),
        ("1234-b", [1]),
        ("reun*", [1]),
        ("reun", []),
        ("meeting", [2]),
        ("œuvre", [3]),
        ("naivete", [3]),
        ("Москва αθηνα", [3]),
        ("meeting please", [2]),
        ('"meeting please"', []),
        ("avocat meeting", []),
    ],
    ids=str,
)
def test_words_are_found_without_case_and_accents(words: str, hits: list[int]) -> None:
    assert found(words) == hits


@pytest.mark.parametrize("words", ["", " ", '"', "*", "((( )))", "\x00", "—", "^", "\\"], ids=repr)
def test_what_holds_no_word_finds_nothing(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "AND", "zoe OR", "NOT NOT", "NEAR(zoe, 3)", "subject:zoe", "-zoe", "{zoe}", "zoe' & !x",
        "a:b:*", "x" * 100_000, "mot " * 10_000, "\ud800",
        "'; DROP TABLE mail_message; --", "zoe\x00*",
    ],
    ids=range(14),
)  # fmt: skip
def test_no_question_raises(words: str) -> None:
    found(words)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=30))
def test_no_text_raises(words: str) -> None:
    found(words)


def test_only_what_may_be_seen_is_searched() -> None:
    first = Message.objects.filter(number=1)

    assert len(index.search("zoe", first)) == 1
    assert trove().messages.count() == 3


@pytest.mark.parametrize("count", [24_000, 48_000], ids=["without places", "cut"])
def test_a_text_of_more_words_than_a_vector_holds_is_indexed(count: int) -> None:
    last = Message.objects.latest("pk")
    last.pk, last.number = last.pk + 1, 9
    last.save(force_insert=True)
    words = [hashlib.md5(b"%d" % number).hexdigest() for number in range(count)]  # noqa: S324 - any words
    index.add([(last.pk, "long", " ".join(words))])

    assert found("long") == [9]
    assert found(words[7]) == [9]
