"""The log holds no secret: what is no number, identifier, digest or word of a list is refused."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.access.audit.action import Action, ObjectKind
from affiant.access.audit.deed import Deed
from affiant.access.audit.details import FORMS, Secret, written
from affiant.access.identifier import is_actor, is_holder, is_object

SECRETS = [
    "Ada Quill",
    "quill",
    "ada.quill@northmere.example",
    "We have listened to the families, said its director.",
    "correct horse battery staple",
    "hunter2",
    "Tr0ub4dor&3",
    "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl",
    "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
    "AGE-SECRET-KEY-1QQQ",
    "555-010-0199",
    "A 012 345 678",
    "/home/quill/letters/one.txt",
    "q4zq1n0x8h2m5v7c3k9j6f1d0s2a4p7w",
]
WORDS = {
    "json", "csv", "html", "pdf", "docx", "markdown", "ftm", "bundle", "original",
    "password", "code", "passkey", "recovery", "token",
    "reader", "reviewer", "editor", "publisher", "auditor", "owner",
    "all", "collection", "document",
    "right of reply", "safety", "legal duty", "representation", "checking",
    "accepted", "corrected", "rejected", "suggested", "unsure",
}  # fmt: skip
SOMEBODY = "person:7"
READ = (SOMEBODY, Action.READ, ObjectKind.DOCUMENT)


@pytest.mark.parametrize("secret", SECRETS)
def test_t_19_no_detail_takes_a_secret(secret: str) -> None:
    for key in FORMS:
        with pytest.raises(Secret) as refused:
            Deed(*READ, details={key: secret})
        assert secret not in str(refused.value)


@pytest.mark.parametrize("secret", SECRETS)
def test_t_19_neither_actor_nor_object_takes_a_secret(secret: str) -> None:
    with pytest.raises(Secret) as as_actor:
        Deed(secret, Action.FAILED, ObjectKind.ACCOUNT)
    with pytest.raises(Secret) as as_object:
        Deed(*READ, secret)
    assert secret not in str(as_actor.value) + str(as_object.value)


@pytest.mark.parametrize("secret", SECRETS)
def test_t_19_a_secret_cannot_be_the_name_of_a_detail(secret: str) -> None:
    with pytest.raises(Secret) as refused:
        written({secret: 1})
    assert secret not in str(refused.value)


@given(st.sampled_from(sorted(FORMS)), st.text(max_size=80))
def test_t_19_a_text_is_taken_only_as_an_identifier_or_a_word_of_ours(key: str, text: str) -> None:
    try:
        written({key: text})
    except Secret:
        return
    identifier = re.compile(
        r"local|(person|team):[0-9a-f-]+|[0-9a-f]{8}(\.[0-9a-f]{64})?|[0-9a-f]{64}"
    )
    assert text in WORDS or identifier.fullmatch(text)


@given(st.text(alphabet=string.ascii_letters + " .@'-éÉœ", min_size=1, max_size=40))
def test_t_19_no_name_is_an_identifier(name: str) -> None:
    hexadecimal = set("0123456789abcdef-")
    if set(name) <= hexadecimal or name in {"local", "system", "nobody"}:
        return
    assert not any(is_one(name) for is_one in (is_actor, is_holder, is_object))


@pytest.mark.parametrize("value", [True, -1, 1.5, None, 2**63, [1], {"a": 1}, "7"])
def test_a_count_is_a_number_and_nothing_else(value: object) -> None:
    with pytest.raises(Secret):
        written({"hits": value})  # type: ignore[dict-item] # what a careless caller hands in


def test_details_have_one_spelling() -> None:
    assert written({"rows": 2, "format": "csv"}) == written({"format": "csv", "rows": 2})


@pytest.mark.parametrize("actor", ["person:7", "local", "system", "nobody", "token:12"])
def test_who_can_have_done_something(actor: str) -> None:
    assert Deed(actor, Action.READ, ObjectKind.LOG).actor == actor


@pytest.mark.parametrize(
    "actor", ["person:07", "person:", "person:7\n", "person:٧", "", "7", "root"]
)
def test_what_only_looks_like_somebody_is_refused(actor: str) -> None:
    with pytest.raises(Secret):
        Deed(actor, Action.READ, ObjectKind.LOG)
