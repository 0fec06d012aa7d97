import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.facts.sentence import is_question, sentences
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def cut(text: str) -> list[str]:
    passage = Passage(Span(0, len(text)), PassageKind.PARAGRAPH)
    document = Document("0" * 64, "text/plain", text, "en", passages=(passage,))
    found = list(sentences(document))
    for sentence in found:
        assert sentence.span.of(text) == sentence.text
    return [sentence.text for sentence in found]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It rained. The office closed.", 2),
        ("Il travaille au quai B. La direction refuse.", 2),
        ("The gates are shown in annex C. Staff left.", 2),
        ("Ada B. Gale left.", 1),
        ("Mr. Gale and Dr. Orme met at 9 a.m. on Monday.", 1),
        ("The U.S. office closed. It rained!", 2),
        ("M. Orme, de l’agence, a écrit. Il pleuvait.", 2),
        ("“Is it over?” she asked.", 1),
        ("« C’est fini. » Il est parti.", 2),
        ("They had their reasons.4 The office closed.", 2),
        ("It cost 4.5 million.", 1),
        ("They flew to Ft. Orme on Monday.", 1),
        ("Orme v. Gale, no. 12-4, p. 7, vol. II and art. L. 121-1 apply.", 1),
        ("Was it signed? He said no. The office closed.", 3),
        ("Prof. E. L. Orme of the I.O.R. spoke.", 1),
        ("He runs Orme Inc. The office closed.", 2),
        ("It broke Cal. Civ. Code § 12.", 1),
        ("Le bureau de M. Le Gall, selon l’al. 2, ferme.", 1),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, pieces: int) -> None:
    assert len(cut(text)) == pieces


def test_a_line_that_a_mail_broke_because_it_was_full_does_not_end_a_sentence() -> None:
    text = (
        "The board of the harbour said on Monday that it would not renew the\n"
        "agreement with the owners of the eastern quay."
    )
    assert cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Board\n12 Quay Street",
        "The board of the harbour said on Monday that it would renew:\nthe agreement",
        "The board of the harbour said on Monday that it would not renew\n* the agreement",
        "The board of the harbour said on Monday that it would not renew\n2. the agreement",
        "The board of the harbour said on Monday that it would not renew\n\nthe agreement",
    ],
)
def test_other_line_ends_do(text: str) -> None:
    assert len(cut(text)) == 2


@given(st.text(max_size=300))
def test_sentences_are_in_order_apart_and_lose_no_letter(text: str) -> None:
    pieces = cut(text)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Did the agency pay Hooli?", True),
        ("« L’agence a-t-elle payé ? »", True),
        ("“Did it (ever pay)?”", True),
        ("They asked whether it paid.", False),
    ],
)
def test_a_question_is_told_by_its_mark(text: str, asks: bool) -> None:
    assert is_question(text) is asks


def test_a_case_s_name_is_one_sentence() -> None:
    assert len(cut("La Cour a jugé, dans l’affaire Roy c. Canada, que c’était illégal.")) == 1
    assert len(cut("Voir l’alinéa c. Le reste suit.")) == 2
