"""All persons, courts and cases are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affiant.dossiers.lint import Indefensible, Rule, Statement, breaches, sworn
from affiant.evidence.legal_standing import LegalStanding
from affiant.vocabulary.legal_status import LegalStatus

WHO = "Arlo Penhaligon"
COURT = "Harrow County Court"
CHARGED = LegalStanding(LegalStatus.CHARGED, "2020-03-02", COURT)
CONVICTED = LegalStanding(LegalStatus.CONVICTED, "2021-05-04", COURT)
ACQUITTED = LegalStanding(LegalStatus.ACQUITTED, "2021-05-04", COURT)


def rules(text: str, standing: LegalStanding | None = None, language: str = "en") -> list[Rule]:
    standings = {WHO: standing} if standing else {}
    return [one.rule for one in breaches(Statement(text, language, (WHO,), standings))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{WHO} is named in a trafficking case.", "en"),
        (f"Trafficking: what {WHO} wrote.", "en"),
        (f"{WHO} aurait participé à un trafic.", "fr"),  # the conditional is no shield
        (f"{WHO} est cité dans une affaire de proxénétisme.", "fr"),
        (f"{WHO.upper()} AND EXPLOITATION", "en"),
    ],
)
def test_an_uncharged_person_never_meets_a_crime(text: str, language: str) -> None:
    assert Rule.UNCHARGED in rules(text, language=language)


def test_emails_from_an_account_are_no_crime() -> None:
    assert rules(f"{WHO} is named in 3 documents.") == []
    assert sworn(Statement("67 e-mails were sent from accounts at Northmere.", "en"))


def test_a_name_is_not_a_word_of_its_sentence() -> None:
    who = "Percy Vol"
    assert not breaches(Statement(f"{who} est nommé dans 2 documents.", "fr", (who,)))


def test_a_charge_needs_its_words_date_source_and_presumption() -> None:
    whole = (
        f"{WHO} was charged with trafficking on 2 March 2020 ({COURT}) and is presumed innocent."
    )
    assert rules(whole, CHARGED) == []
    assert rules(whole.replace(" and is presumed innocent", ""), CHARGED) == [
        Rule.PRESUMPTION_UNSAID
    ]
    assert rules(whole.replace("2020", ""), CHARGED) == [Rule.DATE_UNSAID]
    assert rules(whole.replace(COURT, "a court"), CHARGED) == [Rule.SOURCE_UNSAID]
    assert Rule.STATUS_UNSAID in rules(whole.replace("was charged with", "did"), CHARGED)


def test_the_same_in_french() -> None:
    whole = (
        f"{WHO} a été mis en examen pour traite des êtres humains le 2 mars 2020 ({COURT}) ; "
        "il est présumé innocent."
    )
    assert rules(whole, CHARGED, "fr") == []
    assert Rule.PRESUMPTION_UNSAID in rules(whole.split(" ;", maxsplit=1)[0] + ".", CHARGED, "fr")


def test_a_charge_is_no_guilt() -> None:
    told = f"{WHO}, the trafficker, was charged with trafficking in 2020 ({COURT}), no plea."
    assert Rule.GUILT in rules(told, CHARGED)


def test_a_conviction_may_say_guilty_and_nothing_more() -> None:
    told = f"{WHO} was found guilty of smuggling on 4 May 2021 ({COURT})."
    assert rules(told, CONVICTED) == []
    assert Rule.GUILT in rules(f"{told[:-1]}; the smuggler left.", CONVICTED)


def test_a_conviction_under_appeal_says_so() -> None:
    appealed = LegalStanding(LegalStatus.CONVICTED, "2021-05-04", COURT, under_appeal=True)
    told = f"{WHO} was convicted of smuggling on 4 May 2021 ({COURT})"
    assert rules(f"{told}.", appealed) == [Rule.APPEAL_UNSAID]
    assert rules(f"{told}; an appeal is pending.", appealed) == []


def test_an_acquittal_comes_before_the_accusation() -> None:
    assert rules(f"{WHO} was acquitted of fraud on 4 May 2021 ({COURT}).", ACQUITTED) == []
    late = f"{WHO}, tried for fraud, was acquitted on 4 May 2021 ({COURT})."
    assert rules(late, ACQUITTED) == [Rule.OUTCOME_LATE]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Northmere is complicit.", "en"),
        ("Northmere revealed a contract.", "en"),
        ("Northmere est complice de la séparation.", "fr"),
        ("Le scandale de Northmere", "fr"),
    ],
)
def test_opinions_are_never_in_our_own_voice(text: str, language: str) -> None:
    assert [one.rule for one in breaches(Statement(text, language))] == [Rule.OWN_VOICE]


def test_an_opinion_needs_its_holder_in_the_sentence() -> None:
    told = "Open Ledger says that Northmere is complicit."
    assert sworn(Statement(told, "en", attributed_to="Open Ledger"))
    with pytest.raises(Indefensible):
        sworn(Statement(told, "en", attributed_to="Somebody Else"))


def test_a_refusal_says_why() -> None:
    with pytest.raises(Indefensible, match="beside a crime"):
        sworn(Statement(f"{WHO} and fraud", "en", (WHO,)))


@given(st.text(max_size=80), st.sampled_from(["en", "fr"]))
def test_any_text_is_read_without_an_error(text: str, language: str) -> None:
    breaches(Statement(text, language, (text[:10], WHO)))


@given(st.sampled_from(["trafficking", "fraud", "murder", "prostitution"]), st.text(max_size=20))
def test_no_decoration_saves_an_uncharged_person(crime: str, between: str) -> None:
    text = f"{WHO} {between} {crime}"
    assert Rule.UNCHARGED in rules(text)
