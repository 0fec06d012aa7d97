import pytest

from affiant.mail.attribution import terms
from affiant.mail.attribution.attribution import attribute
from affiant.mail.attribution.grade import Grade, Ground
from affiant.mail.attribution.holder import Kind
from affiant.mail.attribution.tally import Count
from tests.mail.attribution.tallied import tally

LETTERS = [
    "a@microsoft.com", "A@microsoft.com", "b@exchange.microsoft.com", "c@amazon.com",
    "d@gmail.com", "e@hotmail.fr", "f@nobody-looked-this-up.com",
]  # fmt: skip


def test_messages_and_accounts_are_counted_apart() -> None:
    rows = {(row.organisation, row.kind): row for row in tally(map(attribute, LETTERS))}
    assert rows["Microsoft", Kind.EMPLOYER].all == Count(messages=3, accounts=2)
    assert rows["Microsoft", Kind.EMPLOYER].grades == {Grade.D: Count(3, 2)}
    assert rows[None, Kind.CONSUMER].all == Count(2, 2)
    assert rows[None, Kind.UNKNOWN].all == Count(1, 1)


def test_no_message_is_left_out() -> None:
    rows = tally(map(attribute, LETTERS))
    assert sum(row.all.messages for row in rows) == len(LETTERS)
    assert [row.organisation for row in rows][:2] == ["Microsoft", "Amazon"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_has_words(language: str) -> None:
    for vocabulary in (Grade, Ground, Kind):
        assert all(terms.said(term, language) for term in vocabulary)
    assert len(terms.method(language)) == len(terms.method("en"))


@pytest.mark.parametrize(("messages", "accounts"), [(1, 1), (5, 1), (67, 40)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_only_signatures_let_a_sentence_say_sent(
    messages: int, accounts: int, language: str
) -> None:
    count = Count(messages, accounts)
    sent = {"en": "sent from", "fr": "envoyé"}[language]
    assert sent in terms.sentence("Acme", count, language, is_proved=True)
    assert sent not in terms.sentence("Acme", count, language, is_proved=False)
