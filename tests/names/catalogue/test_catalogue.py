"""What holds for the catalogue as it ships, whatever is entered next."""

import re
from collections import Counter

from tools.catalogue import compiled

from affiant.names.aliases import Alias, Aliases, catalogued
from affiant.names.catalogue import Organisation, called, organisations
from affiant.names.catalogue.compiled import decoded, encoded
from affiant.names.catalogue.sheets import ambiguous, read, shared_aliases
from affiant.vocabulary.entity import OrganisationKind
from affiant.vocabulary.function_words import function_words
from affiant.vocabulary.wordlist import words
from tests.conftest import shared

FOUNDERS = {
    *("Eli Lilly", "Hugo Boss", "John Deere", "Leroy Merlin", "Levi Strauss", "Louis Vuitton"),
    *("Morgan Stanley", "Philip Morris", "Robert Bosch", "Yves Rocher"),
}
"""Firms that are called like the one who founded them, long ago: reviewed, and no others."""

WORDS = {
    *("Congress", "Disclose", "Elle", "Fed", "Liberty", "Libération", "MoDem", "Orange", "Salon"),
    *("Shell", "Slack", "Target", "Time", "Vice", "Visa", "Zoom"),
    *("EU", "FT", "ICE", "MIT", "RAID", "TIME", "UN", "UPS", "VICE", "WHO"),
}
"""Names that are words of every day in small letters: reviewed, each guarded by its capitals."""


def named(name: str) -> Organisation:
    return next(one for one in organisations() if one.name == name)


def test_thousands_of_organisations_are_known() -> None:
    assert len(organisations()) > 6_000


def test_the_compiled_files_are_what_the_sheets_say() -> None:
    for path, content in compiled(read()).items():
        assert path.read_bytes() == content, "run `python -m tools.catalogue`"


def test_what_is_compiled_of_the_names_makes_the_table_that_taking_them_apart_makes() -> None:
    aliases = [Alias(alias.text, one.name) for one in organisations() for alias in one.aliases]
    assert Aliases.of(aliases, catalogued().related) == catalogued()


def test_what_is_compiled_reads_back_the_same() -> None:
    assert decoded(encoded(organisations())) == organisations()


def test_no_organisation_stands_twice() -> None:
    names = Counter(organisation.name for organisation in organisations())
    assert [name for name, times in names.items() if times > 1] == []


def test_an_organisations_own_name_is_its_first_alias() -> None:
    assert all(o.aliases[0].text == o.name for o in organisations())


def test_no_organisation_has_an_alias_twice() -> None:
    for one in organisations():
        texts = [alias.text for alias in one.aliases]
        assert len(texts) == len(set(texts)), one.name


def test_every_entry_says_what_it_rests_on() -> None:
    for one in organisations():
        assert one.source.title
        assert one.source.licence
        assert one.source.checked is (one.source.key != "memory")
        assert one.source.address.startswith("https://") is one.source.checked


def test_countries_and_languages_are_codes() -> None:
    assert all(re.fullmatch("[a-z]{2}|int", one.country) for one in organisations())
    languages = {alias.language for one in organisations() for alias in one.aliases}
    assert languages == {None, "en", "fr"}


def test_every_parent_is_there_and_nobody_is_above_himself() -> None:
    above = {one.name: [parent.name for parent in one.parents] for one in organisations()}
    for name, parents in above.items():
        seen, level = {name}, parents
        while level:
            assert not seen & set(level), name
            seen |= set(level)
            level = [higher for one in level for higher in above[one]]


def test_dates_of_belonging_are_iso_dates() -> None:
    dates = [day for one in organisations() for parent in one.parents for day in parent[1:] if day]
    assert dates
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", day) for day in dates)


def test_numbers_in_registers_are_one_organisations_only() -> None:
    numbers = Counter(pair for one in organisations() for pair in one.identifiers)
    assert [pair for pair, times in numbers.items() if times > 1] == []
    assert named("Microsoft").identifiers == (("cik", "789019"),)
    assert named("U.S. District Court for the District of Guam").identifiers == (("pacer", "gud"),)


def test_every_kind_of_the_field_is_there() -> None:
    kinds = {organisation.kind for organisation in organisations()}
    assert kinds >= set(OrganisationKind) - {OrganisationKind.OTHER}


def test_a_shared_alias_is_listed_and_means_one_body_at_most() -> None:
    for text, bearers in shared_aliases(organisations()).items():
        assert text in ambiguous()
        plain = [
            one.name
            for one in organisations()
            for alias in one.aliases
            if alias.text == text and not alias.ambiguous
        ]
        assert plain in ([], [ambiguous()[text]]), bearers


def test_a_name_of_several_words_in_other_capitals_is_no_other_body() -> None:
    bearers: dict[str, set[str]] = {}
    for one in organisations():
        for alias in one.aliases:
            if " " in alias.text and not alias.ambiguous:
                bearers.setdefault(alias.text.casefold(), set()).add(one.name)
    assert [text for text, names in bearers.items() if len(names) > 1] == []


def test_acronyms_that_mean_more_are_known_to() -> None:
    assert {"ICE", "HTI", "RAICES", "CRA", "DOJ", "WHO", "TVA"} <= ambiguous().keys()
    assert all(
        alias.ambiguous for alias in named("Canada Revenue Agency").aliases if alias.text == "CRA"
    )
    assert [one.name for one in called("CRA")] == ["Canada Revenue Agency"]


def test_no_alias_is_a_small_word() -> None:
    small = frozenset().union(*(function_words()[language] for language in ("en", "fr")))
    for one in organisations():
        for alias in one.aliases:
            if alias.text.casefold() in small and not alias.ambiguous:
                assert alias.exact_case
                assert alias.text in WORDS, one.name


def test_a_word_of_every_day_is_a_name_only_where_that_was_reviewed() -> None:
    everyday: Counter[str] = Counter()
    for file in shared("syntax").rglob("*.conllu"):
        for line in file.read_text("utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) > 3 and columns[1].islower() and columns[3] != "PROPN":
                everyday[columns[1]] += 1
    for one in organisations():
        for alias in one.aliases:
            often = everyday[alias.text.casefold()] > 1 and not alias.ambiguous
            if often and alias.text != "Google":
                assert alias.exact_case, one.name
                assert alias.text in WORDS, one.name


def test_nobody_is_a_person() -> None:
    given, surnames = words("given_names", "given"), words("given_names", "surnames")
    for one in organisations():
        for alias in one.aliases:
            first, _, last = alias.text.partition(" ")
            assert not (first in given and last in surnames) or alias.text in FOUNDERS


def test_names_that_are_words_need_their_own_case() -> None:
    exact = {a.text for o in organisations() for a in o.aliases if a.exact_case}
    assert {"Apple", "Orange", "Oracle", "Meta", "Visa", "Target", "Gap", "Elle", "ICE"} <= exact


def test_aliases_have_no_blanks_at_their_ends_and_none_within_twice() -> None:
    texts = [alias.text for one in organisations() for alias in one.aliases]
    assert all(text == " ".join(text.split()) != "" for text in texts)


def test_a_brand_belongs_to_its_owner_since_it_was_bought() -> None:
    (parent,) = named("LinkedIn").parents
    assert parent == ("Microsoft", "2016-12-08", None)


def test_tables_of_contracts_print_names_in_their_own_way() -> None:
    for printed, name in (
        ("THE GEO GROUP INC", "GEO Group"),
        ("GEO GROUP INC. THE", "GEO Group"),
        ("DELL FEDERAL SYSTEMS L.P.", "Dell Federal Systems"),
        ("DELL MARKETING LIMITED PARTNERSHIP", "Dell Marketing"),
        ("LINKEDIN CORPORATION", "LinkedIn"),
    ):
        assert name in [one.name for one in called(printed)], printed


def test_what_has_no_letter_is_nobodys_name() -> None:
    assert called("") == called("...") == ()
