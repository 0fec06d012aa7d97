"""Accounts, keys and published numbers as programs get them: the same as on pages."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from affiant.evidence.right_of_reply import Reply
from affiant.mail.attribution.grade import Grade
from affiant.mail.settling import releases
from tests.portal.api.test_reading import Programs
from tests.portal.conftest import NOON
from tests.portal.mail.settled import unsigned_for_want_of_a_key
from tests.portal.mail.test_attribution import EMPLOYER
from tests.portal.mail.test_publication import Box


def test_the_table_the_keys_and_what_was_published_come_as_numbers(program: Programs) -> None:
    asked, box = program(), Box()
    box.many(EMPLOYER, 15, Grade.A)
    box.many("nobody.example", 11)
    unsigned_for_want_of_a_key(box.send("ada.quill@corp.example"), "corp.example", "s1")
    box.settle()
    replies = [Reply("Microsoft", reason="The court asks them, not we.")]
    releases.publish(box.trove.collection_id, "Bea", NOON, replies=replies)

    told = asked.get("/mail/accounts").json()
    assert told["rows"][0] == {
        "organisation": "Microsoft",
        "kind": "employer",
        "all": {"messages": 15, "accounts": 15},
        "grades": {"A": {"messages": 15, "accounts": 15}},
    }
    assert told["all"] == {"messages": 27, "accounts": 27}
    assert told["method"]
    domains = asked.get("/mail/domains").json()
    assert [one["domain"] for one in domains["domains"]][:2] == [EMPLOYER, "nobody.example"]
    missing = asked.get("/mail/keys").json()["missing"]
    assert missing == [{"name": "s1._domainkey.[domain 1]", "messages": 1, "came": False}]
    [release] = asked.get("/mail/releases").json()["releases"]
    assert [(one["employer"], one["messages"]) for one in release["rows"]][:2] == [
        ("Microsoft", 15),
        (None, 12),
    ]
    for address in ("accounts", "domains", "keys", "releases"):
        assert "ada.quill" not in asked.get(f"/mail/{address}").content.decode()


def test_a_day_that_is_none_and_a_trove_beyond_reach_are_refused(program: Programs) -> None:
    asked = program()
    assert asked.get("/mail/accounts", since="5/5/2014").status_code == 422
    assert asked.get("/mail/domains", trove="999999").status_code == 404


def test_queries_do_not_grow_with_the_mail(program: Programs) -> None:
    asked, box = program(), Box()
    box.many(EMPLOYER, 2, Grade.A)

    def queries(address: str) -> int:
        asked.get(address)
        with CaptureQueriesContext(connection) as counted:
            assert asked.get(address).status_code == 200
        return len(counted)

    addresses = [f"/mail/{name}" for name in ("accounts", "domains", "keys")]
    few = [queries(one) for one in addresses]
    box.many("google.com", 9)
    assert [queries(one) for one in addresses] == few
