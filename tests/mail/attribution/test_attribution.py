from datetime import date

import pytest

from affiant.mail.attribution.account import account
from affiant.mail.attribution.attribution import Attribution, attribute
from affiant.mail.attribution.grade import Grade, Ground
from affiant.mail.authentication.archive import ArchivedKey, KeySource
from affiant.mail.authentication.signature import Algorithm, Signature
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.verdict import Reason, Result, TimeNote, Verdict
from affiant.mail.authentication.wire import Field

ANNE = "anne@microsoft.com"
HOP = ("from out.microsoft.com by mx.dest.org with ESMTPS; Mon, 6 Jan 2014 09:00:01 +0000",)


def verdict(
    domain: str = "microsoft.com",
    selector: str = "s1",
    *,
    source: KeySource = KeySource.DNS,
    result: Result = Result.PASS,
    undone: tuple[Change, ...] = (),
    time: tuple[TimeNote, ...] = (),
) -> Verdict:
    return Verdict(
        result,
        Reason.VALID if result is Result.PASS else Reason.HEADERS_DIFFER,
        Signature(
            Field.of(b"DKIM-Signature: x"), Algorithm.RSA_SHA256, domain, selector,
            ("from",), b"", b"",
        ),
        ArchivedKey(domain, selector, "", source),
        time=time,
        undone=tuple(Undone(change, "from") for change in undone),
    )  # fmt: skip


def graded(*verdicts: Verdict, results: tuple[str, ...] = ()) -> Attribution:
    return attribute(ANNE, verdicts, HOP, results, date(2014, 1, 6))


def test_an_aligned_signature_is_an_a_and_says_whose_key() -> None:
    found = graded(verdict("corp.microsoft.com"))
    assert (found.grade, found.key_source) == (Grade.A, KeySource.DNS)
    assert found.employer == "Microsoft"


def test_the_best_key_speaks() -> None:
    found = graded(verdict(source=KeySource.RECOVERED), verdict(source=KeySource.STATEMENT))
    assert found.key_source is KeySource.STATEMENT
    assert Ground.KEY_RECOVERED in graded(verdict(source=KeySource.RECOVERED)).grounds


def test_what_had_to_be_undone_is_a_b() -> None:
    assert graded(verdict(undone=(Change.ENCODING,))).grade is Grade.B


def test_a_signature_over_another_from_shows_nothing_of_this_one() -> None:
    found = graded(verdict(undone=(Change.FROM,)))
    assert found.grade is Grade.D
    assert Ground.FROM_WAS_REWRITTEN in found.grounds


def test_a_published_private_key_shows_nothing() -> None:
    assert graded(verdict(time=(TimeNote.PRIVATE_PART_PUBLIC,))).grade is Grade.D


def test_from_alone_is_a_d() -> None:
    found = graded()
    assert (found.grade, found.grounds[0]) == (Grade.D, Ground.FROM_ALONE)


def test_a_signature_of_another_domain_is_a_d_and_said() -> None:
    found = graded(verdict("lists.example.org"))
    assert found.grade is Grade.D
    assert Ground.SIGNED_BY_OTHER in found.grounds


def test_a_signature_that_fails_contradicts_nothing_and_is_said() -> None:
    found = graded(verdict(result=Result.FAIL))
    assert found.grade is Grade.D
    assert Ground.SIGNATURE_FAILS in found.grounds


def test_a_consumer_mailbox_is_an_x_even_when_signed() -> None:
    found = attribute("anne@outlook.com", [verdict("outlook.com")])
    assert found.grade is Grade.X
    assert found.employer is None


def test_a_consumer_providers_signature_contradicts_an_employers_from() -> None:
    found = graded(verdict("gmail.com"))
    assert (found.grade, found.employer) == (Grade.Z, None)


def test_the_employers_own_signature_outweighs_a_consumer_providers() -> None:
    assert graded(verdict("gmail.com"), verdict()).grade is Grade.A


@pytest.mark.parametrize(
    ("results", "grade"),
    [
        ("mx.dest.org; dkim=pass header.d=microsoft.com", Grade.C),
        ("dest.org; spf=pass smtp.mailfrom=anne@microsoft.com", Grade.C),
        ("mx.dest.org; dmarc=fail header.from=microsoft.com", Grade.Z),
        ("mx.dest.org; dkim=pass header.d=other.com", Grade.D),
        ("mx.dest.org; dkim=fail (dkim=pass header.d=microsoft.com)", Grade.D),
        ("mx.elsewhere.net; dkim=pass header.d=microsoft.com", Grade.D),
        ("dkim=pass header.d=microsoft.com", Grade.D),
        ("", Grade.D),
        (";;;" * 50_000, Grade.D),
    ],
)
def test_what_the_receiving_provider_recorded(results: str, grade: Grade) -> None:
    assert graded(results=(results,)).grade is grade


def test_only_the_providers_topmost_results_count() -> None:
    forged = "mx.dest.org; dkim=pass header.d=microsoft.com"
    assert graded(results=("mx.dest.org; dkim=none", forged)).grade is Grade.D


def test_exchange_online_does_not_say_who_it_is() -> None:
    hop = ("from a by BL2.prod.outlook.com (10.0.0.1) with HTTPS",)
    results = ("spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=microsoft.com; dkim=none",)
    assert attribute(ANNE, (), hop, results).grade is Grade.C


def test_a_tenants_selector_names_the_domain() -> None:
    signed = verdict("wavesemi.onmicrosoft.com", "selector1-wavecomp-com")
    found = attribute("x@wavecomp.com", [signed])
    assert (found.grade, found.grounds[0]) == (Grade.C, Ground.TENANT)
    assert attribute("x@other.com", [signed]).grade is Grade.D


def test_an_unknown_domain_is_no_employer_however_well_it_is_signed() -> None:
    found = attribute("x@nobody-looked-this-up.com", [verdict("nobody-looked-this-up.com")])
    assert (found.grade, found.employer) == (Grade.A, None)
    assert Ground.DOMAIN_UNKNOWN in found.grounds


@pytest.mark.parametrize("address", ["", "nobody", "@x.com", "a@", "a@b c", "a@@"])
def test_what_is_no_address_is_nobodys(address: str) -> None:
    assert attribute(address).sender == ""


def test_spellings_of_one_account_are_one() -> None:
    assert account("<Anne+news@Microsoft.COM>") == account(ANNE)
