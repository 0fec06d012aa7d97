import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence import masking
from affiant.evidence.masking import BULLET, mask


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("write to ada.weaver@brightwater.example.", "write to ••••••••••@brightwater.example."),
        ("mailto:ada@brightwater.example?subject=x", "mailto:•••@brightwater.example?subject=x"),
        ("ada [at] brightwater.example", "••• [at] brightwater.example"),
        ("ada (arobase) brightwater.example", "••• (arobase) brightwater.example"),
        ("?to=ada%40brightwater.example", "?to=•••%40brightwater.example"),
        ("<ada+press@b.example>", "<•••••••••@b.example>"),
        ("élodie@brightwater.example", "••••••@brightwater.example"),
    ],
)
def test_the_local_part_of_an_address_goes_and_its_domain_stays(text: str, shown: str) -> None:
    assert mask(text) == shown


@pytest.mark.parametrize(
    "number",
    [
        "01 23 45 67 89",
        "01.23.45.67.89",
        "0123456789",
        "+33 1 23 45 67 89",
        "+33 (0)1 23 45 67 89",
        "0033 1 23 45 67 89",
        "(555) 010-0199",
        "555-010-0199",
        "+1 555 010 0199",
        "+420 123 456 789",
        "123-45-6789",
        "A123456789",
        "A-12345678",
        "A#123-456-789",
        "GB82 WEST 1234 5698 7654 32",
        "FR1420041010050500013M02606",
        "2 55 08 14 168 025 38",
    ],
)
def test_numbers_of_persons_go(number: str) -> None:
    masked = mask(f"call {number}, please")
    assert not any(character.isdigit() for character in masked)
    assert masked.startswith("call ")
    assert masked.endswith(", please")


def test_a_word_that_announces_a_number_stays() -> None:
    assert mask("alien number 012345678") == "alien number " + BULLET * 9
    assert mask("SSN: 123456789") == "SSN: " + BULLET * 9


@pytest.mark.parametrize(
    "text",
    [
        "19,400,000 dollars on 2018-06-19 and 19.06.2018",
        "2 093 000 000 euros, +12 500 000 personnes, +11 %",
        "+12 500 000 and 1,000,000,000",
        "page 17590240, docket 18-cr-01234",
        "@brightwater said so, 3 @ 5 each",
        "18 U.S.C. § 1591(a)(1) and 2020-2021",
        "https://news.example/2018/07/16/17590240",
        "the FR12 motorway and GB20 WEST 12 ABCD 1234",
        "10 20 30 40 50 60",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert mask(text) == text


@given(st.text(alphabet="ab1 0.@-+()A%4•\n[t]", max_size=60))
def test_masking_keeps_length_and_lines_and_masks_once_for_all(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked
    assert [i for i, c in enumerate(masked) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@given(st.from_regex(r"[a-z][a-z0-9.]{1,12}@[a-z]{2,8}\.example", fullmatch=True), st.text())
def test_no_local_part_is_left(address: str, before: str) -> None:
    masked = mask(f"{before} {address}")
    assert masked.endswith(" " + BULLET * address.index("@") + address[address.index("@") :])


@given(st.text(alphabet="0127 ()+-.@a\u00a0", max_size=40))
def test_what_is_not_looked_at_closely_holds_nothing_to_mask(text: str) -> None:
    quick = mask(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(masking, "_is_worth_a_look", lambda _: True)
        assert mask(text) == quick
