from collections import Counter

from affiant.names.catalogue import organisations
from affiant.vocabulary.entity import OrganisationKind


def test_hundreds_of_organisations_are_known() -> None:
    assert len(organisations()) > 600


def test_no_organisation_stands_twice() -> None:
    names = Counter(organisation.name for organisation in organisations())
    assert [name for name, times in names.items() if times > 1] == []


def test_an_organisations_own_name_is_its_first_alias() -> None:
    assert all(o.aliases[0].text == o.name for o in organisations())


def test_every_entry_says_what_it_rests_on_and_where_it_is() -> None:
    assert all(o.source and 2 <= len(o.country) <= 3 for o in organisations())


def test_every_kind_of_the_field_is_there() -> None:
    kinds = {organisation.kind for organisation in organisations()}
    assert kinds >= set(OrganisationKind) - {OrganisationKind.OTHER}


def test_names_that_are_words_need_their_own_case() -> None:
    words = {
        "Apple",
        "Orange",
        "Oracle",
        "Meta",
        "Visa",
        "Target",
        "Gap",
        "Elle",
        "ICE",
        "Libération",
    }
    exact = {a.text for o in organisations() for a in o.aliases if a.exact_case}
    assert words <= exact


def test_aliases_have_no_blanks_at_their_ends() -> None:
    assert all(a.text == a.text.strip() != "" for o in organisations() for a in o.aliases)
