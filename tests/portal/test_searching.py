"""The search page: both languages, facets, origins, saved searches; and what it never tells."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Link, SavedSearch, Text
from affiant.evidence.search import veil, window, wording
from affiant.portal.known import known
from tests.portal.conftest import BOTH, NOON, Hand
from tests.portal.test_pages import shown


def total(page: str) -> str:
    found = re.search(r'class="total" role="status">([^<·]*)', page)
    return found[1].strip() if found else ""


def marked(page: str) -> set[str]:
    return set(re.findall(r"<mark>([^<]*)</mark>", page))


def link() -> None:
    """Say that the French letter is a translation of the English one."""
    one, other = Text.objects.filter(title__startswith="Northmere").order_by("pk")
    Link.objects.create(
        first=one, second=other, relation="translation", certainty="certain", direction="forward",
        score=1.0,
    )  # fmt: skip


@BOTH
def test_words_of_one_language_find_those_of_the_other(filled: Client) -> None:
    page = shown(filled, "/search?q=contract+company")
    assert marked(page) == {"contrat", "entreprise"}
    assert "<b>contract</b> → <bdi>contrat</bdi>" in page
    assert "<b>company</b> → <bdi>entreprise</bdi>" in page


def test_the_other_language_can_be_left_out(filled: Client) -> None:
    assert total(shown(filled, "/search?q=contract+company&exact=1")) == "0 passages"


@BOTH
def test_near_spellings_are_found_when_asked_for(filled: Client) -> None:
    assert total(shown(filled, "/search?q=northrnere&exact=1")) == "0 passages"
    page = shown(filled, "/search?q=northrnere&exact=1&near=1")
    assert "<b>northrnere</b> → <bdi>northmere</bdi>" in page


def test_where_nothing_is_found_near_spellings_are_offered(filled: Client) -> None:
    assert "q=northrnere&amp;near=1" in shown(filled, "/search?q=northrnere")


@BOTH
def test_what_is_no_date_leaves_nothing_out_and_is_said_at_its_field(filled: Client) -> None:
    page = shown(filled, "/search?q=contract&since=soon")
    assert "no date, and nothing was left out for it: <bdi>soon</bdi>" in page
    assert page.count("aria-invalid") == 1
    assert "0 passages" not in page
    assert "no date" not in shown(filled, "/search?q=contract&since=2014&until=2030-12")


def test_facets_count_and_narrow(filled: Client) -> None:
    page = shown(filled, "/search?q=northmere")
    aside = page.partition('<aside class="facets"')[2]
    numbers = dict(re.findall(r"<bdi>([^<]*)</bdi></a> <span class=\"count\">(\d+)</span>", aside))
    assert numbers["English"] == "2"
    assert numbers["French"] == "1" if "French" in numbers else numbers["Français"] == "1"
    assert "Northmere Systems" in numbers
    address = re.search(r'href="\?([^"]*entity=[^"]*)"', aside)
    assert address is not None
    narrowed = shown(filled, "/search?" + address[1].replace("&amp;", "&"))
    assert total(narrowed) == f"{numbers['Northmere Systems']} passages"
    assert "take off: Northmere Systems" in narrowed


def _reject(**which: str) -> None:
    for fact in Fact.objects.filter(**which):
        judge(fact.pk, Verdict.REJECTED, by="Ada", at=NOON)


@BOTH
def test_what_people_rejected_is_counted_by_no_facet_and_found_by_no_filter(filled: Client) -> None:
    before = shown(filled, "/search?q=contract")
    assert "kind=money" in before.partition('<aside class="facets"')[2]
    entity = next(one.id for one in known().names.public if one.name == "Northmere Systems")
    assert total(shown(filled, f"/search?q=contract&entity={entity}")) != "0 passages"

    _reject(kind="money")
    _reject(kind="mention", values__name="Ada Quill")

    aside = shown(filled, "/search?q=contract+OR+listened").partition('<aside class="facets"')[2]
    assert "kind=money" not in aside
    assert "Ada Quill" not in aside
    assert "Northmere Systems" in aside
    assert total(shown(filled, "/search?q=contract&kind=money")) == "0 passages"
    assert total(shown(filled, f"/search?q=contract&entity={entity}")) != "0 passages"


@BOTH
def test_an_origin_counts_once_and_names_its_copies(filled: Client) -> None:
    link()
    each = shown(filled, "/search?q=%22northmere+systems%22")
    once = shown(filled, "/search?q=%22northmere+systems%22&once=1")
    assert total(each) == "3 passages"
    assert total(once) == "1 origin"
    assert "+ 1 copy" in once


def test_hits_come_by_date_when_asked_for(owner: Client, tmp_path: Path, hand_in: Hand) -> None:
    for day in ("2019-05-01", "2021-05-01", "2020-05-01"):
        told = f"<html><head><meta property='article:published_time' content='{day}'></head>"
        body = f"<p>The wexley harbour was closed by the county on that day, {day}.</p>" * 3
        (tmp_path / f"{day}.html").write_text(
            f"{told}<body><article>{body}</article></body></html>"
        )
    for path in sorted(tmp_path.glob("*.html")):
        hand_in(path)
    dates = dict(Text.objects.values_list("pk", "published"))
    page = shown(owner, "/search?q=harbour&order=newest&once=1")
    order = [dates[int(pk)] for pk in re.findall(r'<h2><a href="/documents/(\d+)', page)]
    assert order == sorted(order, reverse=True)


def test_more_than_is_looked_at_is_said(filled: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.window, "__defaults__", (window.Filter(), 2))
    page = shown(filled, "/search?q=wexley+OR+northmere")
    assert "Here are those of the documents that were read last" in page


# Threat T-40: a name that is masked is looked for, to learn whether and where it stands.


@BOTH
@pytest.mark.parametrize(
    "asked",
    [
        "Moreau", "moreau", "LINA", '"lina moreau"', "morea*", "lina moreau victime",
        "moreau OR penalhigon", "moreu&near=1", "rnoreau&near=1",
        "lina.moreau", "lina.moreau@arden.example", "23 45 67 89", '"45 67"',
    ],
)  # fmt: skip
def test_t_40_a_masked_name_finds_nothing(filled: Client, asked: str) -> None:
    page = shown(filled, f"/search?q={asked}")
    assert total(page) == "0 passages"
    assert len(filled.get(f"/search.csv?q={asked}").content.decode().splitlines()) == 1


@BOTH
def test_t_40_to_leave_a_masked_name_out_changes_nothing(filled: Client) -> None:
    assert total(shown(filled, "/search?q=victime+-moreau")) == "1 passage"
    assert total(shown(filled, "/search?q=victime+-%22lina+moreau%22")) == "1 passage"
    assert total(shown(filled, "/search?q=victime+-fils")) == "0 passages"


def test_t_40_other_people_of_that_name_are_found(
    filled: Client, tmp_path: Path, hand_in: Hand
) -> None:
    (tmp_path / "rue.txt").write_text(
        "A walk\n\nThe office in Moreau Street opened late.\n\nLina Moreau of Moreau Street.\n"
    )
    hand_in(tmp_path / "rue.txt")
    page = shown(filled, "/search?q=moreau")
    assert total(page) == "2 passages"
    assert "Lina Moreau" not in re.sub(r"</?mark>", "", page)


def test_t_40_what_cannot_be_looked_at_is_not_given(
    filled: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(veil, "LOOKED_AT", 0)
    assert total(shown(filled, "/search?q=victime")) == "1 passage"
    assert total(shown(filled, "/search?q=moreau")) == "0 passages"


def test_t_40_a_publisher_is_found_by_what_of_its_name_is_shown(filled: Client) -> None:
    Text.objects.filter(title__startswith="Northmere").update(publisher="Lina Moreau’s notes")
    page = shown(filled, "/search?q=northmere")
    assert "Moreau" not in page
    assert total(page) == "3 passages"
    for asked in ("source=moreau", "publisher=Lina+Moreau%E2%80%99s+notes"):
        assert total(shown(filled, f"/search?q=northmere&{asked}")) == "0 passages"
    assert total(shown(filled, "/search?q=northmere&source=notes")) == "3 passages"


def save(client: Client, asked: str, name: str) -> int:
    client.post("/searches", {"asked": asked, "name": name})
    return SavedSearch.objects.get(name=name).pk


@BOTH
def test_a_saved_search_tells_what_is_new(filled: Client, tmp_path: Path, hand_in: Hand) -> None:
    pk = save(filled, "q=harbour", "Harbour")
    assert "nothing new" in shown(filled, "/search")
    (tmp_path / "later.txt").write_text("A later letter\n\nThe harbour was sold last week.\n")
    hand_in(tmp_path / "later.txt")
    assert "1 new" in shown(filled, "/search")
    answer = filled.post(f"/searches/{pk}/seen")
    assert total(shown(filled, answer["Location"])) == "1 passage"
    assert "nothing new" in shown(filled, "/search")


def test_a_saved_search_is_its_owners_alone(filled: Client) -> None:
    pk = save(filled, "q=contract", "Contracts")
    SavedSearch.objects.filter(pk=pk).update(owner="somebody else")
    assert "Contracts" not in shown(filled, "/search")
    for verb in ("seen", "forgotten"):
        assert filled.post(f"/searches/{pk}/{verb}").status_code == 404
    assert SavedSearch.objects.filter(pk=pk).exists()


def test_a_saved_search_is_forgotten(filled: Client) -> None:
    pk = save(filled, "q=contract", "Contracts")
    filled.post(f"/searches/{pk}/forgotten")
    assert not SavedSearch.objects.exists()


def test_saved_searches_are_bounded(filled: Client) -> None:
    for number in range(25):
        answer = filled.post("/searches", {"asked": "q=contract", "name": f"One {number}"})
    assert answer.status_code == 409
    assert SavedSearch.objects.count() == 20


@pytest.mark.parametrize(
    "query",
    [
        "mot " * 10_000,
        " ".join(f"mot{n}" for n in range(10_000)),
        'OR OR - " * ( ) AND NOT NEAR',
        "\u202eetartnoc\u202c",
        "a\0b contract",
        '"' + "contract " * 3_000 + '"',
        "-contract " * 500,
        "a* b* c* d*",
    ],
)
def test_a_hostile_query_is_answered_with_few_queries(filled: Client, query: str) -> None:
    filled.get("/search?q=contract")
    with CaptureQueriesContext(connection) as caught:
        assert filled.get("/search", {"q": query}).status_code == 200
    assert len(caught) < 20


@BOTH
def test_a_huge_text_is_read_once_for_all_of_its_passages(
    filled: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def passages() -> list[str]:
        return re.findall('<p class="words".*', shown(filled, "/search?q=northmere"))

    before = passages()
    monkeypatch.setattr(wording, "HUGE", 10)
    with CaptureQueriesContext(connection) as caught:
        assert passages() == before
    whole = [one["sql"] for one in caught if 'SELECT "evidence_body"."text"' in one["sql"]]
    assert len(whole) == 2  # the passages that answer stand in two texts
