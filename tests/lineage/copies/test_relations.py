import pytest

from affiant.lineage.copies import copies
from affiant.lineage.link import Link
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.reading.document import Document
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span
from tests.lineage.invented import (
    FERRY,
    LIBRARY,
    OTHER_FERRY,
    STATEMENT,
    changed,
    document,
    members,
    misread,
    prose,
)


def only(links: list[Link]) -> Link:
    (link,) = links
    return link


def counted(links: list[Link]) -> list[Link]:
    return [link for link in links if link.certainty is not Certainty.HINT]


def test_the_same_bytes_are_the_same_bytes() -> None:
    one = Document("ab" * 32, "text/html", FERRY)
    link = only(copies(members(one, one)))
    assert (link.relation, link.certainty) == (Relation.SAME_BYTES, Certainty.CERTAIN)


def test_case_accents_marks_ligatures_and_spaces_do_not_make_another_text() -> None:
    plain = f"L'OEUVRE DE L'ELEVE : « {prose(1)} » 12 fins"
    typeset = f"L’œuvre  de l’élève: “{prose(1)}” １２ ﬁns"
    assert only(copies(members(plain, typeset))).relation is Relation.SAME_TEXT


def test_another_reading_of_the_same_bytes_is_judged_by_its_text() -> None:
    pair = members(Document("ab" * 32, "", FERRY), Document("ab" * 32, "", LIBRARY))
    assert not copies(pair)


def test_a_new_headline_makes_a_near_copy() -> None:
    rest = FERRY.partition("\n")[2]
    link = only(copies(members(FERRY, "Boats stay in port" + rest)))
    assert link.relation is Relation.NEAR_COPY
    assert link.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "version",
    [
        FERRY[: FERRY.index("Engineers from")],
        changed(FERRY, 0.15),
        changed(FERRY, 0.3),
        misread(FERRY, 0.03),
        misread(FERRY, 0.06),
    ],
    ids=["cut", "15 % of words changed", "30 %", "3 % of characters misread", "6 %"],
)
def test_a_changed_article_is_a_syndication(version: str) -> None:
    link = only(copies(members(FERRY, version)))
    assert link.relation in {Relation.SYNDICATION, Relation.NEAR_COPY}
    assert link.relation.one_origin


def test_a_stretch_in_a_text_that_says_more_besides_is_an_excerpt() -> None:
    taken = FERRY[FERRY.index("Engineers") : FERRY.index('"Nobody')]
    link = only(copies(members(FERRY, f"{prose(1)}\n\n{taken}\n\n{prose(2)}")))
    assert link.relation is Relation.EXCERPT
    assert link.matches[0].first.of(FERRY).startswith("Engineers")


def test_what_both_quote_is_the_same_statement() -> None:
    one, other = (f"{prose(n)}\n\n“{STATEMENT},” it said.\n\n{prose(n + 9)}" for n in (1, 2))
    link = only(copies(members(one, other)))
    assert link.relation is Relation.SAME_STATEMENT
    assert not link.relation.one_origin
    assert link.matches[0].first.of(one).startswith(STATEMENT)


def test_a_block_quotation_is_quoted() -> None:
    one = f"{prose(1)}\n{STATEMENT}\n{prose(2)}"
    at = one.index(STATEMENT)
    block = Passage(Span(at, at + len(STATEMENT)), PassageKind.QUOTATION)
    other = f"{prose(3)} «\u00a0{STATEMENT}\u00a0» {prose(4)}"
    link = only(copies(members(document(one, passages=(block,)), other)))
    assert link.relation is Relation.SAME_STATEMENT


def test_paragraphs_that_several_otherwise_different_articles_have_are_a_shared_release() -> None:
    release = LIBRARY[LIBRARY.index("Architect") :]
    texts = [f"{prose(n)}\n\n{release}\n\n{prose(n + 20)}" for n in range(4)]
    links = copies(members(*texts))
    assert {link.relation for link in links} == {Relation.SHARED_RELEASE}
    assert len(links) == 6


def test_an_independent_report_of_the_same_event_never_makes_one_origin() -> None:
    links = copies(members(FERRY, OTHER_FERRY))
    assert not counted(links)


def test_a_story_retold_in_the_same_order_is_a_hint_for_a_person() -> None:
    retold = """Ferry stopped over broken hulls

Oster Bay: inspectors of the harbour board say the hulls of the Brindle Point ferry, both
vessels, have cracks, so it closed. Some four thousand commuters must find another crossing.
Already in 2016 engineers of the maritime agency saw steel thinning near the engine mounts, a
report reveals, but the harbour board paid for paint. Chair Halvard Quince, whose yard painted
them, says corrosion surprised the board when divers surfaced. Eleven years he has chaired.
Meanwhile passengers ride a bus by Tannock bridge, fifty minutes detour. Saltline, operator,
through a spokeswoman, declined comment on vessels."""
    link = only(copies(members(FERRY, retold)))
    assert (link.relation, link.certainty) == (Relation.REWRITE, Certainty.HINT)
    assert all(match.what == match.first.of(FERRY) for match in link.matches)


def test_boilerplate_proves_nothing() -> None:
    foot = LIBRARY[:300]
    texts = [f"{prose(n)}\n\n{foot}" for n in (1, 2)]
    told = [
        document(
            text,
            passages=(
                Passage(Span(0, text.index(foot) - 2), PassageKind.PARAGRAPH),
                Passage(Span(text.index(foot), len(text)), PassageKind.BOILERPLATE),
            ),
        )
        for text in texts
    ]
    assert copies(members(*texts))
    assert not copies(members(*told))


def test_wording_of_many_otherwise_different_documents_is_form() -> None:
    form = prose(0, 60)
    texts = [f"{form} {prose(n, 240)}" for n in range(1, 61)]
    assert not copies(members(*texts))


def test_a_form_filled_in_with_other_numbers_is_no_copy() -> None:
    form = (
        "In {0} the office of {1} counted {2} families in {3} shelters, against {4} a year before. "
    )
    rest = (
        "The count is made on the last Thursday of the month, by volunteers who walk each street."
    )
    one, other = (
        form.format(*numbers) + rest
        for numbers in (
            ("March 2018", "Arden", 412, 17, 388),
            ("April 2018", "Arden", 455, 19, 391),
        )
    )
    assert not counted(copies(members(one, other)))


def test_articles_that_a_digest_holds_are_not_made_one_by_it() -> None:
    links = copies(members(FERRY, LIBRARY, f"{FERRY}\n\n{LIBRARY}\n\n{prose(4, 60)}"))
    assert {link.relation for link in links} <= {Relation.EXCERPT, Relation.SHARED_RELEASE}
    assert len(links) == 2


def test_pieces_of_an_older_article_are_versions_of_it() -> None:
    half = len(LIBRARY) // 2
    links = copies(
        members(
            document(LIBRARY, "2019-01-01"),
            document(LIBRARY[: half - 20], "2019-02-01"),
            document(LIBRARY[half + 20 :], "2019-03"),
        )
    )
    assert {link.relation for link in links} == {Relation.SYNDICATION}
    assert {link.direction for link in links} == {Direction.FORWARD}


def test_two_documents_that_quote_each_other_are_not_one_origin() -> None:
    mine, yours = FERRY.split("\n\n"), LIBRARY.split("\n\n")
    one = "\n\n".join([*mine, f"“{yours[1]}”"])
    other = "\n\n".join([*yours, f"“{mine[1]}”"])
    links = copies(members(one, other))
    assert links
    assert not any(link.relation.one_origin for link in links)


def test_every_reason_is_of_the_closed_list() -> None:
    from affiant.lineage.copies.verdict import Cause  # noqa: PLC0415 - only this test needs it

    for link in copies(members(FERRY, changed(FERRY, 0.1), FERRY, f"{prose(1)} “{FERRY[90:400]}”")):
        assert link.reasons
        assert all(Cause(reason.name) for reason in link.reasons)
