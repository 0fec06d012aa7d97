"""What people say otherwise than the machine, from the room's form."""

import json
from typing import Any

import pytest
from django.test import Client

from affiant.access.models import AuditEntry
from affiant.evidence.held import Verdict
from affiant.evidence.judging import judge
from affiant.evidence.models import Fact, Judgement, Text
from affiant.evidence.ruling import rulings
from tests.portal.conftest import BOTH, NOON
from tests.portal.test_addresses import fact, text
from tests.portal.test_pages import room, shown

JSON = {"Accept": "application/json"}
FRENCH = {**JSON, "Accept-Language": "fr"}


def correct(client: Client, pk: Any = 0, headers: Any = None, **said: Any) -> dict[str, Any]:
    sent = {"seen": 0, **said}
    answer = client.post(f"/facts/{pk or fact()}/correction", sent, headers=headers or JSON)
    return {"status": answer.status_code, **json.loads(answer.content)}


def stands(pk: int = 0) -> dict[str, Any]:
    row = Fact.objects.get(pk=pk or fact())
    return rulings([row])[row.pk].values(row.values)


def place(words: str) -> dict[str, Any]:
    start = body().index(words)
    return {"start": start, "end": start + len(words), "words": words}


def body() -> str:
    return Text.objects.get(pk=text()).body.text


def quote() -> int:
    return Fact.objects.get(kind="quote", text=text()).pk


@BOTH
def test_a_value_is_said_otherwise(filled: Client) -> None:
    assert correct(filled, amount="4,300,000")["verdict"] == "corrected"
    assert stands()["amount"] == "4300000"
    assert Fact.objects.get(pk=fact()).values["amount"] != "4300000"


def test_who_told_what_somebody_said_is_corrected_and_shown(filled: Client) -> None:
    assert correct(filled, quote(), told_by="Lina Ferrand")["verdict"] == "corrected"
    assert stands(quote())["told_by"] == "Lina Ferrand"
    page = filled.get(f"/documents/{text()}").content.decode()
    assert "<dt>as told by</dt><dd><bdi>Lina Ferrand</bdi></dd>" in page

    correct(filled, quote(), told_by="Lina Moreau", seen=Judgement.objects.latest("pk").pk)
    page = filled.get(f"/documents/{text()}?kind=all").content.decode()
    assert "<dt>as told by</dt>" in page
    assert "Moreau" not in page  # a victim, in another document

    correct(filled, quote(), told_by="", seen=Judgement.objects.latest("pk").pk)
    assert stands(quote()).get("told_by") is None


def test_the_log_tells_a_correction_from_other_judgements(filled: Client) -> None:
    before = AuditEntry.objects.count()
    corrected = correct(filled, amount="4,300,000")["judgement"]
    filled.post(f"/facts/{fact()}/judgement", {"verdict": "rejected", "seen": corrected})
    filled.post(f"/documents/{text()}/facts", {"kind": "figure", "words": "2019", "value": "2019"})

    told = AuditEntry.objects.filter(sequence__gt=before).order_by("sequence")

    own, added = str(fact()), str(Fact.objects.latest("pk").pk)
    assert [(one.action, one.kind, one.object_id, one.details) for one in told] == [
        ("judged", "fact", own, '{"verdict":"corrected"}'),
        ("judged", "fact", own, '{"verdict":"rejected"}'),
        ("judged", "fact", added, '{"verdict":"accepted"}'),
    ]
    assert "verdict: corrected" in shown(filled, "/log")
    assert (
        "avis\N{NARROW NO-BREAK SPACE}: corrigé"
        in filled.get("/log", headers=FRENCH).content.decode()
    )


def test_only_what_was_changed_is_kept(filled: Client) -> None:
    correct(filled, amount="4200000", currency="EUR", payer="", through=" ")
    assert Judgement.objects.get().correction == {"currency": "EUR"}


def test_what_is_wrong_is_said_at_its_field(filled: Client) -> None:
    told = correct(filled, amount="a lot")
    assert (told["status"], told["field"]) == (400, "amount")
    assert correct(filled, words="words that stand nowhere")["field"] == ""

    page = filled.post(f"/facts/{fact()}/correction", {"amount": "a lot"}).content.decode()
    assert 'aria-invalid="true" aria-describedby="problem amount-help"' in page
    assert page.count("aria-invalid") == 1


def test_the_words_are_dragged(filled: Client) -> None:
    assert correct(filled, **place("a $4.2 million contract"))["status"] == 200
    assert stands()["surface"] == "a $4.2 million contract"
    assert body()[slice(*stands()["span"])] == "a $4.2 million contract"


def test_white_space_at_the_ends_is_left_out(filled: Client) -> None:
    correct(filled, **place(" $4.2 million contract "))
    assert stands()["surface"] == "$4.2 million contract"


def test_without_a_script_the_words_are_written(filled: Client) -> None:
    correct(filled, words="held a $4.2 million")
    assert stands()["surface"] == "held a $4.2 million"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Arden County\n\nNorthmere Systems held", "reach over into another"),
        ("We have listened to the families", "another passage"),
    ],
)
def test_words_that_are_elsewhere_are_refused_with_a_sentence(
    filled: Client, words: str, told: str
) -> None:
    answer = correct(filled, **place(words))
    assert (answer["status"], told in answer["sentence"]) == (400, True)
    assert Judgement.objects.count() == 0


def test_words_that_do_not_stand_there_are_refused(filled: Client) -> None:
    moved = place("held a $4.2 million") | {"words": "held a $9.9 million"}
    assert "do not stand at this place" in correct(filled, **moved)["sentence"]
    assert "do not stand there" in correct(filled, words="nowhere written")["sentence"]


def test_a_speaker_is_changed_with_the_place_of_the_name(filled: Client) -> None:
    correct(filled, quote(), speaker="Northmere Systems")
    said = stands(quote())["attribution"]
    assert (said["voice"], said["name"]) == ("speaker", "Northmere Systems")
    assert body()[slice(*said["span"])] == "Northmere Systems"


def test_a_speaker_is_taken_away(filled: Client) -> None:
    correct(filled, quote(), speaker="")
    assert stands(quote())["speaker"] is None
    assert stands(quote())["attribution"] == {"voice": "document"}


def test_the_page_shows_what_people_say_and_what_the_machine_said(filled: Client) -> None:
    correct(filled, amount="4300000")
    page = shown(filled, room("ends its work"))
    assert "4,300,000" in page
    assert "The machine said" in page
    assert "4200000" in page


def test_a_form_that_comes_to_what_was_found_accepts_it(filled: Client) -> None:
    assert correct(filled, amount="4 200 000")["verdict"] == "accepted"
    first = correct(filled, seen=Judgement.objects.latest("pk").pk, amount="1")["judgement"]
    assert correct(filled, seen=first, amount="4200000")["verdict"] == "accepted"


def test_a_correction_goes_on_from_the_one_before(filled: Client) -> None:
    first = correct(filled, amount="4300000")["judgement"]
    correct(filled, seen=first, currency="EUR")
    assert (stands()["amount"], stands()["currency"]) == ("4300000", "EUR")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"amount": "a lot"}, "Amount: this is no number"),
        ({"amount": "1e999999999"}, "no number"),
        ({"amount": "9" * 500}, "no number"),
        ({"currency": "dollars"}, "three letters"),
        ({"status": "stolen"}, "choose one"),
        ({"payer": "x" * 2000}, "too long"),
        ({"payer": "••••"}, "masked"),
        ({"comparator": ""}, "cannot be empty"),
    ],
)
def test_answers_that_are_none_are_refused_with_a_sentence(
    filled: Client, said: dict[str, str], told: str
) -> None:
    answer = correct(filled, **said)
    assert (answer["status"], told in answer["sentence"]) == (400, True), answer
    assert Judgement.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [("4,5", "4.5", "4.5"), ("1,234", "1234", "1.234"), ("19 400 000", "19400000", "19400000")],
)
def test_numbers_are_read_as_the_readers_language_writes_them(
    filled: Client, typed: str, english: str, french: str
) -> None:
    correct(filled, amount=typed)
    assert stands()["amount"] == english
    Judgement.objects.all().delete()
    correct(filled, headers=FRENCH, amount=typed)
    assert stands()["amount"] == french


def test_a_sentence_is_in_the_readers_language(filled: Client) -> None:
    assert "nombre" in correct(filled, headers=FRENCH, amount="beaucoup")["sentence"]


def test_sent_twice_it_is_recorded_once(filled: Client) -> None:
    once, again = correct(filled, amount="5"), correct(filled, amount="5")
    assert once["judgement"] == again["judgement"]
    assert Judgement.objects.count() == 1


@BOTH
def test_t_32_two_people_saving_the_same_review_do_not_overrule_one_another(filled: Client) -> None:
    judge(fact(), Verdict.CORRECTED, by="Brice", at=NOON, correction={"amount": "7"})
    answer = correct(filled, amount="5")
    assert (answer["status"], answer["verdict"]) == (409, "corrected")
    assert Judgement.objects.count() == 1
    assert correct(filled, seen=answer["judgement"], amount="5")["status"] == 200
    assert rulings([Fact.objects.get(pk=fact())])[fact()].disputed


def test_who_reviews_blind_is_not_stopped_by_others_nor_shown_them(filled: Client) -> None:
    judge(fact(), Verdict.REJECTED, by="Brice", at=NOON, note="no sum of theirs")
    page = shown(filled, room("ends its work", blind="1"))
    assert "Brice" not in page
    assert "no sum of theirs" not in page
    answer = correct(filled, amount="5", blind="1")
    assert answer["status"] == 200
    assert "Brice" not in answer["card"]


def test_a_third_settles_what_two_disagree_on(filled: Client) -> None:
    judge(fact(), Verdict.REJECTED, by="Brice", at=NOON)
    judge(fact(), Verdict.ACCEPTED, by="Chloé", at=NOON)
    newest = Judgement.objects.latest("pk").pk
    correct(filled, seen=newest, amount="5")
    assert Judgement.objects.latest("pk").settles
    assert stands()["amount"] == "5"


def test_why_is_kept_and_masked_for_the_others(filled: Client) -> None:
    correct(filled, amount="5", note="Lina Moreau told me")
    judge(fact(), Verdict.REJECTED, by="Brice", at=NOON)
    page = shown(filled, room("ends its work"))
    assert "told me" in page
    assert "Lina Moreau" not in page


def test_t_62_what_is_masked_cannot_be_guessed_at(filled: Client) -> None:
    victims = Text.objects.get(title__contains="met fin")
    one = Fact.objects.filter(kind="quote", text=victims).first()
    pk = one.pk if one else Fact.objects.filter(text=victims, kind="money")[0].pk
    guess, other = (correct(filled, pk, words=name) for name in ("Lina Moreau", "Nina Moreau"))
    assert guess["sentence"] == other["sentence"]


def test_masked_words_can_be_selected_and_stay_masked(filled: Client) -> None:
    victims = Text.objects.get(title__contains="met fin")
    whole = victims.body.text
    start = whole.index("Une victime")
    seen = whole[start : start + 24].replace("Lina Moreau", "•••• ••••••")
    sent = {"kind": "claim", "start": start, "end": start + 24, "words": seen, "key": "k"}
    answer = filled.post(f"/documents/{victims.pk}/facts", sent, headers=JSON)
    assert answer.status_code == 200
    assert "Lina" not in answer.content.decode()
    added = Fact.objects.get(values__found_by="person")
    assert added.values["surface"] == whole[start : start + 24].strip()


def test_the_form_without_a_script_shows_the_words_and_leaves_them_where_they_stand(
    filled: Client,
) -> None:
    before = Fact.objects.get(pk=fact())
    page = shown(filled, f"/facts/{fact()}/correction")
    surface = before.values["surface"]
    assert f"{surface}</textarea>" in page
    assert f'name="stood" value="{surface}"' in page
    assert correct(filled, words=surface, stood=surface, amount="4,300,000")["status"] == 200
    assert stands()["span"] == before.values["span"]


def test_the_form_without_a_script_shows_its_answers_and_what_was_wrong(filled: Client) -> None:
    page = filled.get(f"/facts/{fact()}/correction").content.decode()
    assert 'name="amount" value="4200000"' in page
    wrong = filled.post(f"/facts/{fact()}/correction", {"amount": "a lot", "seen": 0})
    assert wrong.status_code == 400
    assert 'value="a lot"' in wrong.content.decode()
    right = filled.post(f"/facts/{fact()}/correction", {"amount": "5", "seen": 0, "back": "/x"})
    assert right["Location"] == f"/x#fact-{fact()}"


def test_undo_takes_back_ones_own_correction_and_nobody_elses(filled: Client) -> None:
    judge(fact(), Verdict.ACCEPTED, by="Brice", at=NOON)
    theirs = Judgement.objects.get().pk
    mine = correct(filled, seen=theirs, amount="5")["judgement"]
    answer = filled.post(f"/facts/{fact()}/undo", {"own": mine}, headers=JSON)
    assert answer.json()["verdict"] == "suggested"
    assert rulings([Fact.objects.get(pk=fact())])[fact()].verdict is Verdict.ACCEPTED
    assert filled.post(f"/facts/{fact()}/undo", {"own": theirs}, headers=JSON).status_code == 404
