import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.reading.markup import unsaid, untold, with_marks, without_tags
from tests.taking_time import within


def test_the_text_of_html_is_what_a_reader_sees() -> None:
    html = (
        "<html><head><title>no</title><style>p{}</style></head><body><p>one &amp; two</p>"
        "<!-- hidden --><SCRIPT>var x</script >three<br>four</body></html>"
    )

    assert without_tags(html).split() == ["one", "&", "two", "three", "four"]


def test_what_never_closes_hides_nothing() -> None:
    assert "words" in without_tags("<style>words")
    assert "words" in without_tags("<!-- words")
    assert "5 <b words" in without_tags("<p>5 <b words")


@pytest.mark.parametrize("piece", ["<style", "<!--", "<a", "<head>", "</style>", "<", "&"])
def test_hostile_html_takes_time_in_proportion(piece: str) -> None:
    with within(2):  # quadratic time took minutes
        without_tags(piece * 100_000)


@given(st.text(st.sampled_from("ab <>-!&;/=\n") | st.characters(), max_size=60))
def test_no_markup_raises(markup: str) -> None:
    without_tags(markup)


def test_of_the_other_text_only_what_is_new_is_added() -> None:
    told = "We meet on Thursday.\nBring the file."
    other = "We meet on  Thursday.\nBring the file and the 300 euros."

    assert list(unsaid(told, [other])) == ["Bring the file and the 300 euros."]
    assert list(unsaid(told, ["Bring the file. We meet on Thursday."])) == []
    assert list(unsaid(" \n", ["all of it"])) == ["all of it"]


@given(
    st.text(st.sampled_from("ab &.\n"), max_size=30),
    st.text(st.sampled_from("ab <p>/br&amp;.\n"), max_size=60),
)
def test_the_quick_look_at_html_misses_nothing(told: str, markup: str) -> None:
    assert list(untold(told, [markup])) == list(unsaid(told, [without_tags(markup)]))


def test_a_word_that_only_stands_inside_others_is_new() -> None:
    told = "aab " * 200 + "From_ ab"

    assert list(untold(told, ["<p>aa</p>"])) == ["aa"]
    assert list(untold(told, ["<p>From</p>"])) == ["From"]
    assert list(untold("aab " * 200 + ">aa.", ["<p>aa</p>"])) == []


def test_what_a_page_quotes_is_marked_and_what_is_answered_between_is_not() -> None:
    html = "<p>Hi</p><blockquote>Is it<br>Thursday?</blockquote>It is.<BLOCKQUOTE>At noon?"

    lines = [line.strip() for line in with_marks(html).splitlines() if line.strip()]
    assert lines == ["Hi", "> Is it", "> Thursday?", "It is.", "> At noon?"]


def test_a_letter_in_html_alone_is_read_with_the_marks() -> None:
    [told] = untold("", ["<p>Yes.</p><blockquote>Thursday?</blockquote>"])
    assert "> Thursday?" in told


def test_quotes_within_quotes_without_end_take_time_in_proportion() -> None:
    with within(2):
        with_marks("<blockquote>a" * 50_000)


def test_what_html_forgets_to_close_still_begins_a_line() -> None:
    said = without_tags("Merci<div>Le 4 mars, Anne a écrit :<p>Un<li>deux<hr>fin")

    assert [line.strip() for line in said.splitlines() if line.strip()] == [
        "Merci", "Le 4 mars, Anne a écrit :", "Un", "deux", "fin",
    ]  # fmt: skip


def test_marks_within_a_word_part_it_not() -> None:
    markup = (
        "<p>M. Du<b>pont</b>, <SPAN lang=fr>Du</SPAN><span>rand</span>, Du<!-- x -->val<br>et</p>"
    )
    assert without_tags(markup).split() == ["M.", "Dupont,", "Durand,", "Duval", "et"]
    assert without_tags("<td>un</td><td>deux</td><a>trois</a>quatre").split() == [
        "un", "deux", "trois", "quatre",
    ]  # fmt: skip


def test_a_letter_and_its_page_with_marks_in_words_say_the_same() -> None:
    assert list(untold("Le point de M. Dupont.", ["<p>Le point de M. Du<b>pont</b>.</p>"])) == []
