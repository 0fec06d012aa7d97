from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.mail.threads import Basis, Mail, Node, threads
from affiant.mail.threads.subject import base

DAY = datetime(2021, 5, 3, 10, tzinfo=UTC)


def mail(
    number: int, *references: int, subject: str = "réunion", written: str = "", quoted: str = ""
) -> Mail:
    return Mail(
        str(number), f"<{number}@x>", tuple(f"<{one}@x>" for one in references), subject,
        DAY + timedelta(hours=number), tuple(written.splitlines()), tuple(quoted.splitlines()),
    )  # fmt: skip


Tree = tuple[str | None, list["Tree"]]


def tree(node: Node) -> Tree:
    return (node.mail.key if node.mail else None, [tree(child) for child in node.children])


def trees(*mails: Mail) -> list[Tree]:
    return [tree(root) for root in threads(mails)]


def test_references_hang_an_answer_below_what_it_answers() -> None:
    assert trees(mail(3, 1, 2), mail(1), mail(2, 1)) == [("1", [("2", [("3", [])])])]


def test_a_message_that_is_not_in_the_trove_keeps_its_place() -> None:
    assert trees(mail(2, 1), mail(3, 1)) == [(None, [("2", []), ("3", [])])]


def test_a_missing_first_message_of_one_answer_is_not_shown() -> None:
    assert trees(mail(2, 1, subject="one")) == [("2", [])]


def test_references_that_run_in_a_ring_are_cut() -> None:
    assert sum(len(root.walk()) for root in threads([mail(1, 2), mail(2, 1)])) == 2


def test_an_answer_without_references_hangs_below_what_it_quotes() -> None:
    first = mail(1, written="Nous nous voyons jeudi à midi ?", subject="jeudi")
    second = mail(2, written="Rien à voir avec cela.", subject="autre")
    answer = mail(3, subject="tout autre", quoted="> Nous nous voyons jeudi à midi ?")
    (one, two) = threads([first, second, answer])

    assert tree(one) == ("1", [("3", [])])
    assert one.children[0].basis is Basis.QUOTED
    assert tree(two) == ("2", [])


def test_an_answer_without_references_hangs_below_the_newest_of_its_subject() -> None:
    (root,) = threads([mail(1), mail(2, 1, subject="Re: réunion"), mail(5, subject="RE : Réunion")])

    assert tree(root) == ("1", [("2", [("5", [])])])
    assert root.children[0].children[0].basis is Basis.SUBJECT


def test_two_letters_of_one_subject_that_do_not_answer_stay_apart() -> None:
    assert trees(mail(1), mail(2)) == [("1", []), ("2", [])]


def test_an_answer_months_later_is_another_matter() -> None:
    assert len(trees(mail(1), mail(24 * 200, subject="Re: réunion"))) == 2


def test_a_second_message_of_one_id_has_a_place_of_its_own() -> None:
    twin = Mail("twin", "<1@x>", (), "réunion", DAY)

    assert sorted(str(one[0]) for one in trees(mail(1), twin)) == ["1", "twin"]


@pytest.mark.parametrize(
    "subject",
    ["Re: note", "RE : note", "TR: note", "Fwd: Re: note", "Réf. : note", "[liste] Re: note",
     "Re: [liste] note", "RE(2): note", "Aw: note", "note (fwd)", "[Fwd: Re: note]",
     "Re: [Fwd: note]", "Re^2: note", "Réponse : note", "Réponse automatique : note",
     "***SPAM*** Re: note", "{Spam?} Re: note", "Accepté : note", "Accepted: note",
     "Re: [liste: nord] note"],
)  # fmt: skip
def test_marks_of_answers_are_no_part_of_a_subject(subject: str) -> None:
    assert base(subject) == ("note", True)


@pytest.mark.parametrize("subject", ["Note", "reference: note", "[note]", "retour", ""])
def test_other_subjects_answer_nothing(subject: str) -> None:
    assert not base(subject)[1]


def test_a_thread_of_thousands_of_answers_is_read() -> None:
    chain = [mail(0), *(mail(n, n - 1, subject="Re: x") for n in range(1, 3000))]

    assert len(threads(chain)) == 1


@given(st.lists(st.tuples(st.integers(0, 8), st.lists(st.integers(0, 8), max_size=3)), max_size=12))
def test_every_message_is_in_exactly_one_place(told: list[tuple[int, list[int]]]) -> None:
    mails = [
        Mail(str(at), f"<{number}@x>", tuple(f"<{one}@x>" for one in references), "Re: s", DAY)
        for at, (number, references) in enumerate(told)
    ]
    found = [node.mail.key for root in threads(mails) for node in root.walk() if node.mail]

    assert sorted(found) == sorted(mail.key for mail in mails)


def test_thousands_below_a_lost_beginning_are_one_thread_placed_in_a_moment() -> None:
    many = [
        Mail(
            str(number),
            f"<{number}>",
            ("<lost>", *(f"<lost {above}>" for above in range(max(0, number - 20), number))),
            "Re: figures",
        )
        for number in range(5_000)
    ]

    (root,) = threads(many)

    assert sum(node.mail is not None for node in root.walk()) == 5_000
