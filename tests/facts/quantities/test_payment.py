from collections.abc import Callable

import pytest

from affiant.facts.kinds import Money
from affiant.vocabulary.payment import PaymentStatus

Sums = Callable[..., list[Money]]
AGENCY = "Harbor Agency"
NAMES = ["Hooli", "Haven", AGENCY, "Ville de Brume", "Ann Lee"]

Told = tuple[str | None, str | None, PaymentStatus | None]


def told(sums: Sums, text: str, language: str) -> Told:
    money = sums(text, language, organisations=NAMES)[0]
    return money.payer, money.payee, money.status


@pytest.mark.parametrize(
    ("text", "language", "payer", "payee"),
    [
        ("Haven keeps its $3 million contract with the Harbor Agency.", "en", AGENCY, "Haven"),
        ("The Harbor Agency cancelled a $3 million deal with Haven.", "en", AGENCY, "Haven"),
        (
            "La Ville de Brume dit qu’elle suspend le contrat de 3 M€ conclu en 2023 avec Haven.",
            "fr", "Ville de Brume", "Haven",
        ),
        ("It replaces a $3 million deal signed in 2019 with Haven.", "en", None, None),
        ("Haven signed a $3 million contract with Hooli.", "en", None, None),
        ("Haven a conclu un accord de 3 M€ avec Hooli.", "fr", None, None),
        ("The Harbor Agency criticised a $3 million contract with Haven.", "en", None, None),
    ],
)  # fmt: skip
def test_only_a_public_body_is_known_to_pay_in_a_contract_with_somebody(
    sums: Sums, text: str, language: str, payer: str | None, payee: str | None
) -> None:
    assert told(sums, text, language)[:2] == (payer, payee)


@pytest.mark.parametrize(
    ("text", "language", "payer", "payee"),
    [
        ("The Harbor Agency awarded Haven a $3 million contract.", "en", AGENCY, "Haven"),
        ("The Harbor Agency awarded a $3 million contract to Haven.", "en", AGENCY, "Haven"),
        ("Haven wins a $3 million contract with the Harbor Agency.", "en", AGENCY, "Haven"),
        ("Le marché de 3 M€ attribué en 2021 à la société Haven est annulé.", "fr", None, "Haven"),
        ("La Ville de Brume annule le contrat de 3 M€ accordé à Haven.", "fr", None, "Haven"),
        ("Hooli paid Haven $3 million.", "en", "Hooli", "Haven"),
        ("Hooli a versé à l’association Haven 3 M€.", "fr", "Hooli", "Haven"),
        ("The contractor, Haven, was paid $148 a day.", "en", None, "Haven"),
        ("The Harbor Agency (HA) paid $3 million to Haven.", "en", AGENCY, "Haven"),
        ("Hooli, which owns a bank, paid $3 million to Haven.", "en", "Hooli", "Haven"),
        ("Hooli said on Monday that it had paid Haven $3 million.", "en", "Hooli", "Haven"),
        ("Hooli bought a factory and paid $3 million to Haven.", "en", "Hooli", "Haven"),
    ],
)  # fmt: skip
def test_a_verb_tells_who_pays(
    sums: Sums, text: str, language: str, payer: str | None, payee: str | None
) -> None:
    assert told(sums, text, language)[:2] == (payer, payee)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Lee said Monday the town spent $3 million.", "en"),
        ("The head of Hooli paid $3 million.", "en"),
        ("Un ancien cadre de Hooli a versé 3 M€.", "fr"),
        ("Hooli never paid $3 million.", "en"),
        ("Hooli n’a pas versé 3 M€.", "fr"),
        ("Hooli gave 200 hours, worth $3 million.", "en"),
        ("Hooli a précisé que la commune avait versé 3 M€.", "fr"),
    ],
)
def test_nobody_pays_where_another_may(sums: Sums, text: str, language: str) -> None:
    assert told(sums, text, language)[0] is None


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Hooli could be ordered to pay $3 million.", "en", None),
        ("Hooli pourrait être condamnée à verser 3 M€.", "fr", None),
        ("Hooli shall pay $3 million.", "en", None),
        ("Hooli devra verser 3 M€ à Haven.", "fr", None),
        ("Hooli offered to pay $3 million.", "en", PaymentStatus.OFFERED),
        ("Hooli aurait versé 3 M€ à Haven.", "fr", PaymentStatus.CLAIMED),
        ("Haven réclame 3 M€ à Hooli.", "fr", PaymentStatus.CLAIMED),
        ("Haven sued Hooli for $3 million.", "en", PaymentStatus.CLAIMED),
        ("Hooli returned $3 million to its shareholders.", "en", None),
        ("Haven returned a $3 million donation from Hooli.", "en", PaymentStatus.REFUSED),
        ("The town wants $3 million, saying Hooli promised help.", "en", None),
    ],
)
def test_what_is_ordered_or_claimed_is_not_paid(
    sums: Sums, text: str, language: str, status: PaymentStatus | None
) -> None:
    assert told(sums, text, language)[2] is status


@pytest.mark.parametrize(
    "text", ["Haven sued Hooli for $3 million.", "Haven billed Hooli $3 million."]
)
def test_who_is_sued_or_billed_is_to_pay(sums: Sums, text: str) -> None:
    assert told(sums, text, "en")[:2] == ("Hooli", "Haven")


@pytest.mark.parametrize(
    ("text", "language", "payer", "payee"),
    [
        ("The court orders Hooli to pay Haven $3 million.", "en", "Hooli", "Haven"),
        ("A judge on Monday ordered Hooli to pay $3 million to Haven.", "en", "Hooli", "Haven"),
        ("Hooli was ordered to pay $3 million.", "en", "Hooli", None),
        ("The regulator fined Hooli $3 million.", "en", "Hooli", None),
        (
            "La cour a condamné jeudi la société Hooli à verser 3 M€ à Haven.",
            "fr",
            "Hooli",
            "Haven",
        ),
        ("Hooli a été condamnée à verser 3 M€ à Haven.", "fr", "Hooli", "Haven"),
        ("Condamne Hooli à payer à M. Haven la somme de 3 000 euros.", "fr", "Hooli", None),
        ("Hooli a été condamné à six mois et à 10 000 euros d’amende.", "fr", "Hooli", None),
    ],
)
def test_who_is_ordered_to_pay_is_the_payer_and_has_not_paid(
    sums: Sums, text: str, language: str, payer: str, payee: str | None
) -> None:
    found = told(sums, text, language)
    assert (found[0], found[2]) == (payer, PaymentStatus.ORDERED)
    assert found[1] == payee


def test_an_order_that_was_overturned_binds_nobody(sums: Sums) -> None:
    text = "A court reversed an order that Hooli pay Haven $3 million."
    assert told(sums, text, "en") == (None, None, None)


def test_what_is_asked_to_be_paid_is_not_paid(sums: Sums) -> None:
    text = "Elle demande la condamnation de la firme à lui verser 45 000 euros."
    assert sums(text, "fr")[0].status is None


def test_a_relative_clause_with_a_sum_of_its_own_tells_nothing_of_the_first(sums: Sums) -> None:
    text = "Le conseil a voté une aide de 3 millions d’euros à Haven, qui avait reçu 1,3 million."
    assert [told.status for told in sums(text, "fr", ["Haven"])] == ["awarded", "paid"]


def test_people_who_paid_did_not_pay_the_sum_before_them(sums: Sums) -> None:
    text = "Haven will also return $3 million to families who paid inflated rates."
    assert sums(text, "en", ["Haven"])[0].status is None


def test_a_difference_passes_to_nobody(sums: Sums) -> None:
    text = "Son offre était inférieure de 1,1 million d’euros."
    assert sums(text, "fr")[0].status is None


def test_who_is_sued_does_not_claim(sums: Sums) -> None:
    text = "Des salariés ont assigné Hooli devant le conseil et réclament 11 millions d’euros."
    assert sums(text, "fr", ["Hooli"])[0].payee is None


def test_who_saw_the_records_did_not_pay(sums: Sums) -> None:
    text = "Haven was paid $3 million, according to court records seen by Hooli."
    told = sums(text, "en", ["Haven", "Hooli"])[0]
    assert (told.payer, told.payee) == (None, "Haven")


def test_un_participe_dit_qui_verse(sums: Sums) -> None:
    told = sums("Une aide de 3 millions d’euros versée par Hooli a suffi.", "fr", ["Hooli"])[0]
    assert told.payer == "Hooli"


def test_a_contract_that_required_it_does_not_make_a_payment_a_claim(sums: Sums) -> None:
    assert sums("We paid $640,000, which the contract required.", "en")[0].status == "paid"


def test_what_is_ordered_by_that_is_not_paid(sums: Sums) -> None:
    text = "It is ordered that Haven refund $2 million and pay a penalty of $250,000."
    assert [told.status for told in sums(text, "en", ["Haven"])] == [None, None]


def test_a_part_is_paid_to_somebody_and_not_the_whole(sums: Sums) -> None:
    text = "Les travaux ont coûté 9 millions d’euros, dont 6 millions d’euros versés à Haven."
    assert [told.payee for told in sums(text, "fr", ["Haven"])] == [None, "Haven"]
    text = "The works cost $9 million, including $6 million paid to Haven."
    assert [told.payee for told in sums(text, "en", ["Haven"])] == [None, "Haven"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Me Haven, avocat de la mairie, réclame 3 000 euros.", "fr"),
        ("Haven, the family’s lawyer, seeks $3 million.", "en"),
    ],
)
def test_a_lawyer_claims_nothing_for_himself(sums: Sums, text: str, language: str) -> None:
    assert sums(text, language, ["Haven"])[0].payee is None


def test_a_lawyer_bills_for_himself(sums: Sums) -> None:
    assert (
        sums("Haven, the family’s lawyer, billed $3 million.", "en", ["Haven"])[0].payee == "Haven"
    )
