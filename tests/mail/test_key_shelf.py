"""What the casefile keeps of imported keys, on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db.models import ProtectedError

from affiant.mail.authentication.archive import ArchivedKey, KeySource
from affiant.mail.key_shelf import KeyShelf, Origin, Taken, keep, listed
from affiant.mail.keys.found import KeyTrouble, Problem
from affiant.mail.models import KeyImport, MailKey
from tests.mail.authentication.post import DOMAIN, signer

NOW = datetime(2026, 11, 22, tzinfo=UTC)
KEY = ArchivedKey(
    DOMAIN, "s1", signer().public, KeySource.DNS, "the clerk", date(2014, 1, 6), date(2014, 1, 6)
)

pytestmark = pytest.mark.usefixtures("casefile")


def kept(*keys: ArchivedKey | Problem) -> Taken:
    return keep(keys, Origin("dump.csv", "csv", "the clerk", "0" * 64), NOW)


def test_a_key_comes_back_as_it_went_in_under_any_case_of_its_name() -> None:
    assert kept(KEY).new == 1

    assert KeyShelf().under("S1", DOMAIN.upper()) == (KEY,)
    assert KeyShelf().under("s2", DOMAIN) == ()


def test_the_same_source_seen_again_widens_its_days_and_no_other_sources() -> None:
    later = replace(KEY, first_seen=date(2015, 5, 5), last_seen=date(2015, 5, 5))
    other = replace(later, told_by="the registrar")

    taken = kept(KEY, later, other)

    assert (taken.found, taken.new) == (3, 2)
    assert kept(later).new == 0
    days = {key.told_by: (key.first_seen, key.last_seen) for key in KeyShelf().under("s1", DOMAIN)}
    assert days == {
        "the clerk": (date(2014, 1, 6), date(2015, 5, 5)),
        "the registrar": (date(2015, 5, 5), date(2015, 5, 5)),
    }


def test_a_key_whose_private_part_is_public_is_marked_under_every_name() -> None:
    written_otherwise = signer().public.replace("; ", ";")
    leaked = replace(KEY, selector="old", record=written_otherwise, private_since=date(2020, 1, 1))

    kept(KEY, leaked)

    assert KeyShelf().under("s1", DOMAIN)[0].private_since == date(2020, 1, 1)


def test_what_the_dns_said_comes_before_statements_and_recovered_keys() -> None:
    recovered, statement = (
        replace(KEY, source=source) for source in (KeySource.RECOVERED, KeySource.STATEMENT)
    )
    kept(recovered, statement, KEY)

    sources = [key.source for key in KeyShelf().under("s1", DOMAIN)]
    assert sources == [KeySource.DNS, KeySource.STATEMENT, KeySource.RECOVERED]


def test_an_import_is_recorded_with_its_hash_and_its_problems() -> None:
    kept(KEY, Problem(7, KeyTrouble.DATE_AMBIGUOUS, "3/4/2014"))

    row = KeyImport.objects.get()
    assert (row.sha256, row.found, row.new, row.troubles) == ("0" * 64, 1, 1, 1)
    assert row.problems == [{"line": 7, "trouble": "ambiguous date", "detail": "3/4/2014"}]
    with pytest.raises(ProtectedError):
        row.delete()


def test_keys_of_a_domain_are_listed_with_those_below_it_and_no_lookalike() -> None:
    kept(KEY, replace(KEY, domain=f"mail.{DOMAIN}"), replace(KEY, domain=f"not{DOMAIN}"))

    assert [row.domain for row in listed(DOMAIN)] == [DOMAIN, f"mail.{DOMAIN}"]
    assert MailKey.objects.count() == 3
