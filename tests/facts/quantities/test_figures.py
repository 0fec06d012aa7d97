from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Figure
from affiant.vocabulary.comparator import Comparator

Figures = Callable[..., list[Figure]]


def test_un_verbe_apres_et_n_est_pas_compte(figures: Figures) -> None:
    [figure] = figures("La firme emploie 140 personnes et réalise ses propres outils.", "fr")
    assert figure.of == "personnes"


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        (
            "In all, 163 defendants were convicted.",
            "163 defendants were convicted", 163, "defendant",
        ),
        ("We counted 12,500 people in town.", "12,500 people in town", 12_500, "person"),
        (
            "More than 4,000 Globex employees signed.",
            "More than 4,000 Globex employees signed", 4000, "employee",
        ),
        ("The kit has 2.3 billion users.", "2.3 billion users", 2_300_000_000, "user"),
        ("Two men were arrested.", "Two men were arrested", 2, "man"),
    ],
)  # fmt: skip
def test_english_counts(figures: Figures, text: str, surface: str, value: int, unit: str) -> None:
    [figure] = figures(text)
    assert (figure.surface, figure.value, figure.unit) == (surface, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("En tout, 41 prévenus ont été relaxés.", "41 prévenus ont été relaxés", 41, "defendant"),
        ("Il y a plus de 700 maisons closes ici.", "plus de 700 maisons closes ici", 700, "maison"),
        ("Elle compte 12 500 employés dans 14 pays.", "12 500 employés", 12_500, "employee"),
        (
            "Une vingtaine d’associations ont signé.",
            "Une vingtaine d’associations ont signé", 20, "association",
        ),
        ("Parmi les courriels, 67 ont été lus.", "67 ont été lus", 67, "e-mail"),
    ],
)  # fmt: skip
def test_french_counts(figures: Figures, text: str, surface: str, value: int, unit: str) -> None:
    figure = figures(text, "fr")[0]
    assert (figure.surface, figure.value, figure.unit) == (surface, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "language", "comparator"),
    [
        ("More than 90 workers left.", "en", Comparator.MORE),
        ("Fewer than 90 workers left.", "en", Comparator.LESS),
        ("At least 90 workers left.", "en", Comparator.AT_LEAST),
        ("Up to 90 workers left.", "en", Comparator.AT_MOST),
        ("Nearly 90 workers left.", "en", Comparator.ABOUT),
        ("Exactly 90 workers left.", "en", Comparator.EXACT),
        ("Plus de 90 salariés sont partis.", "fr", Comparator.MORE),
        ("Moins de 90 salariés sont partis.", "fr", Comparator.LESS),
        ("Au moins 90 salariés sont partis.", "fr", Comparator.AT_LEAST),
        ("Jusqu’à 90 salariés sont partis.", "fr", Comparator.AT_MOST),
        ("Quelque 90 salariés sont partis.", "fr", Comparator.ABOUT),
        ("Près de 90 salariés sont partis.", "fr", Comparator.ABOUT),
    ],
)
def test_comparators(figures: Figures, text: str, language: str, comparator: Comparator) -> None:
    [figure] = figures(text, language)
    assert (figure.comparator, figure.value) == (comparator, Decimal(90))


@pytest.mark.parametrize(
    ("text", "language", "denominator"),
    [
        ("Some 30% of new cases were dropped.", "en", "new cases"),
        ("Women made up 71 percent of known victims.", "en", "known victims"),
        ("Près de 30 % des nouvelles affaires ont été closes.", "fr", "nouvelles affaires"),
        ("Les femmes représentent 71 % des victimes connues.", "fr", "victimes connues"),
        ("The jobless rate was 8%.", "en", "unstated"),
        ("Le taux de chômage est de 8 %.", "fr", "unstated"),
    ],
)
def test_a_percentage_states_its_denominator_or_unstated(
    figures: Figures, text: str, language: str, denominator: str
) -> None:
    [figure] = figures(text, language)
    assert (figure.unit, figure.denominator) == ("%", denominator)


@pytest.mark.parametrize(
    ("text", "language", "surface"),
    [
        (
            "Les femmes représentent 71 % des victimes.",
            "fr", "Les femmes représentent 71 % des victimes",
        ),
        ("En 2019, on note un taux de relaxe de 9 %.", "fr", "un taux de relaxe de 9 %"),
        ("They report a dropout rate of 9 percent.", "en", "a dropout rate of 9 percent"),
        ("Plus d’un tiers des cas, dit-elle, sont clos.", "fr", "Plus d’un tiers des cas"),
        ("Un salarié sur trois a refusé.", "fr", "Un salarié sur trois a refusé"),
    ],
)  # fmt: skip
def test_a_share_takes_in_what_it_measures(
    figures: Figures, text: str, language: str, surface: str
) -> None:
    [figure] = figures(text, language)
    assert figure.surface == surface


def test_a_long_predicate_stays_outside(figures: Figures) -> None:
    text = "Some 30% of new cases involve close cooperation between several offices of the county."
    [figure] = figures(text)
    assert figure.surface == "Some 30% of new cases"


@pytest.mark.parametrize(
    ("text", "language", "value", "change"),
    [
        ("The number of arrests rose 11% to 165.", "en", 165, "up 11 %"),
        ("The number of arrests fell by 8 percent to 257.", "en", 257, "down 8 %"),
        (
            "Le nombre d’arrestations a augmenté de 11 % pour atteindre 165.",
            "fr", 165, "up 11 %",
        ),
        (
            "Le nombre d’arrestations a chuté à 257, soit une baisse de 8 %.",
            "fr", 257, "down 8 %",
        ),
    ],
)  # fmt: skip
def test_a_change_belongs_to_its_level(
    figures: Figures, text: str, language: str, value: int, change: str
) -> None:
    [figure] = figures(text, language)
    assert figure.change is not None
    told = f"{figure.change.direction} {figure.change.value} {figure.change.unit}"
    assert (figure.value, figure.unit, told) == (Decimal(value), "arrest", change)


def test_a_change_names_its_base(figures: Figures) -> None:
    [figure] = figures("Une baisse de 51 % des arrestations par rapport à 2019.", "fr")
    assert figure.change is not None
    assert (figure.change.base_period, figure.denominator) == ("2019", "arrestations")


def test_a_base_is_not_the_period(figures: Figures) -> None:
    [figure] = figures("En 2020, une baisse de 51 % des arrestations par rapport à 2019.", "fr")
    assert figure.period == "2020"


def test_from_and_to_leave_the_level(figures: Figures) -> None:
    after, before = figures("La part des mineurs est passée de 12 % à 18 %.", "fr")
    assert (after.value, after.low, after.high) == (Decimal(18), None, None)
    assert (before.value, before.surface, before.change) == (Decimal(12), "12", None)


def test_the_heading_above_tells_the_year(figures: Figures) -> None:
    text = "Chiffres de 2020\nEn tout, 41 prévenus ont été relaxés."
    [figure] = figures(text, "fr", headings=["Chiffres de 2020"])
    assert figure.period == "2020"


def test_since_runs_to_the_year_of_the_heading(figures: Figures) -> None:
    text = "Chiffres de 2020\nEn tout, 41 prévenus ont été relaxés depuis 2000."
    [figure] = figures(text, "fr", headings=["Chiffres de 2020"])
    assert figure.period == "2000/2020"


def test_a_record_goes_back_to_a_year(figures: Figures) -> None:
    found = figures("They convicted the fewest defendants since 2012.")
    assert [(figure.surface, figure.value, figure.unit) for figure in found] == [
        ("since 2012", Decimal(2012), "year")
    ]


def test_vague_plurals_have_a_lower_bound_only(figures: Figures) -> None:
    [figure] = figures("The order was forced by the millions of people outside.")
    assert (figure.value, figure.low, figure.comparator) == (
        None,
        Decimal(2_000_000),
        Comparator.ABOUT,
    )
    assert figure.surface == "the millions of people outside"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Une “grande majorité” d’entre eux étaient des femmes.", "fr"),
        ("The vast majority of them were women.", "en"),
    ],
)
def test_a_share_without_a_number_is_told_as_one(
    figures: Figures, text: str, language: str
) -> None:
    [figure] = figures(text, language)
    assert (figure.value, figure.unit, figure.surface) == (None, "share", text.rstrip("."))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selon Polis, plus de 700 maisons sont vides.", "Polis"),
        ("Plus de 700 maisons sont vides, indique le rapport.", "le rapport"),
        ("Selon les autorités, 700 maisons sont vides.", "les autorités"),
    ],
)
def test_whose_word_it_is(figures: Figures, text: str, name: str) -> None:
    [figure] = figures(text, "fr", organisations=["Polis"])
    assert figure.attribution.name == name


def test_a_figure_inside_a_quotation_is_its_speakers(figures: Figures) -> None:
    words = "We have 125 lawyers here"
    [figure] = figures(f"“{words},” Ana Flores said.", quoted=("Ana Flores", words))
    assert figure.attribution.name == "Ana Flores"


@pytest.mark.parametrize(
    ("text", "language", "unit", "denominator"),
    [
        ("Of the 840 letters here, 31 were opened.", "en", "letter", "the 840 letters here"),
        ("Of these, 31 were opened.", "en", None, "these"),
        ("We counted 31 of 840 letters.", "en", "letter", "840 letters"),
        ("Last week, 31 of our own workers asked us.", "en", "employee", "our own workers"),
        ("Sur les 840 lettres, 31 ont été ouvertes.", "fr", "lettre", "les 840 lettres"),
        ("Sur les 840 cas qu’il suit, 31 durent.", "fr", "case", "les 840 cas qu’il suit"),
    ],
)  # fmt: skip
def test_a_count_of_a_whole_keeps_its_denominator(
    figures: Figures, text: str, language: str, unit: str | None, denominator: str
) -> None:
    [figure] = [found for found in figures(text, language) if found.value == 31]
    assert (figure.unit, figure.denominator) == (unit, denominator)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They kept one mother in two registers.", "en"),
        ("On garde une mère sur deux registres.", "fr"),
        ("It was the lowest number since 2011.", "en"),
        ("41 comments", "en"),
        ("Partages : 7 – 41 commentaires", "fr"),
        ("The call is at 1 p.m. today.", "en"),
        ("C’est la 173 e fusillade du pays.", "fr"),
    ],
)
def test_a_false_friend_is_no_share_record_or_count(
    figures: Figures, text: str, language: str
) -> None:
    assert [
        f for f in figures(text, language) if f.unit in (None, "share", "comment", "year")
    ] == []


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("The review lasts eighteen months, he said.", "eighteen months", "month"),
        ("In 41 percent of those cases the file was empty.", "41 percent of those cases", "%"),
        ("It has a 16-inch screen.", "16-inch", "inch"),
        ("They come from 23 accounts, he said.", "23 accounts", "account"),
        ("There are 16 workers currently.", "16 workers currently", "employee"),
    ],
)
def test_a_figure_ends_where_another_phrase_begins(
    figures: Figures, text: str, surface: str, unit: str
) -> None:
    [figure] = figures(text)
    assert (figure.surface, figure.unit) == (surface, unit)


@pytest.mark.parametrize(
    ("text", "language", "base"),
    [
        ("In 2020 courts had 31 cases, 9 percent more than in 2019.", "en", "2019"),
        ("There was more in 2020 than in 2019. In 2020 cases rose by 11 percent.", "en", "2019"),
        ("In 2020 cases rose by 11 percent.", "en", None),
        ("Plus en 2020 qu’en 2019. En 2020, le total a augmenté de 11 %.", "fr", "2019"),
    ],
)  # fmt: skip
def test_a_change_names_its_base_only_where_it_is_told(
    figures: Figures, text: str, language: str, base: str | None
) -> None:
    changes = [figure.change for figure in figures(text, language) if figure.change]
    assert [change.base_period for change in changes] == [base]


def test_a_text_in_another_language_tells_no_figures(figures: Figures) -> None:
    assert figures("Vi sono 31 casi.", "it") == []


def test_the_base_of_a_change_may_stand_behind_its_own_year(figures: Figures) -> None:
    [figure] = figures("Arrests fell by 12% in 2020 compared with 2019.")
    assert figure.change is not None
    assert (figure.period, figure.change.base_period) == ("2020", "2019")


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("Au cours des 20 dernières années, 165 personnes ont été arrêtées.", "fr", "person"),
        ("Over the past 20 years, 165 people have been arrested.", "en", "person"),
    ],
)
def test_a_stretch_of_years_is_the_period_of_a_count(
    figures: Figures, text: str, language: str, unit: str
) -> None:
    [figure] = [one for one in figures(text, language) if one.unit == unit]
    assert figure.period == "2001/2021"


@pytest.mark.parametrize(
    ("text", "language", "whole"),
    [
        ("Un sur trois refuse de signer.", "fr", None),
        ("Un sur trois des ouvriers refuse.", "fr", "ouvriers"),
        ("Un tiers des victimes hésite.", "fr", "victimes"),
        ("Un ouvrier sur trois refuse.", "fr", "ouvrier"),
        ("One in three refuses to sign.", "en", None),
        ("One in four agreed.", "en", None),
        ("It affects one in three hotels.", "en", "hotels"),
        ("One in five workers left.", "en", "workers"),
    ],
)
def test_a_share_s_whole_takes_no_verb(
    figures: Callable[..., list[Figure]], text: str, language: str, whole: str | None
) -> None:
    [told] = figures(text, language)
    assert (told.unit, told.denominator) == ("share", whole)


def test_points_of_water_are_no_percentage_points(figures: Figures) -> None:
    (told,) = figures("L’État a ouvert 12 points d’eau.", "fr")
    assert (told.value, told.unit, told.denominator) == (Decimal(12), "point d’eau", None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Debt rose by 120 basis points.", "en"),
        ("La dette progresse de 120 points de base.", "fr"),
    ],
)
def test_basis_points_stay_basis_points(figures: Figures, text: str, language: str) -> None:
    (told,) = figures(text, language)
    assert told.change is not None
    assert (told.change.value, told.change.unit) == (Decimal(120), "basis point")


def test_to_fall_below_a_share_is_a_level(figures: Figures) -> None:
    (told,) = figures("The bank expects it to fall below 2.5 per cent.", "en")
    assert (told.value, told.comparator, told.change, told.of) == (Decimal("2.5"), "<", None, None)


def test_how_often_as_in_another_year_is_not_of_that_year(figures: Figures) -> None:
    (told, *_) = figures("Force was used 1,021 times, three times as often as in 2019.", "en")
    assert told.period is None


def test_who_tells_of_a_change_is_not_what_changed(figures: Figures) -> None:
    (told,) = figures("The chief replied that storage costs had tripled.", "en")
    assert told.of == "storage costs"


@pytest.mark.parametrize(
    ("text", "language", "of", "unit"),
    [
        ("La ville a infligé 87 amendes et transmis 27 dossiers.", "fr", "amendes", "amende"),
        ("They saw some 200 barrels behind the company.", "en", None, "barrel"),
    ],
)
def test_what_is_counted_is_no_other_deed_and_no_place(
    figures: Figures, text: str, language: str, of: str | None, unit: str | None
) -> None:
    found = figures(text, language)[0]
    assert found.unit == unit
    assert of is None or found.of == of


def test_a_participle_is_no_noun(figures: Figures) -> None:
    assert figures("La ville a dépensé 6 millions prévus en mai.", "fr") == []
    assert figures("Les ponts coûtent 2 millions, contre 900 000 prévus.", "fr") == []


def test_following_up_on_a_share_is_no_increase(figures: Figures) -> None:
    (found,) = figures("The office did not follow up on 40% of its warnings.")
    assert found.change is None
    assert found.denominator == "its warnings"


def test_how_long_it_took_is_no_part_of_the_whole(figures: Figures) -> None:
    assert figures("It lost a third of its members in two years.")[0].denominator == "its members"
    found = figures("Elle a perdu un tiers de ses membres en deux ans.", "fr")[0]
    assert found.denominator == "ses membres"
