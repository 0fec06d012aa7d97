from affiant.facts.kinds import Claim, Event, Voice
from tests.facts.deeds.reading import found


def claims(text: str, language: str = "en") -> list[Claim]:
    return [deed for deed in found(text, language) if isinstance(deed, Claim)]


def test_an_accusation_is_its_speakers() -> None:
    (claim,) = claims("Harbour Watch accused Quillfeather of dumping oil.")
    assert claim.accusation
    assert claim.attribution.name == "Harbour Watch"
    assert "Quillfeather" in claim.about


def test_complicity_is_the_documents_word() -> None:
    (claim,) = claims("Quillfeather is complicit in the raids.")
    assert (claim.about, claim.attribution.voice) == (("Quillfeather",), Voice.DOCUMENT)


def test_not_charged_is_kept_with_its_negation_and_is_no_event() -> None:
    deeds = found("The executives have not been charged.")
    assert not [deed for deed in deeds if isinstance(deed, Event)]
    (claim,) = [deed for deed in deeds if isinstance(deed, Claim)]
    assert "not been charged" in claim.surface
    assert not claim.accusation


def test_non_inculpes() -> None:
    (claim,) = claims("Les dirigeants n’ont pas encore été inculpés.", "fr")
    assert claim.surface == "Les dirigeants n’ont pas encore été inculpés"


def test_une_accusation_en_francais() -> None:
    (claim,) = claims("Harbour Watch accuse Quillfeather de polluer le port.", "fr")
    assert claim.accusation
    assert claim.attribution.name == "Harbour Watch"


def test_an_accused_organisation_alone_accuses_nobody() -> None:
    assert not claims("Quillfeather was accused of nothing.")
