"""Bad input and attacks that no other file holds: injection, names that turn, a text of 200 MB."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from affiant.evidence.models import Body, Entry, Fact, Original, Passage, Text
from affiant.evidence.models.passage import passage_id
from affiant.portal.known import known
from tests.portal.conftest import BOTH, NOON
from tests.portal.test_addresses import ROWS
from tests.portal.test_pages import shown
from tests.taking_time import within

STATEMENTS = (
    "' OR '1'='1",
    "'; DROP TABLE evidence_fact; --",
    '" UNION SELECT text, 1 FROM evidence_body --',
    "1) OR 1=1 --",
    "%' ESCAPE '!' OR name LIKE '%",
    "\\'; SELECT pg_sleep(5); --",
)
ASKED = (
    "q", "kind", "language", "publisher", "source", "entity", "since", "until", "order", "name",
    "state", "reason", "after", "page", "part", "actor", "action", "fact", "collection",
)  # fmt: skip
"""Everything that some page reads of its address."""


@BOTH
@pytest.mark.parametrize("statement", STATEMENTS)
def test_t_29_no_statement_in_an_address_reaches_the_database(
    filled: Client, statement: str
) -> None:
    """Threat: SQL in whatever a page reads of its address."""
    facts, texts = Fact.objects.count(), Text.objects.count()
    with within(60):
        for row in ROWS.values():
            if row.method == "get" and row.owner == 200:
                sent = dict.fromkeys(ASKED, statement)
                answer = filled.get(row.address().partition("?")[0], sent)
                assert answer.status_code in (200, 302, 404), row.address()
        assert (Fact.objects.count(), Text.objects.count()) == (facts, texts)


@pytest.mark.parametrize("end", ["\r\nSet-Cookie: a=b", "\nX-Made: up", "\u2028X", "\x00"])
def test_t_29_nothing_that_is_sent_becomes_a_header(filled: Client, end: str) -> None:
    """Threat: a line end in a name, an address or a form ends a header and begins another."""
    mention = Fact.objects.filter(kind="mention", values__name="Northmere Systems").first()
    assert mention is not None
    for one in Fact.objects.filter(kind="mention", values__name="Northmere Systems"):
        one.values["name"] += end
        one.save()
    Text.objects.filter(pk=mention.text_id).update(title=f"A title{end}", publisher=f"P{end}")
    entity = next(one.id for one in known().names.public if one.name.startswith("Northmere"))
    answers = [
        filled.get(f"/names/{entity}/dossier.md"),
        filled.get(f"/names/{entity}/dossier.zip"),
        filled.get("/search.csv", {"q": f"contract{end}"}),
        filled.post("/language", {"language": f"fr{end}", "back": f"/documents{end}"}),
        filled.get("/documents", {"page": f"1{end}"}),
    ]
    for answer in answers:
        assert answer.status_code in (200, 302, 404)
        assert "a" not in answer.cookies
        assert "X-Made" not in answer.headers
        assert not any(sign in value for _, value in answer.items() for sign in "\r\n\x00")


def test_t_28_a_name_that_turns_the_direction_is_shown_by_its_number(filled: Client) -> None:
    """Threat: a name reads as another, because a sign in it turns what follows."""
    for one in Fact.objects.filter(kind="mention", values__name="Northmere Systems"):
        one.values["name"] = one.values["known_as"] = "Northmere \u202esmetsyS\u202c"
        one.save()
    entity = next(one.id for one in known().names.public if "smetsyS" in one.name)
    pages = ("/names", f"/names/{entity}", f"/names/{entity}/dossier")
    for page in pages:
        said = shown(filled, page)
        assert "\u202e" not in said, page
        assert "smetsyS" in said, page


PARAGRAPH = "The Wexley office counted its boats again on that day, and wrote nothing else. " * 12
MOST = 1024 * 1024  # characters that a query may give out, and a page may have
LARGE = 200 * 1024 * 1024  # bytes


def _large() -> Text:
    """A text of 200 MB that was read, with passages where it begins and ends, and a fact there."""
    words = PARAGRAPH * (LARGE // len(PARAGRAPH) + 1)
    digest = hashlib.sha256(words.encode()).hexdigest()
    original = Original.objects.create(sha256=digest, size=len(words), first_seen=NOON)
    body = Body.objects.create(sha256=digest, text=words)
    like = Text.objects.exclude(description={}).first()
    assert like is not None
    text = Text.objects.create(
        original=original, body=body, reader="plain text", reader_version="1", facts_version="1",
        title="A large text", language="en", description=like.description,
    )  # fmt: skip
    count, width = len(words) // len(PARAGRAPH), len(PARAGRAPH)
    for number, place in enumerate((0, count // 2, count - 1)):
        start = place * width
        Passage.objects.create(
            pk=passage_id(text.pk, number), text=text, kind="paragraph",
            start=start, end=start + width,
        )  # fmt: skip
    end = (count - 1) * width + 4
    Fact.objects.create(
        text=text, kind="mention", start=end, end=end + 13, confidence=0.9,
        values={
            "kind": "mention", "span": [end, end + 13], "surface": words[end : end + 13],
            "attribution": {"voice": "document"}, "found_by": "x", "confidence": 0.9,
            "name": "Wexley office", "entity_kind": "organisation", "supports": {},
        },
    )  # fmt: skip
    Entry.objects.create(
        key="large.txt", key_digest="f" * 64, name="large.txt", state="read", original=original,
        text=text, at=NOON,
    )  # fmt: skip
    return text


@contextmanager
def largest_answer() -> Iterator[list[int]]:
    """The length of the longest text that the database hands out inside the block."""
    sizes = [0]

    def seen(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        result = execute(sql, params, many, context)
        cursor = context["cursor"]
        fetch = cursor.fetchmany

        def counted(*size: int) -> Any:
            rows = fetch(*size)
            lengths = [len(cell) for row in rows for cell in row if isinstance(cell, str)]
            assert max(lengths, default=0) <= MOST, sql
            sizes[0] = max([sizes[0], *lengths])
            return rows

        if hasattr(cursor, "__dict__"):
            cursor.fetchmany = counted
        return result

    with connection.execute_wrapper(seen):
        yield sizes


@pytest.mark.slow
def test_a_text_of_200_mb_is_read_a_portion_at_a_time(filled: Client) -> None:
    text = _large()
    assert known().masks is not None  # the names of a text are taken of it once, when it came in
    with largest_answer() as sizes:
        first = shown(filled, f"/documents/{text.pk}")
        last = filled.get(f"/documents/{text.pk}?part=999999").content.decode()

    assert "counted its boats" in first
    assert "Wexley office" in last
    assert sizes[0] > 0
    assert max(len(first), len(last)) < MOST
