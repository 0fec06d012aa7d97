"""Every message can be found in the code, whichever Python gathers them."""

import pytest
from tools.messages import SOURCE
from tools.said import lost, lost_under


def test_no_message_is_told_inside_an_f_string_or_made_of_one() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{one.line}: {one.why}" for path, one in lost_under(SOURCE)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("f\"{_('words')}\"", "inside an f-string"),
        ('f"{speech.gettext(word)} {n}"', "inside an f-string"),
        ("f\"{n:{_('width')}}\"", "inside an f-string"),
        ('_(f"words {n}")', "of an f-string"),
        ('speech.ngettext("word", f"{n} words", n)', "of an f-string"),
        ('_("one " + f"{n}")', "of an f-string"),
    ],
)
def test_what_would_be_lost(code: str, why: str) -> None:
    assert [one.why for one in lost(code)] == [why]


@pytest.mark.parametrize(
    "code", ['_("words {n}").format(n=f"{n:,}")', 'word = _("p.")\nf"{word} {n}"', 'f"{gettext}"']
)
def test_what_is_found(code: str) -> None:
    assert lost(code) == []
