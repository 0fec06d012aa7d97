"""Printed pages in the portal: who is masked in the text is masked in the picture."""

import io
import json
from pathlib import Path

import pytest
import typst
from django.test import Client
from PIL import Image

from affiant.evidence.models import Fact, Text
from affiant.portal import printed
from tests.portal.conftest import Hand
from tests.reading.formats.test_pdf_picture import SETTING

WORDS = (
    "Northmere Systems held a \\$4.2 million contract with Arden County since 2019. The victim, "
    "Lina Moreau, told the court so. Write to lina.moreau\\@arden.example for the whole file."
)


@pytest.fixture
def page(owner: Client, tmp_path: Path, hand_in: Hand) -> Client:
    """The owner's browser, on a casefile with a PDF that names a victim."""
    raw = typst.compile((SETTING.replace("Lina Moreau", "nobody") + WORDS).encode())
    (tmp_path / "page.pdf").write_bytes(bytes(raw))
    hand_in(tmp_path / "page.pdf")
    printed._kept.clear()
    return owner


def told(client: Client) -> dict[str, object]:
    answer = client.get(f"/documents/{text().pk}/pages/1", headers={"Accept": "application/json"})
    return dict(json.loads(answer.content))


def text() -> Text:
    return Text.objects.get(reader="pdf")


def place_of(words: str) -> tuple[int, int, int, int]:
    """Where words stand, as the portal drew them last."""
    from affiant.reading.span import Span  # noqa: PLC0415 - here alone

    [picture] = list(printed._kept.values())[-1:]
    start = text().body.text.index(words)
    whole = Span(0, len(text().body.text))
    [box] = printed.Sheet(picture, whole).boxes(Span(start, start + len(words)))
    return box


def image(client: Client) -> Image.Image:
    answer = client.get(f"/documents/{text().pk}/pages/1.png")
    assert answer["Content-Type"] == "image/png"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def test_each_fact_has_its_box_on_the_page(page: Client) -> None:
    money = Fact.objects.get(kind="money")
    facts = told(page)["facts"]
    assert isinstance(facts, dict)
    [[left, top, right, bottom]] = facts[str(money.pk)]
    assert image(page).crop((left, top, right, bottom)).convert("L").getextrema()[0] < 128  # type: ignore[operator] # grey has one band


@pytest.mark.parametrize("words", ["Lina", "Moreau", "lina"])
def test_t_60_a_masked_name_is_black_in_the_picture(page: Client, words: str) -> None:
    told(page)
    place = place_of(words)
    assert image(page).crop(place).getextrema() == ((0, 0),) * 3


def test_a_page_is_drawn_once_however_often_it_is_asked_for(
    page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(page)
    monkeypatch.setattr(printed, "drawn", None)
    assert image(page).size == (told(page)["width"], told(page)["height"])


def test_pictures_that_are_kept_have_a_bound(page: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "KEPT_BYTES", 10)
    told(page)
    assert len(printed._kept) == 0


def test_while_others_are_drawn_one_is_told_to_wait(
    page: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed, "PATIENCE", 0.01)
    for _ in range(printed.AT_ONCE):
        printed._turns.acquire()
    try:
        assert "Try again" in str(told(page)["why"])
        assert page.get(f"/documents/{text().pk}/pages/1.png").status_code == 503
    finally:
        for _ in range(printed.AT_ONCE):
            printed._turns.release()


def test_without_a_script_the_page_shows_picture_and_boxes(page: Client) -> None:
    shown = page.get(f"/documents/{text().pk}/pages/1").content.decode()
    assert f'href="/documents/{text().pk}/pages/1.png"' in shown
    assert "<rect" in shown


@pytest.mark.parametrize("number", [2, 999999999])
def test_a_page_that_is_not_there_says_so(page: Client, number: int) -> None:
    answer = page.get(f"/documents/{text().pk}/pages/{number}")
    assert "was not read" in answer.content.decode()
    assert page.get(f"/documents/{text().pk}/pages/{number}.png").status_code == 404


def test_a_text_that_is_no_pdf_has_no_pages(filled: Client) -> None:
    first = Text.objects.order_by("pk")[0]
    assert filled.get(f"/documents/{first.pk}/pages/1.png").status_code == 404
