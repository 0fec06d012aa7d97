"""Domains that are one person's own: under whatever suffix, and however the address is written."""

import pytest

from affiant.mail.masking import Masker, Pseudonyms, people
from affiant.mail.masking.hosts import own_domains

TROVE = [
    ("Jean Dupont", "jean@jean-dupont.fr"),
    ("Odile Verne", "contact@verne-conseil.fr"),
    ("Ann Acker", "ann@brightkit.com"),
    ("Bo Roy", "bo@brightkit.com"),
    ("Ray Quill", "ray@brook.local"),
    ("Sam Hill", "sam@mailhost"),
]


def masker(*closed: str) -> Masker:
    made = Masker(Pseudonyms(bytes(range(32))), people(TROVE))
    return made.closing(frozenset(closed)) if closed else made


def test_t_99_a_domain_that_bears_the_name_of_its_only_account_is_masked_everywhere() -> None:
    known = people(TROVE)
    assert own_domains(known) == (
        frozenset({"jean-dupont.fr", "verne-conseil.fr"}), frozenset({"brightkit.com"}),
    )  # fmt: skip

    masked = masker().mask("jean@jean-dupont.fr, http://www.jean-dupont.fr/cv, verne-conseil.fr")
    assert masked.count("[domain 1]") == 2
    assert "dupont" not in masked
    assert "conseil" not in masked


@pytest.mark.parametrize(
    "text",
    [
        "p.oger@oger.org", "paul.oger@cabinet-oger.fr", "<wei.li@li-wei.fr>",
        "paul.oger%40oger.org", "paul [at] paul-oger [point] fr", "zoé@zoé-oger.fr",
    ],
)  # fmt: skip
def test_t_99_a_strangers_own_domain_is_masked(text: str) -> None:
    masked = masker().mask(text)
    for told in ("oger", "wei"):
        assert told not in masked.lower()


@pytest.mark.parametrize(
    "host", ["corp.example.com", "microsoft.com", "lists.debian.org", "brightkit.com"]
)
@pytest.mark.parametrize("local", ["paul.oger", "debian-devel", "brightkit", "microsoft", "info"])
def test_a_domain_of_many_or_of_a_known_holder_stays(local: str, host: str) -> None:
    assert masker().mask(f"{local}@{host}").endswith(f"@{host}")


@pytest.mark.parametrize(
    "text",
    [
        "ray@brook.local", "old@mail.brook.local", "ray@BROOK.local.", "ray%40brook.local",
        "see http://intranet.brook.local/x", "sam@mailhost", "<sam@mailhost>", "x=40mailhost",
        "prvs=0123456789=sam@mailhost",
    ],
)  # fmt: skip
def test_t_99_a_closed_domain_under_no_public_suffix_is_masked(text: str) -> None:
    masked = masker("brook.local", "mailhost").mask(text)
    assert "brook" not in masked.lower()
    assert "mailhost" not in masked.lower()
    assert masker("brook.local", "mailhost").mask(masked) == masked


def test_one_label_is_a_domain_behind_an_at_alone() -> None:
    assert masker("mailhost").mask("the mailhost is down") == "the mailhost is down"


def test_a_network_address_in_the_place_of_a_host_is_masked() -> None:
    assert masker().mask("zed@[192.0.2.7]").endswith("@[[network address 1]]")


def test_who_is_shown_is_shown_with_the_domain() -> None:
    shown = frozenset({"jean@jean-dupont.fr"})
    text = "jean@jean-dupont.fr, ray@brook.local"
    masked = masker("brook.local").mask(text, shown)
    assert masked.startswith("jean@jean-dupont.fr, ")
    assert "brook" not in masked
