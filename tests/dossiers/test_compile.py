from collections.abc import Callable
from dataclasses import replace

import pytest

from affiant.dossiers.compile import PrivatePerson, compile_dossier
from affiant.dossiers.dossier import Concern, Dossier, Section
from affiant.dossiers.subject import UnknownName, counted
from affiant.evidence.held import HeldDocument, HeldFact, Verdict
from affiant.facts.kinds import Fact, Figure, Money, Reference


def words(dossier: Dossier, section: Section) -> list[str]:
    return [entry.places[0].surface for entry in dossier.of(section)]


def judged(
    documents: list[HeldDocument], verdict: Verdict, which: Callable[[Fact], bool]
) -> list[HeldDocument]:
    return [
        replace(
            document,
            facts=tuple(
                HeldFact(held.id, held.fact, verdict if which(held.fact) else held.verdict)
                for held in document.facts
            ),
        )
        for document in documents
    ]


def test_any_writing_of_the_name_opens_the_same_dossier(documents: list[HeldDocument]) -> None:
    by_name = compile_dossier("Brightwater", documents)
    by_form = compile_dossier("BRIGHTWATER, Inc.", documents)
    assert by_name.entries == by_form.entries


def test_an_alias_of_the_catalogue_opens_it_too(documents: list[HeldDocument]) -> None:
    dossier = compile_dossier("cbo", documents)
    assert dossier.entity.name == "Coastal Border Office"
    assert {one.surface for one in dossier.written} == {"CBO", "Coastal Border Office"}


def test_an_unknown_name_comes_with_its_neighbours(documents: list[HeldDocument]) -> None:
    with pytest.raises(UnknownName) as unknown:
        compile_dossier("Britewater", documents)
    assert unknown.value.suggestions[0].name == "Brightwater"


def test_every_place_shows_exactly_its_words(dossier: Dossier) -> None:
    for entry in dossier.entries:
        for place in entry.places:
            assert place.span.of(entry.source.document.text) == place.surface
            assert place.span in place.sentence
            assert place.span.overlaps(place.passage.span)


def test_one_value_of_a_document_is_one_line_with_all_its_places(dossier: Dossier) -> None:
    first = dossier.of(Section.MONEY)[0]
    assert (first.places[0].surface, len(first.places)) == ("$12.4 million", 2)


def test_figures_of_a_sentence_that_does_not_name_them_come_after(dossier: Dossier) -> None:
    assert [entry.concern for entry in dossier.of(Section.FIGURES)] == [
        Concern.NAMED,
        Concern.PASSAGE,
    ]


def test_the_head_of_a_company_speaks_for_it_and_a_former_employee_does_not(
    dossier: Dossier,
) -> None:
    assert words(dossier, Section.SAID_BY) == [
        "We do not run detention centres, and we never will,"
    ]
    assert "sorts people like parcels" in words(dossier, Section.SAID_ABOUT)


def test_what_employees_say_is_said_about_their_company(dossier: Dossier) -> None:
    assert "Nous demandons la fin du contrat" in words(dossier, Section.SAID_ABOUT)


def test_scare_quotes_are_nobodys_words(dossier: Dossier) -> None:
    assert all("entretien" not in place for place in words(dossier, Section.SAID_ABOUT))


def test_demands_answers_and_outcomes_have_their_sections(dossier: Dossier) -> None:
    assert len(dossier.of(Section.DEMANDS_ON)) == 1
    assert words(dossier, Section.RESPONSES) == ["Brightwater declined to comment"]
    assert words(dossier, Section.OUTCOMES) == ["Northlake Bank withdrew from the deal in May"]


def test_a_demand_is_made_by_who_makes_it(documents: list[HeldDocument]) -> None:
    dossier = compile_dossier("Harbour Union", documents)
    assert len(dossier.of(Section.DEMANDS_BY)) == 1
    assert not dossier.of(Section.DEMANDS_ON)


def test_what_somebody_rejected_is_gone(documents: list[HeldDocument]) -> None:
    rejected = judged(documents, Verdict.REJECTED, lambda fact: isinstance(fact, Money))
    assert not compile_dossier("Brightwater", rejected).of(Section.MONEY)


def test_an_unsure_finding_is_to_be_checked_until_somebody_confirms_it(
    documents: list[HeldDocument], dossier: Dossier
) -> None:
    assert [entry.to_check for entry in dossier.of(Section.OUTCOMES)] == [True]
    confirmed = judged(documents, Verdict.ACCEPTED, lambda fact: fact.confidence < 0.5)
    outcomes = compile_dossier("Brightwater", confirmed).of(Section.OUTCOMES)
    assert [entry.to_check for entry in outcomes] == [False]


def test_what_a_person_confirmed_comes_first(documents: list[HeldDocument]) -> None:
    confirmed = judged(
        documents,
        Verdict.ACCEPTED,
        lambda fact: isinstance(fact, Figure) and fact.unit == "%",
    )
    first = compile_dossier("Brightwater", confirmed).of(Section.FIGURES)[0]
    assert first.places[0].surface == "83 percent of the dockers"


def test_lines_are_numbered_in_the_order_in_which_they_are_shown(dossier: Dossier) -> None:
    assert [entry.number for entry in dossier.entries] == list(range(1, len(dossier.entries) + 1))


def test_documents_that_do_not_name_them_are_no_sources(documents: list[HeldDocument]) -> None:
    dossier = compile_dossier("Harbour Union", documents)
    assert [source.id for source in dossier.sources] == [1]


def test_sources_are_numbered_alike_whichever_was_read_first(
    documents: list[HeldDocument],
) -> None:
    one, other = (
        compile_dossier("Brightwater", [replace(held, id=number) for number, held in numbered])
        for numbered in (enumerate(documents, 1), enumerate(reversed(documents), 1))
    )
    assert [source.locator for source in one.sources] == [
        source.locator for source in other.sources
    ]
    assert [entry.places for entry in one.entries] == [entry.places for entry in other.entries]


def test_a_source_of_a_later_day_comes_last(documents: list[HeldDocument]) -> None:
    first, *others = sorted(documents, key=lambda held: held.locator)
    later = replace(first, read_on="2099-01-01")
    sources = compile_dossier("Brightwater", [later, *others]).sources
    assert sources[-1].locator == first.locator


def test_references_of_their_documents_are_kept(dossier: Dossier) -> None:
    assert all(isinstance(entry.fact, Reference) for entry in dossier.of(Section.REFERENCES))
    assert len(dossier.of(Section.REFERENCES)) == 1


def test_people_without_a_public_part_are_counted_not_listed(dossier: Dossier) -> None:
    assert [person.name for person in dossier.people] == ["Ada Weaver", "Tom Rush"]
    assert dossier.unlisted == 2


@pytest.mark.parametrize("name", ["Paul Quill", "Lina Moreau"])
def test_no_dossier_is_made_of_a_private_person(name: str, documents: list[HeldDocument]) -> None:
    with pytest.raises(PrivatePerson):
        compile_dossier(name, documents)


def test_a_dossier_of_a_public_person_holds_their_words(documents: list[HeldDocument]) -> None:
    dossier = compile_dossier("Ada Weaver", documents)
    assert words(dossier, Section.SAID_BY) == [
        "We do not run detention centres, and we never will,"
    ]


def test_identifiers_and_names_of_the_protected_are_masked(dossier: Dossier) -> None:
    text = "".join(source.document.text for source in dossier.sources)
    assert "ada.weaver@" not in text
    assert "@brightwater.example" in text
    assert "Lina Moreau" not in text


def test_a_name_over_the_end_of_a_line_is_the_same_wording() -> None:
    (written,) = counted([("Northlake\nBank", 1), ("Northlake Bank", 2)])
    assert (written.surface, written.count, written.sources) == ("Northlake Bank", 2, (1, 2))
