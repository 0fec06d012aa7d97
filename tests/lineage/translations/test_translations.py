"""Which invented texts are taken for translations of each other, and how surely."""

from dataclasses import replace

import pytest

from affiant.lineage.link import Link, Member
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.lineage.translations import retellings, translations
from affiant.reading.document import DateBasis, Document, PublicationDate
from tests.lineage.translations.texts import (
    BY_MACHINE,
    NAMELESS_ENGLISH,
    NAMELESS_FRENCH,
    ORIGINAL,
    OWN_REPORT,
    RETOLD,
    TRANSLATED,
    UNRELATED,
)


def document(text: str, language: str | None, published: str | None = None) -> Document:
    date = PublicationDate(published, DateBasis.METADATA) if published else None
    return Document("", "text/plain", text, language, published=date)


def found(*texts: tuple[str, str | None]) -> list[Link]:
    return translations([Member(at, document(*text)) for at, text in enumerate(texts)])


def one(*texts: tuple[str, str | None]) -> Link:
    (link,) = found(*texts)
    return link


def test_a_translation_is_suggested() -> None:
    link = one((ORIGINAL, "en"), (TRANSLATED, "fr"))
    assert (link.first, link.second, link.relation) == (0, 1, Relation.TRANSLATION)
    assert link.certainty is Certainty.SUGGESTED


def test_the_order_of_the_set_does_not_matter() -> None:
    there, back = (
        one((ORIGINAL, "en"), (TRANSLATED, "fr")),
        one((TRANSLATED, "fr"), (ORIGINAL, "en")),
    )
    assert back.score == pytest.approx(there.score)
    assert (back.first, back.second) == (0, 1)


def test_a_machine_that_translates_names_wrongly_is_found_all_the_same() -> None:
    assert one((ORIGINAL, "en"), (BY_MACHINE, "fr")).certainty is Certainty.SUGGESTED


def test_an_independent_report_of_the_same_event_is_no_translation() -> None:
    assert found((ORIGINAL, "en"), (OWN_REPORT, "fr")) == []


def test_two_translations_of_one_original_are_both_linked_to_it() -> None:
    links = found((TRANSLATED, "fr"), (ORIGINAL, "en"), (RETOLD, "fr-CA"))
    assert {(link.first, link.second) for link in links} == {(0, 1), (1, 2)}


def test_two_translations_are_retellings_of_each_other_without_the_original() -> None:
    members = [
        Member(at, document(t, "fr")) for at, t in enumerate((TRANSLATED, UNRELATED, RETOLD))
    ]
    (link,) = retellings(members)
    assert (link.first, link.second, link.relation) == (0, 2, Relation.REWRITE)
    assert link.relation.one_origin


def test_an_own_report_is_no_retelling() -> None:
    members = [Member(at, document(t, "fr")) for at, t in enumerate((TRANSLATED, OWN_REPORT))]
    assert retellings(members) == []


def test_an_excerpt_is_only_a_hint() -> None:
    links = found((ORIGINAL, "en"), ("\n\n".join(TRANSLATED.split("\n\n")[2:6]), "fr"))
    assert [link.certainty for link in links] == [Certainty.HINT]


def test_a_text_poor_in_names_is_at_most_a_hint() -> None:
    links = found((NAMELESS_ENGLISH, "en"), (NAMELESS_FRENCH, "fr"))
    assert all(link.certainty is Certainty.HINT for link in links)


@pytest.mark.parametrize(
    "text",
    ["", " \n", "Oui.", "2019 12 45 1 240 38 % 19,4 57 412", "Northmere Systems", "\u0000" * 99],
)
def test_near_empty_texts_match_nothing(text: str) -> None:
    assert found((ORIGINAL, "en"), (text, "fr"), (text, "en"), (text, None)) == []


def test_texts_in_other_languages_are_left_alone() -> None:
    assert found((ORIGINAL, "en"), (TRANSLATED, "es")) == []


def test_a_language_that_nobody_told_is_seen_by_its_small_words() -> None:
    assert one((ORIGINAL, None), (TRANSLATED, None)).certainty is Certainty.SUGGESTED


def test_matches_show_what_both_hold_in_the_order_of_both() -> None:
    link = one((ORIGINAL, "en"), (TRANSLATED, "fr"))
    told = [(m.first.of(ORIGINAL), m.second.of(TRANSLATED)) for m in link.matches]
    assert ("19.4 million", "19,4 millions") in told
    assert ("1,240", "1 240") in told
    assert [m.first for m in link.matches] == sorted(m.first for m in link.matches)
    assert [m.second for m in link.matches] == sorted(m.second for m in link.matches)
    assert all(match.what for match in link.matches)


def test_the_direction_is_unknown_without_dates() -> None:
    assert one((ORIGINAL, "en"), (TRANSLATED, "fr")).direction is Direction.UNKNOWN


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("2025-03-04", "2025-03-06", Direction.FORWARD),
        ("2025-03-06", "2025-03-04", Direction.BACKWARD),
        ("2025-03-04", "2025-03-04", Direction.UNKNOWN),
        ("2025", "2025-03-04", Direction.UNKNOWN),
    ],
)
def test_dates_tell_the_direction(first: str, second: str, wanted: Direction) -> None:
    members = [
        Member("a", document(ORIGINAL, "en", first)),
        Member("b", document(TRANSLATED, "fr", second)),
    ]
    assert translations(members)[0].direction is wanted


def test_a_text_that_calls_itself_translated_is_believed_over_dates() -> None:
    told = TRANSLATED + "\n\nTraduit de l’anglais par la rédaction."
    members = [
        Member("a", document(ORIGINAL, "en", "2025-03-09")),
        Member("b", document(told, "fr", "2025-03-04")),
    ]
    (link,) = translations(members)
    assert link.direction is Direction.FORWARD
    assert "Traduit de l’anglais" in [match.second.of(told) for match in link.matches]


def test_a_page_that_may_be_a_repost_has_no_date_to_go_by() -> None:
    date = PublicationDate("2025-03-01", DateBasis.METADATA, may_be_repost=True)
    members = [
        Member("a", document(ORIGINAL, "en", "2025-03-04")),
        Member("b", replace(document(TRANSLATED, "fr"), published=date)),
    ]
    assert translations(members)[0].direction is Direction.UNKNOWN


def test_reasons_name_what_was_weighed() -> None:
    reasons = {r.name: r.value for r in one((ORIGINAL, "en"), (TRANSLATED, "fr")).reasons}
    assert reasons["numerals in order"] > 0.8
    assert reasons["anchored"] >= 10
