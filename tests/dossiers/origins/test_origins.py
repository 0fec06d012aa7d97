"""Outlets are those of the catalogue where a text cites them; all else is invented."""

from dataclasses import replace

import pytest

from affiant.dossiers.origins import Ground, Origins, find_origins
from affiant.dossiers.origins.citing import citations, principal
from affiant.dossiers.origins.telling import Telling
from affiant.dossiers.origins.voiced import voiced
from affiant.evidence.held import HeldDocument
from affiant.facts.kinds import Attribution, Demand, Mention, Voice
from affiant.lineage.link import Link, Reason
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.reading.passage import PassageKind
from affiant.vocabulary.citing import Citing
from affiant.vocabulary.entity import EntityKind
from tests.dossiers.conftest import ORGANISATION, Page


def page(
    number: int,
    text: str,
    *names: str,
    language: str = "en",
    publisher: str | None = None,
    published: str | None = None,
) -> HeldDocument:
    made = Page(
        number,
        [(PassageKind.PARAGRAPH, part) for part in text.split("\n")],
        language,
        publisher=publisher,
        published=published,
    )
    for name in names:
        made.find(Mention, name, entity_kind=ORGANISATION, name=name)
    return made.held()


def link(
    first: int,
    second: int,
    relation: Relation = Relation.NEAR_COPY,
    certainty: Certainty = Certainty.SUGGESTED,
    direction: Direction = Direction.FORWARD,
) -> Link:
    return Link(first, second, relation, certainty, direction, 0.9, ())


def groups(origins: Origins) -> list[tuple[int, ...]]:
    return [lineage.documents for lineage in origins.lineages]


@pytest.mark.parametrize(
    ("text", "name", "language", "sort"),
    [
        ("Newsweek reports that the office closed.", "Newsweek", "en", Citing.REPORT),
        ("The office closed, according to Reuters.", "Reuters", "en", Citing.REPORT),
        ("“We closed,” she told Reuters.", "Reuters", "en", Citing.TOLD),
        ("Source: Reuters", "Reuters", "en", Citing.CREDIT),
        ("Selon Le Monde, le bureau a fermé.", "Le Monde", "fr", Citing.REPORT),
        ("Le bureau a fermé, d’après le journal Le Monde.", "Le Monde", "fr", Citing.REPORT),
        ("Le Monde rapporte que le bureau a fermé.", "Le Monde", "fr", Citing.REPORT),
        ("Il l’a confié à Le Monde.", "Le Monde", "fr", Citing.TOLD),
        ("Les lettres obtenues par Reuters le montrent.", "Reuters", "fr", Citing.REPORT),
    ],
)
def test_a_text_says_whose_story_it_tells(
    text: str, name: str, language: str, sort: Citing
) -> None:
    (found,) = citations(page(1, text, name, language=language))
    assert (found.name, found.citing) == (name, sort)


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("Newsweek has 40 employees.", "Newsweek", "en"),
        ("The office closed, according to Brightwater.", "Brightwater", "en"),
        ("It closed, according to the manager. Reuters moved in.", "Reuters", "en"),
        ("Selon le syndicat, Le Monde a fermé.", "Le Monde", "fr"),
    ],
)
def test_a_name_is_not_cited_because_it_stands_there(text: str, name: str, language: str) -> None:
    assert citations(page(1, text, name, language=language)) == []


def test_another_bodys_own_report_is_cited_and_stands_before_who_told_of_it() -> None:
    text = "A report by Harbour Institute counts 12 cases, according to Reuters."
    found = citations(page(1, text, "Harbour Institute", "Reuters"))
    assert principal(found) == "Harbour Institute"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Halmer Bank is under investigation by Harbour Institute over its loans.", "en"),
        ("Halmer faces a criminal investigation by Harbour Institute.", "en"),
        ("La banque fait l’objet d’une enquête de Harbour Institute.", "fr"),
    ],
)
def test_whoever_investigates_is_not_the_storys_origin(text: str, language: str) -> None:
    assert citations(page(1, text, "Harbour Institute", language=language)) == []


def test_one_citation_in_passing_makes_nobody_the_origin() -> None:
    text = "The office closed.\n" * 20 + "It had opened in May, according to Reuters."
    assert principal(citations(page(1, text, "Reuters"))) is None


def test_a_citation_in_passing_is_none_the_more_for_its_copies() -> None:
    text = "The office closed.\n" * 20 + "It had opened in May, according to Reuters."
    copies = [one for number in range(1, 5) for one in citations(page(number, text, "Reuters"))]
    assert principal(copies) is None


def test_two_that_tell_one_outlets_story_have_one_origin() -> None:
    origins = find_origins(
        [
            page(1, "Newsweek reports that it closed.", "Newsweek"),
            page(2, "Newsweek rapporte la fermeture.", "Newsweek", language="fr"),
            page(3, "I saw it close."),
        ],
        [],
    )
    assert groups(origins) == [(1, 2), (3,)]
    assert origins.of(1).origin.ground is Ground.CITED
    assert origins.of(1).origin.name == "Newsweek"
    assert origins.count([1, 2]) == 1
    assert origins.count([1, 2, 3]) == 2


def test_letters_of_one_publisher_have_one_origin() -> None:
    origins = find_origins(
        [page(1, "First.", publisher="Harbour Union"), page(2, "Last.", publisher="Harbour Union")],
        [],
    )
    assert groups(origins) == [(1, 2)]
    assert origins.of(2).origin.ground is Ground.SENDER


def test_the_one_that_is_named_for_two_stories_is_one_origin() -> None:
    """Where nobody signs the document nearest to the origin, whoever signs a copy of it does."""
    pages = [
        page(1, "a", published="2024-01-01"),
        page(2, "a", publisher="Harbour Union", published="2024-01-02"),
        page(3, "b", publisher="Harbour Union"),
    ]
    assert groups(find_origins(pages, [link(1, 2, Relation.SAME_TEXT)])) == [(1, 2, 3)]


def test_who_publishes_a_copy_is_not_its_voice() -> None:
    pages = [
        page(1, "a", publisher="Callis Herald", published="2024-01-02"),
        page(2, "b", publisher="Courrier", published="2024-01-05"),
        page(3, "c", publisher="Courrier", published="2024-02-01"),
    ]
    origins = find_origins(pages, [link(1, 2, Relation.TRANSLATION)])
    assert groups(origins) == [(1, 2), (3,)]
    assert origins.of(2).origin.name == "Callis Herald"


def test_a_copy_has_its_originals_origin_and_the_earliest_is_nearest() -> None:
    origins = find_origins(
        [page(1, "a", published="2020-02"), page(2, "b", published="2020-01")],
        [link(1, 2, direction=Direction.BACKWARD)],
    )
    assert origins.of(1).origin.document == 2
    assert origins.of(1).origin.ground is Ground.EARLIEST


@pytest.mark.parametrize("relation", [one for one in Relation if not one.one_origin])
def test_a_shared_part_is_no_shared_origin(relation: Relation) -> None:
    origins = find_origins([page(1, "a"), page(2, "b")], [link(1, 2, relation)])
    assert groups(origins) == [(1,), (2,)]


def test_a_hint_is_never_counted() -> None:
    hint = link(1, 2, Relation.TRANSLATION, Certainty.HINT)
    assert groups(find_origins([page(1, "a"), page(2, "b")], [hint])) == [(1,), (2,)]


def test_a_chain_with_a_cycle_still_has_one_origin() -> None:
    pages = [page(n, "x") for n in (1, 2, 3)]
    origins = find_origins(pages, [link(1, 2), link(2, 3), link(3, 1)])
    assert groups(origins) == [(1, 2, 3)]
    assert origins.of(3).origin.document == 1


def test_nothing_gives_nothing_and_links_of_others_are_left_out() -> None:
    assert find_origins([], [link(8, 9)]).lineages == ()


def test_ten_thousand_copies_are_one_origin_in_linear_time() -> None:
    pages = [page(n, "x") for n in range(3000)]
    origins = find_origins(pages, [link(0, n) for n in range(1, 3000)])
    assert len(origins.lineages) == 1


SIGNED = "We ask the harbour office to open its books. Ada Weaver"


def test_a_person_who_signs_is_one_voice_and_is_not_named() -> None:
    asked = Page(1, [(PassageKind.PARAGRAPH, SIGNED)])
    asked.find(Demand, "open its books", attribution=Attribution(Voice.AUTHOR, "Ada Weaver"))
    asked.find(Mention, "Ada Weaver", entity_kind=EntityKind.PERSON, name="Ada Weaver")
    (lineage,) = find_origins([asked.held()], []).lineages
    assert voiced(asked.held()).sender == "Ada Weaver"
    assert lineage.origin.ground is Ground.SENDER
    assert lineage.origin.name is None
    assert Telling("en").origin(lineage) == "Signed by a person."


def test_a_long_statement_that_two_documents_quote_makes_them_no_one_origin() -> None:
    """What they share is the statement's origin; neither document is its copy."""
    for relation in (Relation.SAME_STATEMENT, Relation.SHARED_RELEASE, Relation.EXCERPT):
        told = find_origins([page(1, "One."), page(2, "Two.")], [link(1, 2, relation)])
        assert groups(told) == [(1,), (2,)]


def test_the_reasons_of_a_link_are_told_in_words() -> None:
    because = (
        Reason("shared words", 384.0),
        Reason("share of first", 0.85),
        Reason("other names", 1.0),
    )
    proven = replace(link(1, 2), reasons=because)
    assert list(Telling("en").reasons(proven)) == [
        "words in common: 384",
        "share of the first text: 85\u00a0%",
        "other names between the same words",
    ]
    assert next(Telling("fr").reasons(proven)) == "mots communs\u00a0: 384"
