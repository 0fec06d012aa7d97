from collections.abc import Callable
from decimal import Decimal

import pytest

from affiant.facts.kinds import Money
from affiant.vocabulary.comparator import Comparator
from affiant.vocabulary.payment import PaymentStatus

Sums = Callable[..., list[Money]]


@pytest.mark.parametrize(
    ("text", "surface", "amount", "currency"),
    [
        ("It cost $19.4 million in all.", "$19.4 million", "19400000", "USD"),
        ("It cost US$ 20 m in all.", "US$ 20 m", "20000000", "USD"),
        ("It cost €1.5bn in all.", "€1.5bn", "1500000000", "EUR"),
        ("It cost £300k in all.", "£300k", "300000", "GBP"),
        ("It cost CA$4.2 million in all.", "CA$4.2 million", "4200000", "CAD"),
        ("It cost A$3m in all.", "A$3m", "3000000", "AUD"),
        ("It cost 5 million Swiss francs.", "5 million Swiss francs", "5000000", "CHF"),
        ("It cost two hundred dollars.", "two hundred dollars", "200", "USD"),
        ("It cost USD 1,200 in all.", "USD 1,200", "1200", "USD"),
        ("They won a $20 million prize.", "$20 million", "20000000", "USD"),
        ("It cost 15 dollars and 50 cents.", "15 dollars and 50 cents", "15.5", "USD"),
    ],
)
def test_english_sums(sums: Sums, text: str, surface: str, amount: str, currency: str) -> None:
    [money] = sums(text)
    assert (money.surface, money.amount, money.currency) == (surface, Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "surface", "amount", "currency"),
    [
        ("Cela coûte 250 000 $ par an.", "250 000 $", "250000", "USD"),
        ("Cela coûte 20 M$ par an.", "20 M$", "20000000", "USD"),
        ("Cela coûte 3 Md€ par an.", "3 Md€", "3000000000", "EUR"),
        ("Cela coûte 1,5 M€ par an.", "1,5 M€", "1500000", "EUR"),
        ("Cela coûte 12 milliards d’euros.", "12 milliards d’euros", "12000000000", "EUR"),
        ("Cela coûte 1 million de dollars.", "1 million de dollars", "1000000", "USD"),
        (
            "Cela coûte 2 millions de dollars canadiens.",
            "2 millions de dollars canadiens", "2000000", "CAD",
        ),
        ("Cela coûte 250.000 euros par an.", "250.000 euros", "250000", "EUR"),
        ("Ils refusent 250 000 $Globex de don.", "250 000 $", "250000", "USD"),
        ("Cela coûte vingt mille livres sterling.", "vingt mille livres sterling", "20000", "GBP"),
    ],
)  # fmt: skip
def test_french_sums(sums: Sums, text: str, surface: str, amount: str, currency: str) -> None:
    [money] = sums(text, "fr")
    assert (money.surface, money.amount, money.currency) == (surface, Decimal(amount), currency)


def test_two_currencies_in_one_phrase_are_a_conflict(sums: Sums) -> None:
    [money] = sums("Ils ont réuni $30 millions d’euros en un mois.", "fr")
    assert (money.surface, money.currency, money.currency_conflict) == (
        "$30 millions d’euros",
        "USD",
        "EUR",
    )


def test_a_range_has_two_ends_and_no_amount(sums: Sums) -> None:
    [money] = sums("Cela coûte entre 2 et 3 millions d’euros.", "fr")
    assert (money.amount, money.low, money.high) == (None, Decimal(2_000_000), Decimal(3_000_000))


@pytest.mark.parametrize(
    ("text", "language"),
    [("It cost millions of dollars.", "en"), ("Cela coûte des millions d’euros.", "fr")],
)
def test_a_hinted_sum_has_no_amount(sums: Sums, text: str, language: str) -> None:
    [money] = sums(text, language)
    assert (money.amount, money.low, money.comparator) == (
        None,
        Decimal(2_000_000),
        Comparator.ABOUT,
    )


def test_a_franc_alone_belongs_to_no_country(sums: Sums) -> None:
    [money] = sums("Cela coûte 300 francs.", "fr")
    assert money.currency is None


def test_a_comparator_is_kept_outside_the_span(sums: Sums) -> None:
    [money] = sums("They lost more than $20 million.")
    assert (money.surface, money.comparator) == ("$20 million", Comparator.MORE)


@pytest.mark.parametrize(
    ("text", "language"),
    [("They were mad 12 times.", "en"), ("Try 12 of them.", "en"), ("M. Real 12 le sait.", "fr")],
)
def test_words_that_look_like_codes_are_no_currencies(sums: Sums, text: str, language: str) -> None:
    assert sums(text, language) == []


def test_a_contract_is_paid_by_whom_it_is_with(sums: Sums) -> None:
    text = "Initech keeps its $12 million contract with the Harbor Agency."
    [money] = sums(text, organisations=["Initech", "Harbor Agency"])
    assert (money.payer, money.payee, money.purpose, money.status) == (
        "Harbor Agency",
        "Initech",
        "contract",
        PaymentStatus.CLAIMED,
    )


def test_an_award_is_told_as_one(sums: Sums) -> None:
    text = "Globex was awarded a contract worth $7 million."
    [money] = sums(text, organisations=["Globex"])
    assert (money.payee, money.status) == ("Globex", PaymentStatus.AWARDED)


@pytest.mark.parametrize(
    ("text", "language", "payer", "status"),
    [
        ("Hooli offered $250,000 to Haven.", "en", "Hooli", PaymentStatus.OFFERED),
        ("Hooli donated $250,000 to Haven.", "en", "Hooli", PaymentStatus.PAID),
        ("Haven refused $250,000 from Hooli.", "en", "Hooli", PaymentStatus.REFUSED),
        ("Haven raised $20 million last month.", "en", None, PaymentStatus.PAID),
        ("Hooli a versé 3 M€ à Haven.", "fr", "Hooli", PaymentStatus.PAID),
        (
            "Haven refuse un don de 250 000 $ de Hooli.",
            "fr", "Hooli", PaymentStatus.REFUSED,
        ),
        ("Haven a réuni 20 millions de dollars.", "fr", None, PaymentStatus.PAID),
    ],
)  # fmt: skip
def test_who_pays_whom(
    sums: Sums, text: str, language: str, payer: str | None, status: PaymentStatus
) -> None:
    [money] = sums(text, language, organisations=["Hooli", "Haven"])
    assert (money.payer, money.payee, money.status) == (payer, "Haven", status)


def test_employees_are_not_their_company(sums: Sums) -> None:
    [money] = sums("Initech employees donated $5,000.", organisations=["Initech"])
    assert money.payer is None


def test_a_sum_without_a_verb_of_payment_has_no_parties(sums: Sums) -> None:
    [money] = sums("Initech says $5,000 is little.", organisations=["Initech"])
    assert (money.payer, money.payee, money.status) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "language", "payer", "status"),
    [
        ("Haven was awarded a contract worth $2 million by Hooli.", "en", "Hooli", "awarded"),
        ("The largest contract, for $2 million, was awarded to Haven.", "en", None, "awarded"),
        ("Haven a obtenu de Hooli un contrat de 2 millions d’euros.", "fr", "Hooli", "awarded"),
        ("Haven obtained from Hooli a contract of $2 million.", "en", "Hooli", "awarded"),
        ("Haven a refusé un don de 20 000 € que lui offrait Hooli.", "fr", "Hooli", "refused"),
        (
            "Hooli offered a $2 million bonus, which Haven says it refused.",
            "en",
            "Hooli",
            "refused",
        ),
    ],
)
def test_the_agent_of_an_award_or_gift_pays(
    sums: Sums, text: str, language: str, payer: str | None, status: str
) -> None:
    [money] = sums(text, language, organisations=["Haven", "Hooli"])
    assert (money.payer, money.payee, money.status) == (payer, "Haven", PaymentStatus(status))


def test_two_sums_between_which_another_lies_are_one_range(sums: Sums) -> None:
    [money] = sums("They set aside between $12 million and $15 million for it.")
    assert (money.amount, money.low, money.high) == (
        None,
        Decimal(12_000_000),
        Decimal(15_000_000),
    )


def test_a_sign_between_two_numbers_belongs_to_the_one_that_has_none(sums: Sums) -> None:
    found = sums("It cost 50 dollars 40 RMB in all.")
    assert [(money.amount, money.currency) for money in found] == [
        (Decimal(50), "USD"),
        (Decimal(40), "CNY"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "through"),
    [
        ("Hooli paid $3 million to Haven through Globex.", "en", "Globex"),
        ("Hooli paid $3 million to Haven via a reseller.", "en", "a reseller"),
        ("Hooli paid $3 million to Haven through Umbra.", "en", "Umbra"),
        ("Hooli a versé 3 M€ à Haven par l’intermédiaire de Globex.", "fr", "Globex"),
        ("Hooli a versé 3 M€ à Haven par le biais d’un revendeur.", "fr", "un revendeur"),
        ("Hooli paid $3 million to Haven through March 2020.", "en", None),
        ("Hooli paid $3 million to Haven through 2020.", "en", None),
    ],
)
def test_who_stands_between_payer_and_payee(
    sums: Sums, text: str, language: str, through: str | None
) -> None:
    [money] = sums(text, language, organisations=["Hooli", "Haven", "Globex"])
    assert (money.payer, money.payee, money.through) == ("Hooli", "Haven", through)


def test_who_was_awarded_a_sum_gets_it(sums: Sums) -> None:
    text = "Globex was awarded $7 million by the Harbor Agency."
    [money] = sums(text, organisations=["Globex", "Harbor Agency"])
    assert (money.payer, money.payee) == ("Harbor Agency", "Globex")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Harbor Agency de-obligated $250,000 from the Globex contract.", "en"),
        ("The Harbor Agency deobligated $250,000 last year.", "en"),
        ("L’agence a désengagé 250 000 euros du contrat.", "fr"),
    ],
)
def test_money_taken_back_is_deobligated(sums: Sums, text: str, language: str) -> None:
    [money] = sums(text, language, organisations=["Globex", "Harbor Agency"])
    assert (money.status, money.amount) == (PaymentStatus.DEOBLIGATED, Decimal(250_000))


@pytest.mark.parametrize(
    ("text", "language", "surface", "amount", "currency"),
    [
        ("It costs 34 cents a day.", "en", "34 cents", "0.34", None),
        ("The share fell to 470 pence.", "en", "470 pence", "4.7", "GBP"),
        ("A ten cent fee was asked.", "en", "ten cent", "0.1", None),
        ("He paid 2 pounds and 34 pence.", "en", "2 pounds and 34 pence", "2.34", "GBP"),
        ("Le pain coûte 34 cents.", "fr", "34 cents", "0.34", None),
        ("Elle a payé 50 centimes d'euro.", "fr", "50 centimes d'euro", "0.5", "EUR"),
    ],
)
def test_hundredths_are_sums_by_themselves(
    sums: Callable[..., list[Money]],
    text: str,
    language: str,
    *,
    surface: str,
    amount: str,
    currency: str | None,
) -> None:
    [told] = sums(text, language)
    assert (told.surface, told.amount, told.currency) == (surface, Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "language"),
    [("The rapper 50 Cent sang.", "en"), ("Deux cents ouvriers sont partis.", "fr")],
)
def test_a_name_and_a_hundred_are_no_cents(
    sums: Callable[..., list[Money]], text: str, language: str
) -> None:
    assert sums(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("It cost between $12 and $13 million.", "en", (12_000_000, 13_000_000)),
        ("It costs $2 to $3 million a year.", "en", (2_000_000, 3_000_000)),
    ],
)
def test_both_ends_of_a_range_share_its_scale(
    sums: Sums, text: str, language: str, ends: tuple[int, int]
) -> None:
    (told,) = sums(text, language)
    assert (told.low, told.high) == tuple(map(Decimal, ends))


def test_au_behind_a_dollar_is_a_preposition(sums: Sums) -> None:
    assert [told.currency for told in sums("Il en coûte 4,2 M$ au total.", "fr")] == ["USD"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("(in thousands of dollars, except per share amounts)", "en"),
        ("Montants exprimés en milliers d’euros", "fr"),
    ],
)
def test_a_statement_of_the_unit_is_no_sum(sums: Sums, text: str, language: str) -> None:
    assert sums(text, language) == []
