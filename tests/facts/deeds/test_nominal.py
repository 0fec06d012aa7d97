"""Events that a noun tells: "the arrest of ...", « l'annulation du contrat »."""

import pytest

from affiant.facts.kinds import Event
from affiant.vocabulary.event import EventKind
from tests.facts.deeds.reading import found


def events(text: str, language: str = "en", title: str | None = None) -> list[Event]:
    return [deed for deed in found(text, language, title) if isinstance(deed, Event)]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "date"),
    [
        ("The arrest of Ida Marsh on 3 May 2023 came late.", "arrested", "Ida Marsh", "2023-05-03"),
        ("Following Ida Marsh’s arrest, the yard closed its doors.", "arrested", "Ida Marsh", None),
        ("After the conviction of Ida Marsh, the yard was sold.", "convicted", "Ida Marsh", None),
        ("Since the resignation of Ida Marsh, nobody leads it.", "resigned", "Ida Marsh", None),
        ("Despite Brindlewood’s refusal, they waited.", "refused", "Brindlewood", None),
        ("The signing on 3 May 2023 went unseen.", "signed", None, "2023-05-03"),
        ("After the cancellation of the contract, the yard stood idle.", "cancelled", None, None),
        ("Protests by several nurses came to nothing.", "protested", "several nurses", None),
    ],
)  # fmt: skip
def test_a_noun_with_whom_it_befell_or_its_day(
    text: str, kind: str, actors: str | None, date: str | None
) -> None:
    (event,) = events(text)
    assert event.event_kind is EventKind(kind)
    assert event.actors == ((actors,) if actors else ())
    assert event.date == date


@pytest.mark.parametrize(
    ("text", "kind", "actors", "date"),
    [
        ("L’arrestation d’Ida Marsh le 3 mai 2023 surprit.", "arrested", "Ida Marsh", "2023-05-03"),
        ("Après la démission d’Ida Marsh, personne ne dirige.", "resigned", "Ida Marsh", None),
        ("À la suite de l’annulation du contrat, le quai est vide.", "cancelled", None, None),
        ("La signature du 3 mai 2023 est passée inaperçue.", "signed", None, "2023-05-03"),
        ("Malgré les protestations des salariés, le quai est vide.", "protested", "salariés", None),
        ("Depuis les révélations de Brindlewood, rien.", "revealed", "Brindlewood", None),
    ],
)  # fmt: skip
def test_un_nom_avec_qui_ou_quand(
    text: str, kind: str, actors: str | None, date: str | None
) -> None:
    (event,) = events(text, "fr")
    assert event.event_kind is EventKind(kind)
    assert event.actors == ((actors,) if actors else ())
    assert event.date == date


@pytest.mark.parametrize(
    "text",
    [
        "They demand the arrest of Ida Marsh.",
        "The arrest of Ida Marsh is expected after the signing.",
        "Without the cancellation of the contract, the yard would close.",
        "The possible arrest of Ida Marsh on 3 May 2023 worried them.",
        "They waited for an arrest warrant on 3 May 2023.",
        "After the arrest of the brother of Ida Marsh, the yard closed its doors.",
        "The signing of the lease on 3 May 2030 is near.",
        "There was no protest by workers.",
        "After the launch of the 2016 games, the yard stood idle.",
    ],
)
def test_what_is_asked_for_feared_or_to_come_has_not_happened(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ils réclament la démission d’Ida Marsh.",
        "Après l’annulation du contrat, le quai fermera.",
        "La fermeture du quai d’ici 2030 est crainte.",
        "La brigade annonce en mai 2023 une trêve.",
        "Après la condamnation d’Ida Marsh par Brindlewood, le silence.",
    ],
)
def test_ce_qui_est_reclame_ou_a_venir_n_a_pas_eu_lieu(text: str) -> None:
    assert events(text, "fr") == []


def test_a_title_tells_news_by_a_noun() -> None:
    (event,) = events("Le quai est vide.", "fr", "Démission d’Ida Marsh")
    assert (event.event_kind, event.actors) == (EventKind.RESIGNED, ("Ida Marsh",))


def test_what_a_verb_tells_is_told_once() -> None:
    (event,) = events("On 3 May 2023, Brindlewood announced the cancellation of the contract.")
    assert event.event_kind is EventKind.ANNOUNCED
