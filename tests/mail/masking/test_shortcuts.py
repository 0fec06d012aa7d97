"""What is looked for by a sign or from behind is what plain patterns find, wherever it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.masking import accounts, addresses, beside, codes, digits
from affiant.mail.masking.lowered import lowered
from affiant.mail.masking.names import Names
from affiant.mail.masking.people import people

_BITS = [
    "anne", "Dupont", "A. B", "x y z w v", "a.b", "corp.fr", "host-adsl.example.net", "jdoe",
    "@", "\uff20", '"', "=", "=40", "=\n", "%40", "&#64;", "<", ">", "[", "]", "(", ")", "[at]",
    " at ", " chez ", ".", " . ", "-", "-40", ":", ",", "/", "\\", "~", " ", "\n", "\r\n", "\t",
    "0", "12", "2019", "06 12 34 56 78", "+33", "(0)", "202-555-0143", "FR76 3000", "[10.0.0.7]",
    "wrote:", "a écrit :", "écrit", "From ", "from ", "\u200b", "\u0301", "Ã©", "\u0130", "\u017f",
    "a2FsZG91c0Bjb3JwLmV4YW1wbGU", "6b616c646f757340636f7270", "\\u0041", "BEGIN:VCARD", "A.D.",
]  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_BITS), max_size=14).map("".join)


@given(st.text())
def test_small_letters_stand_in_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize("letter", "aiksé")
def test_small_letters_are_those_that_patterns_take_for_them(letter: str) -> None:
    every = "".join(map(chr, range(0x3000)))
    for found in re.finditer(letter, every, re.IGNORECASE):
        assert lowered(found.group()) == letter


@given(_TEXTS)
def test_no_encoding_is_passed_over(text: str) -> None:
    for code in (*codes.TRANSPORT, *codes.further_of("BEGIN:VCARD")):
        assert code.may_be_in(text) or not code.pattern.search(text)


_LOCAL = r"[\w.+'\u2019~!#$^{}|*-]{1,64}"
_HOST = r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
_PLAIN = re.compile(rf'("[^"\r\n]{{1,64}}"|{_LOCAL})[@\uff20\ufe6b]({_HOST}|\[[\d.:a-fA-F]+\])')


@given(_TEXTS)
def test_addresses_read_from_behind_are_those_read_from_before(text: str) -> None:
    found = [(start, end, one.span(group)) for start, end, one, group in addresses._plain(text)]

    assert found == [(*one.span(1), one.span(2)) for one in _PLAIN.finditer(text)]


@given(_TEXTS)
@pytest.mark.parametrize(
    "pattern", [digits._PHONE, digits._LONG, digits._SOCIAL, digits._FROM_ZERO]
)
def test_numbers_begin_nowhere_else(pattern: re.Pattern[str], text: str) -> None:
    starts = [one.start() for one in digits._START.finditer(text)]

    told = [one.span() for one in digits._at(pattern, text, starts)]

    assert told == [one.span() for one in pattern.finditer(text)]


@given(_TEXTS)
def test_lines_at_home_are_found_by_their_addresses(text: str) -> None:
    told = [one.span() for one in accounts._at_home(text)]

    assert told == [one.span() for one in accounts._LINE_AT_HOME.finditer(text)]


@given(_TEXTS)
def test_who_wrote_is_found_around_the_word(text: str) -> None:
    around = [
        one.span()
        for start, end in beside._around_wrote(text)
        for one in beside._WROTE.finditer(text, start, end)
    ]

    assert around == [one.span() for one in beside._WROTE.finditer(text)]


@given(_TEXTS, _TEXTS)
def test_words_far_from_a_name_change_nothing(before: str, after: str) -> None:
    known = Names(people([("Anne Dupont", "jdoe@corp.fr")]))
    gap = "\n\nzzz qqq zzz qqq zzz qqq zzz qqq\n\n"
    alone = {(start, end) for start, end, _ in known.found(before)}

    both = {(start, end) for start, end, _ in known.found(before + gap + after)}

    far = len(before) + len(gap)
    behind = {(start + far, end + far) for start, end, _ in known.found(after)}
    assert both == alone | behind
