from datetime import date

import pytest

from affiant.mail.attribution.domain import registrable
from affiant.mail.attribution.holder import Kind, holder, past_holders, table
from affiant.names.catalogue import called

TWINS = [
    ("microsoft.com", "outlook.com hotmail.com live.com msn.com hotmail.fr"),
    ("yahoo-inc.com", "yahoo.com yahoo.fr"),
    ("verizon.com", "verizon.net"),
    ("comcast.com", "comcast.net"),
    ("cable.comcast.com", "comcast.net"),
    ("att.com", "att.net"),
    ("orange.com", "orange.fr wanadoo.fr"),
    ("corp.free.fr", "free.fr"),
    ("t-mobile.com", "t-online.de"),
    ("google.com", "gmail.com googlemail.com"),
    ("apple.com", "icloud.com me.com mac.com"),
    ("corp.netease.com", "163.com"),
    ("laposte.fr", "laposte.net"),
    ("cox.com", "cox.net"),
]


@pytest.mark.parametrize(("employer", "consumers"), TWINS)
def test_twins_are_told_apart(employer: str, consumers: str) -> None:
    assert holder(employer).kind is Kind.EMPLOYER
    assert {holder(one).kind for one in consumers.split()} == {Kind.CONSUMER}


@pytest.mark.parametrize(
    ("host", "organisation", "unit"),
    [
        ("ice.dhs.gov", "U.S. Department of Homeland Security", "Immigration and Customs"),
        ("exchange.microsoft.com", "Microsoft", "Exchange"),
        ("us.oracle.com", "Oracle", "Oracle US"),
        ("linux.vnet.ibm.com", "IBM", "Linux Technology Center"),
        ("mx7.exchange.microsoft.com", "Microsoft", "Exchange"),
        ("gendarmerie.interieur.gouv.fr", "Ministère de l'Intérieur", "endarmerie nationale"),
    ],
)
def test_the_nearest_unit_counts(host: str, organisation: str, unit: str) -> None:
    found = holder(host)
    assert found.organisation == organisation
    assert unit in found.unit


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("nobody-looked-this-up.com", Kind.UNKNOWN),
        ("microsoft.com.evil.example", Kind.UNKNOWN),
        ("microsoft-support.com", Kind.UNKNOWN),
        ("kernel.org", Kind.UNKNOWN),
        ("someone.onmicrosoft.com", Kind.TENANT),
        ("bounces.somewhere.com", Kind.BOUNCE),
        ("cs.anywhere.edu", Kind.UNIVERSITY),
        ("alumni.anywhere.edu", Kind.ALUMNI),
        ("alum.mit.edu", Kind.ALUMNI),
        ("anywhere.ac.uk", Kind.UNIVERSITY),
        ("univ-quelque-part.fr", Kind.UNIVERSITY),
        ("etu.univ-quelque-part.fr", Kind.UNIVERSITY),
        ("associates.ice.dhs.gov", Kind.CONTRACTOR),
        ("", Kind.UNKNOWN),
    ],
)
def test_kinds_by_entry_and_by_rule(host: str, kind: Kind) -> None:
    assert holder(host).kind is kind


def test_a_domain_changes_hands() -> None:
    assert holder("ansolabs.com", date(2012, 7, 20)).organisation == "Rackspace"
    assert holder("ansolabs.com", date(2012, 7, 21)).organisation == "Nebula"
    assert holder("ansolabs.com").kind is Kind.UNKNOWN  # no day, two holders
    assert holder("pole-emploi.fr", date(2025, 1, 1)).kind is Kind.UNKNOWN
    assert past_holders("pole-emploi.fr", date(2025, 1, 1))


def test_every_entry_can_be_met_and_has_a_source() -> None:
    for domain, entries in table().items():
        assert registrable(domain), domain
        assert all(entry.source for entry in entries)
        assert all(entry.organisation for entry in entries if entry.kind is Kind.EMPLOYER), domain


def test_organisations_are_named_as_the_catalogue_names_them() -> None:
    entries = [entry for entries in table().values() for entry in entries if entry.organisation]
    for entry in entries:
        bearers = [one.name for one in called(entry.organisation or "")]
        assert len(bearers) != 1 or bearers == [entry.organisation], entry.domain


def test_what_nobody_looked_up_says_so() -> None:
    sources = {entry.source for entries in table().values() for entry in entries}
    assert {one.key for one in sources if one and one.checked is None} == {"memory", "project"}
    assert all(one.address for one in sources if one and one.checked)


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("bounces.google.com", Kind.BOUNCE),
        ("retours.mail.paris.fr", Kind.BOUNCE),
        ("alumni.ens.fr", Kind.ALUMNI),
        ("contractor.gsa.gov", Kind.CONTRACTOR),
        ("ext.orange.com", Kind.CONTRACTOR),
        ("alumni.microsoft.com", Kind.UNKNOWN),
        ("corp.aol.com", Kind.UNKNOWN),
        ("corp.free.fr", Kind.EMPLOYER),  # an entry of its own
        ("corp.google.com", Kind.EMPLOYER),
        ("agency.onmicrosoft.us", Kind.TENANT),
        ("microsoft.com.evil.example", Kind.UNKNOWN),
        ("bounce.microsoft-support.com", Kind.BOUNCE),
    ],
)
def test_what_stands_before_a_known_domain_can_tell_otherwise(host: str, kind: Kind) -> None:
    assert holder(host).kind is kind
