"""What the pages show of documents, hostile ones too, and what they never show."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from affiant.evidence.models import Fact, Text
from affiant.evidence.search import hits
from affiant.portal import portion
from affiant.portal.views import searching
from tests.portal.conftest import BOTH, DOCUMENTS, Hand
from tests.portal.test_addresses import entity, fact, text

PAGES = ("/", "/search?q=contract+OR+contrat", "/documents", "/names", "/origins")


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def room(title: str, **asked: str) -> str:
    pk = Text.objects.get(title__contains=title).pk
    return f"/documents/{pk}?" + "&".join(f"{name}={value}" for name, value in asked.items())


def test_an_empty_casefile_explains_itself(owner: Client) -> None:
    page = shown(owner, "/")
    assert "affiant read FOLDER" in page
    assert 'action="/examples"' in page


def test_t_28_markup_of_a_document_is_text(filled: Client) -> None:
    for address in (*PAGES, room("Wexley"), "/search?q=wexley"):
        page = shown(filled, address)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b onclick" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown(filled, room("Wexley"))


def test_t_28_markup_of_a_query_is_text(filled: Client) -> None:
    page = shown(filled, '/search?q="><script>alert(1)</script>&source="><b onclick=x>')
    assert "<script>alert" not in page
    assert "<b onclick" not in page


def test_t_28_what_turns_the_direction_of_text_is_shown_by_its_number(filled: Client) -> None:
    page = shown(filled, room("turned"))
    assert "\u202e" not in page
    assert "⟨U+202E⟩</span>" in page


@pytest.mark.parametrize("secret", ["Lina Moreau", "lina.moreau", "23 45 67 89"])
def test_t_30_the_protected_are_masked_on_every_page(filled: Client, secret: str) -> None:
    rooms = [f"/documents/{pk}?kind=all" for pk in Text.objects.values_list("pk", flat=True)]
    searches = ["/search?q=victime", "/search.csv?q=victime", "/search?q=arden", "/search?q=fils"]
    for address in (*PAGES, *rooms, *searches, f"/names/{entity()}"):
        assert secret not in shown(filled, address), address
    assert "•••• ••••••" in shown(filled, room("met fin", kind="all"))


@BOTH
def test_a_search_marks_what_it_found_in_both_languages(filled: Client) -> None:
    page = shown(filled, "/search?q=contract+OR+contrat")
    assert "<mark>contract</mark>" in page
    assert "<mark>contrat</mark>" in page


@BOTH
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", {"one", "deux"}),
        ("&language=fr", {"deux"}),
        ("&kind=money", {"one", "deux"}),
        ("&kind=quote", set()),
        ("&since=2000", set()),
        ("&source=nobody", set()),
        ("&kind=nonsense&language=xx&document=x", {"one", "deux"}),
    ],
)
def test_filters_narrow_a_search(filled: Client, asked: str, expected: set[str]) -> None:
    page = shown(filled, f"/search?q=%224.2+million%22+OR+%22contrat+de%22{asked}")
    words = {"one": "held a $", "deux": "avait un"}
    assert {name for name, here in words.items() if here in page} == expected


@BOTH
@pytest.mark.parametrize("query", ["'", '"', "*", "-", "a\0b", "%", "OR OR", "(" * 300, "x" * 9000])
def test_t_29_no_query_breaks_the_search(filled: Client, query: str) -> None:
    assert filled.get("/search", {"q": query, "since": "\0", "page": "9" * 40}).status_code == 200


def test_t_28_a_table_of_passages_runs_nothing(filled: Client) -> None:
    answer = filled.get("/search.csv?q=wexley")
    assert answer["Content-Disposition"].startswith("attachment;")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    place = rows[0].index("passage")
    passages = [row[place] for row in rows[1:]]
    assert any(passage.startswith("'=HYPERLINK") for passage in passages)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_a_fact_opens_on_its_passage_without_a_script(filled: Client) -> None:
    page = shown(filled, f"/documents/{text()}?fact={fact()}")
    lit = [part.partition("</span>")[0] for part in page.split('class="hit lit"')[1:]]
    assert "".join(part.partition(">")[2] for part in lit) == "$4.2 million"
    assert f'id="at-{fact()}"' in page


def test_a_passage_shows_its_facts_without_a_script(filled: Client) -> None:
    page = shown(filled, room("ends its work"))
    link = page.split('data-passage="')[1].partition('href="')[2].partition('"')[0]
    inside = shown(filled, f"/documents/{text()}{link.replace('&amp;', '&')}")
    assert 0 < inside.count('class="fact"') < page.count('class="fact"')


def test_names_and_dates_are_shown_when_asked_for(filled: Client) -> None:
    few, all_ = shown(filled, room("ends its")), shown(filled, room("ends its", kind="all"))
    assert few.count('class="fact"') < all_.count('class="fact"')


def test_what_was_judged_can_be_left_out(filled: Client) -> None:
    address = room("ends its work", unreviewed="1")
    before = shown(filled, address).count('class="fact"')
    filled.post(f"/facts/{fact()}/judgement", {"verdict": "accepted", "seen": 0})
    assert shown(filled, address).count('class="fact"') == before - 1


@BOTH
def test_a_huge_text_is_shown_in_parts(
    owner: Client, tmp_path: Path, hand_in: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portion, "SIZE", 1_000)
    line = "Northmere Systems paid $2 million to the county in 2021. "
    (tmp_path / "huge.txt").write_text(f"A long account\n\n{line * 200}\n", encoding="utf-8")
    hand_in(tmp_path / "huge.txt")
    pages = [shown(owner, f"{room('long account')}part={n}") for n in range(1, 13)]
    assert all(len(page) < 90_000 for page in pages)
    assert len({one for page in pages for one in re.findall(r'id="fact-(\d+)"', page)}) == (
        Fact.objects.exclude(kind__in=("mention", "date")).count()
    )
    assert "Part 12 of 12" in shown(owner, f"{room('long account')}part=999")


@BOTH
def test_a_search_shows_the_beginning_of_a_passage_without_an_end(
    filled: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "\n\n".join(DOCUMENTS["deux.txt"])
    passage = body[body.index("Une victime") :]
    for module in (hits, searching):
        monkeypatch.setattr(module, "SHOWN", passage.index("Lina Moreau") + 4)
    page = shown(filled, "/search?q=victime")
    assert "<mark>victime</mark>, ••••</p>" in page


def test_t_30_a_name_across_the_edge_of_two_parts_is_masked(
    owner: Client, tmp_path: Path, hand_in: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "\n\n".join(DOCUMENTS["deux.txt"])
    monkeypatch.setattr(portion, "SIZE", body.index("Lina Moreau") + 4)
    (tmp_path / "deux.txt").write_text(body, encoding="utf-8")
    hand_in(tmp_path / "deux.txt")
    page = shown(owner, f"{room('met fin')}part=2")
    assert "Moreau" not in page


def test_t_28_a_dossier_has_a_policy_of_its_own_and_a_download_is_inert(filled: Client) -> None:
    address = f"/names/{entity()}/dossier.html"
    here, taken = filled.get(f"{address}?show=1&language=fr"), filled.get(address)
    assert "script-src" not in here["Content-Security-Policy"]
    assert "sandbox" in here["Content-Security-Policy"]
    assert 'lang="fr"' in here.content.decode()[:200]
    assert taken["Content-Disposition"] == 'attachment; filename="dossier-northmere-systems.html"'
    assert taken["Content-Security-Policy"].endswith("sandbox")


@pytest.mark.parametrize("form", ["pdf", "docx", "md", "json", "csv", "ftm.json", "zip"])
def test_a_dossier_is_taken_in_every_form(filled: Client, form: str) -> None:
    answer = filled.get(f"/names/{entity()}/dossier.{form}")
    assert answer.status_code == 200
    assert answer.content
    assert answer["Content-Disposition"].endswith(f'.{form}"')


def queries(client: Client, address: str) -> int:
    client.get(address)  # what is kept between requests is kept from here on
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_a_page_asks_the_database_as_often_for_many_documents_as_for_few(
    filled: Client, tmp_path: Path, hand_in: Hand
) -> None:
    addresses = (*PAGES, f"/documents/{text()}", f"/names/{entity()}")
    few = {address: queries(filled, address) for address in addresses}
    more = tmp_path / "more"
    more.mkdir()
    for n in range(12):
        for name, lines in DOCUMENTS.items():
            words = "\n\n".join(
                (*lines, f"<p>Number {n} adds that $ {n + 7} million was paid.</p>")
            )
            (more / f"{n}-{name}").write_text(words, encoding="utf-8")
    hand_in(more)
    assert {address: queries(filled, address) for address in addresses} == few
    assert max(few.values()) < 25
