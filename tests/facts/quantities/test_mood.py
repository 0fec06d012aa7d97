from collections.abc import Callable

import pytest

from affiant.facts.kinds import Money
from affiant.vocabulary.payment import PaymentStatus

Sums = Callable[..., list[Money]]
NAMES = ["Hooli", "Haven", "Ann Lee"]


def status(sums: Sums, text: str, language: str) -> PaymentStatus | None:
    return sums(text, language, organisations=NAMES)[0].status


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The union demands that Hooli pay Haven $3 million.", "en"),
        ("The letter demanded Hooli pays $3 million to Haven.", "en"),
        ("Le syndicat exige que Hooli verse 3 M€ à Haven.", "fr"),
        ("Ann Lee réclame de la direction que Hooli ait versé 3 M€ à Haven.", "fr"),
    ],
)
def test_what_is_demanded_is_claimed(sums: Sums, text: str, language: str) -> None:
    assert status(sums, text, language) is PaymentStatus.CLAIMED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Lee accuse Hooli d’avoir versé 3 M€ à Haven.", "fr"),
        ("Hooli est soupçonnée d’avoir reçu 3 M€ de Haven.", "fr"),
        ("Hooli allegedly paid Haven $3 million.", "en"),
        ("The report alleges that Hooli paid Haven $3 million.", "en"),
        ("The inquiry saw evidence that Hooli paid Haven $3 million.", "en"),
    ],
)
def test_what_somebody_is_accused_of_is_claimed(sums: Sums, text: str, language: str) -> None:
    assert status(sums, text, language) is PaymentStatus.CLAIMED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The inspector recommends that Hooli pay Haven $3 million.", "en"),
        ("Ann Lee propose que Hooli verse 3 M€ à Haven.", "fr"),
        ("Ann Lee souhaite que Hooli verse 3 M€ à Haven.", "fr"),
        ("Il faut que Hooli verse 3 M€ à Haven.", "fr"),
        ("Ann Lee threatens that Hooli pays Haven $3 million.", "en"),
    ],
)
def test_what_is_proposed_or_threatened_has_no_status(sums: Sums, text: str, language: str) -> None:
    assert status(sums, text, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Lee denies that Hooli paid Haven $3 million.", "en"),
        ("Hooli denied it had paid Haven $3 million.", "en"),
        ("Hooli settled without having paid Haven $3 million.", "en"),
        ("There is no evidence that Hooli paid Haven $3 million.", "en"),
        ("It is not true that Hooli paid Haven $3 million.", "en"),
        ("Hooli nie avoir versé 3 M€ à Haven.", "fr"),
        ("Rien ne prouve que Hooli a versé 3 M€ à Haven.", "fr"),
        ("Ann Lee dément que Hooli ait versé 3 M€ à Haven.", "fr"),
        ("If Hooli paid Haven $3 million, the strike would end.", "en"),
        ("Had Hooli paid Haven $3 million, the strike would have ended.", "en"),
        ("Unless Hooli pays Haven $3 million, the strike goes on.", "en"),
        ("Ann Lee asked whether Hooli paid Haven $3 million.", "en"),
        ("Si Hooli avait versé 3 M€ à Haven, la grève aurait cessé.", "fr"),
        ("La grève cessera à condition que Hooli verse 3 M€ à Haven.", "fr"),
    ],
)
def test_what_is_denied_or_supposed_tells_no_payment(sums: Sums, text: str, language: str) -> None:
    money = sums(text, language, organisations=NAMES)[0]
    assert (money.payer, money.payee, money.status) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Lee said that Hooli paid Haven $3 million.", "en"),
        ("Hooli does not deny that it paid Haven $3 million.", "en"),
        ("There is no doubt that Hooli paid Haven $3 million.", "en"),
        ("Même si Hooli a versé 3 M€ à Haven, la grève continue.", "fr"),
        ("Hooli s’est ravisée et a versé 3 M€ à Haven.", "fr"),
        ("Nul doute que Hooli a versé 3 M€ à Haven.", "fr"),
        ("The sum that Hooli demanded was refused. Hooli paid Haven $3 million.", "en"),
    ],
)
def test_what_is_told_stays_paid(sums: Sums, text: str, language: str) -> None:
    assert status(sums, text, language) is PaymentStatus.PAID
