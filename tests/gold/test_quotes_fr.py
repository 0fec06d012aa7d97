"""The gold fits the texts it was made on, and holds none of their words."""

import hashlib
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from affiant.facts.kinds import Manner
from benchmarks.quotes_fr_gold import GOLD, PARTS, WINER, check, sheets
from tests.gold.draw_quotes_fr import drawn, second

PATHS = sorted(GOLD.glob("*.json"))
ALLOWED = re.compile(
    r"[0-9a-f]{8}|[0-9a-f]{64}|\d{4}/\d\d/\d{4}_\d\d_\d\d-\d{3}|dev|second|held"
    r"|direct|partial|fragment|scare|indirect|person|organisation|group|document|unnamed"
)
needs_the_texts = pytest.mark.skipif(
    not WINER.is_dir(), reason="../shared/data/names/winer-fr is absent"
)


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    path: Path = request.param
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def spans(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Every place that an annotation points to."""
    speaker = entry.get("speaker", {})
    single = [entry.get(name) for name in ("span", "cue", "role", "channel")]
    of_speaker = [speaker.get("span"), speaker.get("name"), *speaker.get("also", ())]
    return [one for one in (*single, *of_speaker) if one]


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for one in value.values() for word in strings(one)]
    if isinstance(value, list):
        return [word for one in value for word in strings(one)]
    return [value] if isinstance(value, str) else []


def test_sixty_articles_are_annotated_a_third_of_them_held_back_and_more_for_development() -> None:
    parts = Counter(json.loads(path.read_text("utf-8"))["part"] for path in PATHS)
    assert parts == {"dev": 40, "second": 42, "held": 20}


def test_no_word_of_an_article_is_kept(told: dict[str, Any]) -> None:
    assert [word for word in strings(told) if not ALLOWED.fullmatch(word)] == []


def test_every_place_lies_in_its_text(told: dict[str, Any]) -> None:
    for entry in told["quotes"]:
        for one in spans(entry):
            assert 0 <= one["start"] < one["end"] <= told["length"]


def test_quotations_stand_in_the_order_of_the_text_once_each(told: dict[str, Any]) -> None:
    places = [(q["span"]["start"], -q["span"]["end"]) for q in told["quotes"]]
    assert all(one < following for one, following in pairwise(places))


def test_nobody_speaks_a_scare_quotation(told: dict[str, Any]) -> None:
    held_at_a_distance = [q for q in told["quotes"] if q["kind"] == "scare"]
    assert not any("speaker" in q or "cue" in q for q in held_at_a_distance)


def test_what_is_counted_has_a_speaker_or_a_cue(told: dict[str, Any]) -> None:
    for quote in told["quotes"]:
        free = quote["kind"] == "scare" or quote.get("optional") or quote.get("within")
        assert free or "speaker" in quote or "cue" in quote


def test_every_manner_occurs_in_every_part() -> None:
    told = [json.loads(path.read_text("utf-8")) for path in PATHS]
    for part in PARTS:
        kinds = {
            q["kind"] for article in told if article["part"] == part for q in article["quotes"]
        }
        assert kinds == set(Manner)


@needs_the_texts
def test_the_text_is_the_one_that_was_annotated(told: dict[str, Any]) -> None:
    raw = (WINER / f"{told['document']}.txt").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == told["sha256"]
    assert len(raw.decode("utf-8")) == told["length"]


@needs_the_texts
def test_every_place_holds_the_words_that_were_annotated(told: dict[str, Any]) -> None:
    text = (WINER / f"{told['document']}.txt").read_bytes().decode("utf-8")
    for entry in told["quotes"]:
        for one in spans(entry):
            words = text[one["start"] : one["end"]]
            assert check(words) == one["check"]
            assert words == words.strip()


@needs_the_texts
def test_the_draw_gives_the_same_articles_again() -> None:
    annotated = {told["document"]: told["part"] for told in map(_read, PATHS)}
    assert dict(drawn()) | dict.fromkeys(second(), "second") == annotated


@needs_the_texts
def test_the_gold_fits_the_texts_as_affiant_reads_them() -> None:
    for sheet in sheets():
        for quotation in sheet.quotations:
            assert quotation.content.end <= len(sheet.document.text)


def _read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def test_the_readme_tells_the_true_counts() -> None:
    rows = {part: _counts(part) for part in PARTS}
    lines = [
        " | ".join([f"| {name}", *(str(rows[part][name]) for part in PARTS)]) + " |"
        for name in rows["dev"]
    ]
    readme = (GOLD.parent / "README.md").read_text("utf-8").splitlines()
    assert [line for line in lines if line not in readme] == []


def _counts(part: str) -> dict[str, int]:
    articles = [told for told in map(_read, PATHS) if told["part"] == part]
    quotes = [quote for told in articles for quote in told["quotes"]]
    free = [q for q in quotes if q.get("optional") or q.get("within")]
    counted = Counter(q["kind"] for q in quotes if q not in free)
    scare = counted.pop("scare")
    named = {"articles": len(articles), **counted}
    return named | {"counted in all": counted.total(), "left open": len(free), "scare": scare}
