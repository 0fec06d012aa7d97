from hypothesis import given
from hypothesis import strategies as st

from affiant.evidence.search.query import parse


def test_words_are_all_required() -> None:
    assert len(parse("contrat ICE").required) == 2


def test_a_phrase_is_one_term_in_order() -> None:
    ((term,),) = parse('"prévenus inculpés"').required
    assert all(len(form) == 2 for form in term.forms)


def test_either_of_two_words_is_one_choice() -> None:
    (choice,) = parse("amazon OR boeing").required
    assert len(choice) == 2
    assert parse("amazon OU boeing") == parse("amazon OR boeing")


def test_a_minus_excludes() -> None:
    query = parse("contrat -résiliation")
    assert len(query.required) == 1
    assert len(query.excluded) == 1


def test_exclusions_alone_ask_for_nothing() -> None:
    assert not parse("-contrat")


def test_an_unclosed_quotation_mark_ends_at_the_end() -> None:
    assert parse('"taux de condamnation') == parse('"taux de condamnation"')


@given(st.text(max_size=100))
def test_nothing_that_is_typed_is_a_mistake(typed: str) -> None:
    for choice in parse(typed).required:
        assert all(
            form and all(word.isalnum() for word in form) for t in choice for form in t.forms
        )
