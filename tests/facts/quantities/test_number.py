from decimal import Decimal

import pytest

from affiant.facts.quantities.lexicon import number_words
from affiant.facts.quantities.number import Form, Number, numbers
from affiant.facts.quantities.token import tokens


def only(text: str, language: str) -> Number:
    words = number_words(language)
    [number] = numbers(tokens(text, words.splittable), words)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("vingt-trois", 23),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix", 90),
        ("quatre-vingt-dix-sept", 97),
        ("soixante et onze", 71),
        ("soixante-dix-huit", 78),
        ("nonante-neuf", 99),
        ("cent vingt et un", 121),
        ("mille neuf cent quatre-vingt-quatre", 1984),
        ("deux cent mille", 200_000),
        ("trois millions deux cent mille", 3_200_000),
        ("deux millions et demi", 2_500_000),
        ("20 milliards", 20_000_000_000),
        ("2 billions", 2_000_000_000_000),
        ("une douzaine", 12),
        ("un demi-million", 500_000),
    ],
)
def test_french_words(text: str, value: int) -> None:
    assert only(text, "fr").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-three", 23),
        ("two hundred and five", 205),
        ("fifteen hundred", 1500),
        ("one million two hundred thousand and three", 1_200_003),
        ("2 billion", 2_000_000_000),
        ("a hundred", 100),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("five and a half million", 5_500_000),
        ("3.2 hundred thousand", 320_000),
    ],
)
def test_english_words(text: str, value: int) -> None:
    assert only(text, "en").value == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("la moitié des salariés", "fr", "0.5"),
        ("trois quarts des salariés", "fr", "0.75"),
        ("un quart des salariés", "fr", "0.25"),
        ("un sur quatre", "fr", "0.25"),
        ("un salarié sur cinq", "fr", "0.2"),
        ("half of the crew", "en", "0.5"),
        ("three quarters of the crew", "en", "0.75"),
        ("a quarter of the crew", "en", "0.25"),
        ("one in five workers", "en", "0.2"),
        ("9 out of 10 workers", "en", "0.9"),
    ],
)
def test_shares(text: str, language: str, value: str) -> None:
    number = only(text, language)
    assert (number.form, number.value) == (Form.SHARE, Decimal(value))


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("entre 2 et 3 millions", "fr", 2_000_000, 3_000_000),
        ("2-3 %", "fr", 2, 3),
        ("2 à 3 jours", "fr", 2, 3),
        ("from 5 to 7", "en", 5, 7),
        ("between 60 and 70 percent", "en", 60, 70),
        ("15-20 men", "en", 15, 20),
    ],
)
def test_ranges(text: str, language: str, low: int, high: int) -> None:
    number = only(text, language)
    assert (number.value, number.low, number.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "language", "low"),
    [
        ("des centaines de courriels", "fr", 200),
        ("des dizaines de milliers de manifestants", "fr", 20_000),
        ("plusieurs milliers", "fr", 2000),
        ("hundreds of letters", "en", 200),
        ("tens of thousands of marchers", "en", 20_000),
        ("several hundred letters", "en", 200),
    ],
)
def test_vague_plurals_are_at_least_two_of_their_unit(text: str, language: str, low: int) -> None:
    number = only(text, language)
    assert (number.form, number.value, number.low) == (Form.VAGUE, None, Decimal(low))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("un homme parle", "fr"),
        ("une ville dort", "fr"),
        ("one of them left", "en"),
        ("a man", "en"),
    ],
)
def test_articles_are_no_numbers(text: str, language: str) -> None:
    words = number_words(language)
    assert numbers(tokens(text, words.splittable), words) == []


@pytest.mark.parametrize("text", ["8 %", "8%", "8 pour cent", "huit pour cent"])
def test_french_percents(text: str) -> None:
    number = only(text, "fr")
    assert (number.value, number.percent) == (Decimal(8), True)


@pytest.mark.parametrize(
    ("text", "value"), [("-8 %", -8), ("a change of -1.5 million", -1_500_000)]
)
def test_a_glued_minus_is_below_zero(text: str, value: int) -> None:
    assert only(text, "en").value == value


@pytest.mark.parametrize("text", ["- 8 workers", "the F-16 jet", "-8 workers"])
def test_other_hyphens_are_no_minus(text: str) -> None:
    assert (only(text, "en").value or 0) > 0


def test_percentage_points_are_no_percentage() -> None:
    number = only("8 points de pourcentage", "fr")
    assert (number.points, number.percent) == (True, False)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("It is .08 there.", "en", "0.08"),
        ("It has 100k users.", "en", "100000"),
        ("It is minus 5 there.", "en", "-5"),
        ("Il fait moins 5 ici.", "fr", "-5"),
        ("He made at least 5 calls.", "en", "5"),
        ("Il y a au moins 5 appels.", "fr", "5"),
        ("It weighs three point one four.", "en", "3.14"),
        ("Il pèse trois virgule cinq.", "fr", "3.5"),
        ("It is forty-two and a quarter.", "en", "42.25"),
        ("Il pèse cent trois et trois quarts.", "fr", "103.75"),
        ("He bought 3 dozens.", "en", "36"),
        ("Il a acheté 3 douzaines.", "fr", "36"),
        ("They sent 50 lakh masks.", "en", "5000000"),
        ("It is ¾ full.", "en", "0.75"),
    ],
)
def test_numbers_told_in_other_ways(text: str, language: str, value: str) -> None:
    words = number_words(language)
    assert [n.value for n in numbers(tokens(text, words.splittable), words)] == [Decimal(value)]


def test_an_address_of_the_web_holds_no_numbers() -> None:
    words = number_words("fr")
    assert (
        numbers(tokens("Voir https://exemple.test/a?q=30%25 ici.", words.splittable), words) == []
    )
