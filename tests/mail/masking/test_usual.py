"""Real troves are full of names that are none: lists, offices, slogans. Their words must stay."""

import pytest

from affiant.mail.masking import Masker, Pseudonyms, people

TROVE = [
    ("The Free Harbour Report", "any@offers.example"),
    ("One Boat For All", ""),
    ("Reduce Your Fees", "your@fees.example"),
    ("", "return@letters.example"),
    ("Harbour Talk", "harbour-talk@lists.example.org"),
    ("", "harbour-talk-bounces@lists.example.org"),
    ("Odile Varenne via Harbour Talk", "harbour-talk@lists.example.org"),
    ("Tern Desk Updates", "desk@tern.example"),
    ("Don Orvell", "don@orvell.example"),
    ("May Aldine", "may@aldine.example"),
    ("Jan Sund", "jan.sund@corp.example.com"),
    ("Ben Ostrow", "bostrow@corp.example.com"),
    ("Kevin Page", "kevin77@corp.example.com"),
    ("Grant Likely", "grant.likely@corp.example.com"),
    ("Rosalind Tewes", "rt@corp.example.com"),
]


@pytest.fixture(scope="module")
def masker() -> Masker:
    return Masker(Pseudonyms(bytes(range(32))), people(TROVE), "en")


@pytest.mark.parametrize(
    "text",
    [
        "Any of you may return the free report: it is one for all.",
        "The Boat is for all. Free fees! Reduce your fees, and return them.",
        "Harbour talk, and what Tern ships: updates of the desk.",
        "I don't know. Don't ask me, and don’t ask her.",
        "On 3 May 2012, and on Sun, Jan 4, we met; Jan 2013 was cold.",
        "a long-term grant, likely or not, for a page",
        "the U.S. office opens at 9 a.m.",
        "Boston, MA 02110-1301, USA",
    ],
)
def test_words_of_any_text_stay(masker: Masker, text: str) -> None:
    assert masker.mask(text) == text


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("I have talked to Ben.", "Ben"),
        ("Ask Mr Page, please.", "Page"),
        ("Grant said so, and Likely agreed.", "Likely"),
        ("yesterday kevin brought it up", "kevin"),
        ("see you.\n\njan\n", "jan"),
        ("> regards,\n> tewes\n", "tewes"),
        ("Author: tewes, filed under: news", "tewes"),
        ('<a href="https://tewes.example">tewes</a>', ">tewes"),
        ("Don is here, and May too", "May"),
        ("Odile Varenne told the list", "Varenne"),
        ("grant_plan.pdf by jan", "grant"),
        ("On Monday at 4:05 PM, Ilse Quandt <iq@x.example> wrote", "Ilse"),
    ],
)
def test_people_are_hidden_all_the_same(masker: Masker, text: str, secret: str) -> None:
    assert secret not in masker.mask(text)


def test_a_time_before_a_name_is_none_of_it(masker: Masker) -> None:
    told = masker.mask("On Monday at 4:05 PM, Ilse Quandt <iq@x.example> wrote")
    assert "4:05 PM, [Sender" in told


def test_the_address_of_a_list_is_hidden_and_its_name_is_not(masker: Masker) -> None:
    told = masker.mask("to harbour-talk@lists.example.org, the harbour-talk list")
    assert told.startswith("to [Sender")
    assert told.endswith("@lists.example.org, the harbour-talk list")
