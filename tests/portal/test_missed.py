"""What the machine missed, added from the room."""

import json
from typing import Any

import pytest
from django.test import Client

from affiant.evidence.models import Addition, Fact
from affiant.evidence.whole import who_reviewed
from affiant.facts.codec import KINDS
from affiant.portal.forms.kinds import FIELDS
from affiant.portal.forms.shown import rows
from affiant.portal.speech import Speech
from tests.portal.conftest import BOTH
from tests.portal.test_addresses import entity, fact, text
from tests.portal.test_correcting import JSON, place
from tests.portal.test_pages import room, shown

COUNTY = "with the county since 2019"


def add(client: Client, kind: str = "outcome", **said: object) -> dict[str, Any]:
    sent = {"kind": kind, "key": "k1", **place(COUNTY), **said}
    answer = client.post(f"/documents/{text()}/facts", sent, headers=JSON)
    return {"status": answer.status_code, **json.loads(answer.content)}


@BOTH
def test_it_stands_beside_the_others_with_who_added_it(filled: Client) -> None:
    answer = add(filled, actor="Northmere Systems", result="ended")
    assert (answer["status"], answer["verdict"]) == (200, "accepted")
    page = shown(filled, room("ends its work"))
    assert f'id="fact-{answer["fact"]}"' in page
    assert '<span class="added"><bdi>Ada</bdi></span>' in page


def test_it_is_in_the_dossier_and_marked(filled: Client) -> None:
    add(filled, actor="Northmere Systems", result="ended")
    dossier = filled.get(f"/names/{entity()}/dossier.md?language=en").content.decode()
    assert COUNTY in dossier
    assert "added by a person" in dossier


def test_a_search_for_its_kind_finds_its_passage(filled: Client) -> None:
    address = "/search?q=contract&kind=outcome&language=en"
    assert "held a" not in shown(filled, address)
    add(filled, actor="Northmere Systems")
    assert "held a" in shown(filled, address)


def test_the_same_key_twice_adds_once(filled: Client) -> None:
    assert add(filled)["fact"] == add(filled)["fact"]
    assert Addition.objects.count() == 1


def test_undo_withdraws_it(filled: Client) -> None:
    answer = add(filled)
    undone = filled.post(
        f"/facts/{answer['fact']}/undo", {"own": answer["judgement"]}, headers=JSON
    )
    assert undone.json()["verdict"] == "suggested"
    assert f'id="fact-{answer["fact"]}"' not in shown(filled, room("ends its work"))


def test_what_is_there_is_not_added_but_shown(filled: Client) -> None:
    answer = add(filled, "money", **place("$4.2 million"), amount="4200000", currency="USD")
    assert (answer["status"], answer["fact"]) == (400, fact())
    assert "exactly these words" in answer["sentence"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"kind": "mention"}, "cannot be empty"),
        ({"kind": "response"}, "cannot be empty"),
        ({"start": 0, "end": 100_000_000}, "no more than a few pages"),
        ({"start": 5, "end": 5}, "one word at least"),
        ({"start": "", "end": "", "words": ""}, "write them"),
    ],
)
def test_what_is_no_fact_is_refused_with_a_sentence(
    filled: Client, said: dict[str, object], told: str
) -> None:
    answer = add(filled, **said)  # type: ignore[arg-type] # kind among them
    assert (answer["status"], told in answer["sentence"]) == (400, True), answer
    assert Addition.objects.count() == 0


NEEDED = {
    "event": {"event_kind": "ended"},
    "response": {"stance": "denies"},
    "mention": {"entity_kind": "organisation", "name": "Arden County"},
    "quote": {"manner": "indirect"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_added_and_corrected(filled: Client, kind: str) -> None:
    answer = add(filled, kind, **NEEDED.get(kind, {}))
    assert answer["status"] == 200, answer
    name = FIELDS[kind][0].name
    value = {"event_kind": "paid", "stance": "acts", "entity_kind": "place", "iso": "2019"}
    value |= {"value": "7", "amount": "7"}
    sent = {"seen": answer["judgement"], name: value.get(name, "Arden County")}
    done = filled.post(f"/facts/{answer['fact']}/correction", sent, headers=JSON)
    assert done.status_code == 200, done.content
    assert done.json()["verdict"] == "corrected"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_form_has_its_words_in_both_languages(kind: str, language: str) -> None:
    for row in rows(kind, Speech(language)):
        assert row.label
        assert all(word for _, word in row.choices)
        assert row.choices or row.control != "choice"


def test_a_percentage_without_a_whole_says_so(filled: Client) -> None:
    add(filled, "figure", value="5", unit="%")
    assert Fact.objects.get(addition__isnull=False).values["denominator"] == "unstated"


def test_without_a_script_it_is_written(filled: Client) -> None:
    assert 'value="outcome"' in shown(filled, f"/documents/{text()}/facts")
    assert 'name="actor"' in shown(filled, f"/documents/{text()}/facts?kind=outcome")
    sent = {"kind": "outcome", "words": COUNTY, "actor": "Northmere Systems"}
    answer = filled.post(f"/documents/{text()}/facts", sent)
    assert answer.status_code == 302
    assert Addition.objects.get().fact.values["surface"] == COUNTY


def test_a_document_is_said_to_be_read_whole_and_not_after_all(filled: Client) -> None:
    row = Fact.objects.get(pk=fact()).text
    for _ in range(2):
        filled.post(f"/documents/{text()}/whole", {"back": "/documents"})
    assert list(who_reviewed(row)) == ["Ada"]
    assert "read whole by" in shown(filled, room("ends its work"))
    filled.post(f"/documents/{text()}/whole", {"taken_back": "1"})
    assert who_reviewed(row) == {}


def test_unseen_characters_are_counted_as_one(filled: Client) -> None:
    from affiant.evidence.models import Text  # noqa: PLC0415 - here alone

    turned = Text.objects.get(title__contains="turned")
    words = "is \u202egnp.exe\u202c and"
    start = turned.body.text.index(words)
    sent = {"kind": "claim", "start": start, "end": start + len(words)}
    sent["words"] = "is ⟨U+202E⟩gnp.exe⟨U+202C⟩ and"
    answer = filled.post(f"/documents/{turned.pk}/facts", sent, headers=JSON)
    assert answer.status_code == 200, answer.content
    assert Fact.objects.get(addition__isnull=False).values["surface"] == words
