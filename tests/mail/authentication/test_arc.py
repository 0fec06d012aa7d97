import dkim
import pytest
import yaml

from affiant.mail.authentication.arc import check
from affiant.mail.authentication.archive import ArchivedKey, KeyArchive, KeySource
from affiant.mail.authentication.verdict import Reason, Result
from affiant.mail.wording import Wording
from tests.conftest import shared
from tests.mail.authentication.post import DOMAIN, LETTER, archive, signer

_FOUND = b"Authentication-Results: lists.example; dkim=pass header.d=corp.example\r\n"


def _forwarded(message: bytes) -> bytes:
    fields = dkim.arc_sign(
        message, b"s1", DOMAIN.encode(), signer().private, b"lists.example",
        include_headers=[b"from", b"to", b"subject", b"date"], timestamp=1_400_000_000,
    )  # fmt: skip
    return b"".join(fields) + message


def test_a_letter_that_was_never_forwarded_has_no_chain() -> None:
    assert check(LETTER, archive()).result is Result.NONE


def test_one_forwarder_makes_a_chain_of_one_link() -> None:
    chain = check(_forwarded(_FOUND + LETTER), archive())

    assert (chain.result, len(chain.links)) == (Result.PASS, 1)
    assert chain.links[0].said == "none"


def test_a_seal_that_was_touched_breaks_the_chain() -> None:
    message = _forwarded(_FOUND + LETTER).replace(b"dkim=pass", b"dkim=fail", 1)

    assert check(message, archive()).reason is Reason.HEADERS_DIFFER


def test_a_touched_letter_breaks_the_last_forwarders_signature() -> None:
    chain = check(_forwarded(_FOUND + LETTER).replace(b"12 cl", b"13 cl"), archive())

    assert (chain.result, chain.reason) == (Result.FAIL, Reason.BODY_DIFFERS)


def test_without_keys_a_chain_is_neither_believed_nor_said_to_fail() -> None:
    chain = check(_forwarded(_FOUND + LETTER), KeyArchive())

    assert (chain.result, chain.reason) == (Result.TEMPERROR, Reason.NO_KEY)
    assert chain.cv == "fail"  # of a server that takes mail in: RFC 8617, 5.2.1
    assert Wording("en").chain(chain).startswith("could not be checked")


def test_what_is_wrong_in_a_chain_is_said_though_a_key_of_it_is_missing() -> None:
    broken = _forwarded(_FOUND + LETTER).replace(b"cv=none", b"cv=fail")

    assert check(broken, KeyArchive()).result is Result.FAIL


@pytest.mark.parametrize("fields", [b"ARC-Seal: i=1\r\n" * 200, b"ARC-Seal: i=99999999\r\n"])
def test_what_is_no_chain_fails_at_once(fields: bytes) -> None:
    assert check(fields + LETTER, archive()).reason is Reason.MALFORMED


_ENDED = {"cv_fail_i1_as_cv_fail", "cv_fail_i2_as2_fail", "cv_fail_i2_as1_fail"}
"""A seal said fail: the suite leaves the status blank, RFC 8617 (5.2, step 2) calls it fail."""


def test_the_published_cases_come_out_as_they_should() -> None:
    path = shared("mail", "arc-suite", "arc-draft-validation-tests.yml")
    wrong = []
    for group in yaml.safe_load_all(path.read_text()):
        keys = KeyArchive(_of_zone(*pair) for pair in group["txt-records"].items())
        for name, case in group["tests"].items():
            wanted = "fail" if name in _ENDED else str(case["cv"]).lower()
            if check(case["message"].encode(), keys).cv != wanted:
                wrong.append(name)
    assert wrong == []


def _of_zone(name: str, record: str) -> ArchivedKey:
    selector, _, domain = name.partition("._domainkey.")
    return ArchivedKey(domain, selector, record, KeySource.DNS)
