"""In how many ways a text names whom nobody may name: invented sentences, one a shape.

Each must make the named person protected; a name that no list knows (Awa Diallo, Ndeye) as well as
one that the lists know (Lina Moreau). The second half names people whom the same words surround
and who may be named: their lawyers, ministers, bodies, places.
"""

import pytest

from affiant.names.standing import Standing, standing
from affiant.vocabulary.entity import EntityKind
from tests.facts.mentions.conftest import Naming

PROTECTED = {
    "en": {
        "Awa Diallo": [
            # a noun before the name
            "The victim, Awa Diallo, 23, left the house at night.",
            "Victim Awa Diallo left the house at night.",
            "Survivor Awa Diallo told the court what she saw.",
            "Trafficking survivor Awa Diallo told the court what she saw.",
            "Plaintiff Awa Diallo asked for a hearing.",
            "The complainant, Awa Diallo, asked for a hearing.",
            "A witness, Awa Diallo, saw the van.",
            "A 15-year-old girl named Awa Diallo was found in the van.",
            "A girl from the village, Awa Diallo, was found in the van.",
            "The teenager, identified as Awa Diallo, was found in the van.",
            "A survivor who was identified as Awa Diallo spoke to the court.",
            "The asylum seeker Awa Diallo waits in Tarvik.",
            "Her daughter Awa Diallo was four.",
            "His son, Awa Diallo, was taken from him.",
            "Their six-year-old daughter, Awa Diallo, was taken from them.",
            "The detainee, Awa Diallo, has no lawyer.",
            "The alleged victim, Awa Diallo, was not heard.",
            "The runaway, Awa Diallo, was found in the van.",
            # the name, then a noun
            "Awa Diallo, a survivor of the camps, spoke first.",
            "Awa Diallo, a trafficking survivor, spoke first.",
            "Awa Diallo, 23, a survivor of the camps, spoke first.",
            "Awa Diallo, one of the victims, spoke first.",
            "Awa Diallo, one of the rescued children, sleeps badly.",
            "Awa Diallo, then a minor, was kept in a flat.",
            "Awa Diallo, herself a survivor, spoke first.",
            "Awa Diallo (a victim) was heard behind closed doors.",
            "Awa Diallo, the plaintiff in the case, was heard.",
            "Awa Diallo is a survivor of forced labour.",
            "Awa Diallo was one of the victims.",
            "Awa Diallo was a minor when it happened.",
            # what was done to them
            "Awa Diallo, who was trafficked to Tarvik, spoke first.",
            "Awa Diallo, who had been raped by a guard, spoke first.",
            "Awa Diallo was trafficked to Tarvik as a girl.",
            "Awa Diallo, trafficked at nineteen, spoke first.",
            "Awa Diallo was sexually abused by a guard.",
            "Awa Diallo had been forced into prostitution.",
            "Awa Diallo was separated from her mother at the border.",
            "Awa Diallo was rescued from a flat in Tarvik.",
            "Awa Diallo, kidnapped on her way to school, was found.",
            "Awa Diallo, who escaped her traffickers, spoke first.",
            # age
            "Awa Diallo, 14, was kept in a flat.",
            "Awa Diallo, aged 14, was kept in a flat.",
            "Awa Diallo (14) was kept in a flat.",
            "Fourteen-year-old Awa Diallo was kept in a flat.",
            "They found 14-year-old Awa Diallo in a flat.",
            "Awa Diallo, a 14-year-old from Tarvik, was kept in a flat.",
            "Awa Diallo was 14 when she was taken to Tarvik.",
            "Awa Diallo, who was only 14, was kept in a flat.",
            "Awa Diallo, then 15, was kept in a flat.",
            "Awa Diallo, 6 months old, was taken from them.",
            # over a sentence's end
            "Awa Diallo was taken to Tarvik. She, then 15, knew nobody.",
            "Awa Diallo was taken to Tarvik. She was 15.",
            "Awa Diallo came to Tarvik in June. She had been trafficked there.",
            "Awa Diallo spoke first. She is a survivor of the camps.",
            # named by somebody
            "Police identified the victim as Awa Diallo.",
            "The victim was named as Awa Diallo.",
            "The victim’s name is Awa Diallo.",
            "Among the victims was Awa Diallo.",
            "Awa Diallo (not her real name) was kept in a flat.",
            "Awa Diallo, whose name has been changed, was kept in a flat.",
            # suspects, and who is not charged
            "Awa Diallo, who has not been charged, left the town.",
            "Awa Diallo is accused of driving the van.",
            "Awa Diallo, suspected of driving the van, left the town.",
            "Awa Diallo was arrested on suspicion of fraud.",
            "The alleged trafficker, Awa Diallo, left the town.",
            "Awa Diallo, a person of interest, left the town.",
            # a headline
            "Awa Diallo, 14, found alive in Tarvik",
            "Survivor Awa Diallo speaks out",
        ],
        "Lina Moreau": [
            "The victims, Lina Moreau and Ada Brook, left the house.",
            "The children — Lina Moreau, 7, and Ada Brook, 9 — were taken away.",
            "Among the survivors were Ada Brook and Lina Moreau.",
            "Victims: Ada Brook, Lina Moreau",
            "The mother of the victim, Lina Moreau, wept.",
        ],
        "Ndeye": [
            "Ndeye, a survivor, spoke first.",
            "Ndeye, 14 years old, was kept in a flat.",
            "Her daughter Ndeye was four.",
            "A girl called Ndeye was found in the van.",
            "Little Ndeye was found in the van.",
            "Ndeye was trafficked to Tarvik.",
        ],
    },
    "fr": {
        "Awa Diallo": [
            # un nom avant le nom propre
            "La victime, Awa Diallo, 23 ans, a quitté la maison de nuit.",
            "La jeune victime, Awa Diallo, a quitté la maison de nuit.",
            "La plaignante, Awa Diallo, demande une audience.",
            "La partie civile, Awa Diallo, demande une audience.",
            "Une survivante, Awa Diallo, a parlé la première.",
            "Un témoin, Awa Diallo, a vu la camionnette.",
            "Une adolescente nommée Awa Diallo a été trouvée dans la camionnette.",
            "Une fillette de six ans, Awa Diallo, a été trouvée.",
            "Une jeune fille du nom de Awa Diallo a été trouvée.",
            "La jeune femme, identifiée comme Awa Diallo, a été trouvée morte.",
            "La victime, identifiée comme étant Awa Diallo, a été entendue.",
            "Sa fille Awa Diallo avait quatre ans.",
            "Son fils, Awa Diallo, lui a été enlevé.",
            "Leur fille de six ans, Awa Diallo, leur a été enlevée.",
            "La demandeuse d’asile Awa Diallo attend à Tarvik.",
            "La victime présumée, Awa Diallo, n’a pas été entendue.",
            "La fugueuse, Awa Diallo, a été retrouvée.",
            # le nom propre, puis un nom
            "Awa Diallo, victime de la traite, a parlé la première.",
            "Awa Diallo, 23 ans, victime de la traite, a parlé la première.",
            "Awa Diallo, l’une des victimes, a parlé la première.",
            "Awa Diallo, l’un des enfants secourus, dort mal.",
            "Awa Diallo, alors mineure, vivait dans un appartement.",
            "Awa Diallo, encore enfant, vivait dans un appartement.",
            "Awa Diallo, elle-même survivante, a parlé la première.",
            "Awa Diallo (victime) a été entendue à huis clos.",
            "Awa Diallo, partie civile au procès, a été entendue.",
            "Awa Diallo est une survivante du travail forcé.",
            "Awa Diallo était mineure au moment des faits.",
            "Awa Diallo fait partie des victimes.",
            "Awa Diallo, une jeune réfugiée, a parlé la première.",
            # ce qui leur fut fait
            "Awa Diallo, qui a été violée par un gardien, a parlé la première.",
            "Awa Diallo a été violée par un gardien.",
            "Awa Diallo, violée par un gardien, a parlé la première.",
            "Awa Diallo avait été vendue à un réseau.",
            "Awa Diallo a été contrainte à la prostitution.",
            "Awa Diallo, forcée à se prostituer, a fui.",
            "Awa Diallo a été séparée de sa mère à la frontière.",
            "Awa Diallo, enlevée sur le chemin de l’école, a été retrouvée.",
            "Awa Diallo a été séquestrée dans un appartement.",
            # l'âge
            "Awa Diallo, 14 ans, vivait dans un appartement.",
            "Awa Diallo, âgée de 14 ans, vivait dans un appartement.",
            "Awa Diallo (14 ans) vivait dans un appartement.",
            "Awa Diallo, quatorze ans, vivait dans un appartement.",
            "Awa Diallo, une adolescente de 14 ans, vivait là.",
            "Awa Diallo avait 14 ans quand elle fut emmenée à Tarvik.",
            "Awa Diallo, qui n’avait que 14 ans, vivait là.",
            "Awa Diallo, alors âgée de 15 ans, vivait là.",
            "Awa Diallo, 6 mois, leur a été enlevée.",
            # par-delà la phrase
            "Awa Diallo fut emmenée à Tarvik. Elle avait alors 15 ans.",
            "Awa Diallo fut emmenée à Tarvik. Elle, alors âgée de 15 ans, y vivait.",
            "Awa Diallo est arrivée en juin. Elle y a été violée.",
            "Awa Diallo a parlé la première. Elle est une survivante des camps.",
            # nommés par quelqu'un
            "La police a identifié la victime comme Awa Diallo.",
            "La victime s’appelait Awa Diallo.",
            "Parmi les victimes figure Awa Diallo.",
            "Awa Diallo (le prénom a été modifié) vivait là.",
            "Awa Diallo, dont le nom a été changé, vivait là.",
            # suspects, et qui n'est pas poursuivi
            "Awa Diallo, qui n’a pas été mise en examen, a quitté la ville.",
            "Awa Diallo est accusée d’avoir conduit la camionnette.",
            "Awa Diallo, soupçonnée d’avoir conduit la camionnette, a fui.",
            "Awa Diallo, présumée innocente, a quitté la ville.",
            "Awa Diallo a été placée en garde à vue.",
            "La mise en cause, Awa Diallo, a quitté la ville.",
            # un titre
            "Awa Diallo, 14 ans, retrouvée vivante à Tarvik",
            "Awa Diallo, victime de la traite, raconte",
        ],
        "Lina Moreau": [
            "Les victimes, Ada Brook et Lina Moreau, ont quitté la maison.",
            "Les enfants – Ada Brook, 7 ans, et Lina Moreau, 9 ans – ont été emmenés.",
            "Parmi les victimes, Ada Brook et Lina Moreau ont parlé.",
            "Victimes : Ada Brook, Lina Moreau",
            "La mère de la victime, Lina Moreau, a pleuré.",
        ],
        "Ndeye": [
            "Ndeye, une survivante, a parlé la première.",
            "Ndeye, 14 ans, vivait dans un appartement.",
            "Sa fille Ndeye avait quatre ans.",
            "Une fillette prénommée Ndeye a été trouvée.",
            "La petite Ndeye a été trouvée.",
            "Ndeye a été violée par un gardien.",
        ],
    },
}  # fmt: skip

FREE = {
    "en": {
        "Ada Brook": [
            "The victims’ lawyer, Ada Brook, asked for a hearing.",
            "Ada Brook, a lawyer for the victims, asked for a hearing.",
            "Ada Brook, a victim advocate, asked for a hearing.",
            "Ada Brook, a child psychologist, asked for a hearing.",
            "Ada Brook, who represents survivors, asked for a hearing.",
            "Senator Ada Brook met victims in Tarvik.",
            "Senator Ada Brook told victims to wait.",
            "Senator Ada Brook was 14 when her family came to Tarvik.",
            "Minister Ada Brook spoke first. She was 15 when she left school.",
            "Ada Brook, 54, runs the shelter for children.",
            "Ada Brook, director of the shelter, found the child.",
            "Ada Brook, chapter 14, tells of the town.",
            "Ada Brook wrote to the victim on 14 May.",
        ],
    },
    "fr": {
        "Ada Brook": [
            "L’avocate de la victime, Ada Brook, demande une audience.",
            "Ada Brook, avocate de la victime, demande une audience.",
            "Ada Brook, qui défend les victimes, demande une audience.",
            "La ministre Ada Brook a rencontré les victimes à Tarvik.",
            "La ministre Ada Brook avait 14 ans quand sa famille vint ici.",
            "La ministre Ada Brook a parlé. Elle avait 15 ans quand elle a quitté l’école.",
            "Ada Brook, 54 ans, dirige le refuge pour enfants.",
            "Ada Brook, directrice du refuge, a trouvé l’enfant.",
            "Ada Brook a écrit à la victime le 14 mai.",
        ],
    },
}
NOBODY = {
    "en": [
        "The victim, Northwind, lost three servers.",
        "The company was sold to Bluefin Cloud.",
        "Northwind, 14, is a young firm.",
        "Tarvik, 14 May: the sea is calm.",
        "The Child Protection Act is old. It was 14 pages long.",
        "Chapter 14, Tarvik, a survivor of the storms.",
    ],
    "fr": [
        "La victime, Northwind, a perdu trois serveurs.",
        "L’entreprise a été vendue à Bluefin Cloud.",
        "Northwind, 14 ans, est une jeune entreprise.",
        "Tarvik, le 14 mai : la mer est calme.",
        "La loi sur l’enfance a 14 ans. Elle a été modifiée.",
    ],
}


def _cases(table: dict[str, dict[str, list[str]]]) -> list[tuple[str, str, str]]:
    return [
        (language, person, text)
        for language, names in table.items()
        for person, texts in names.items()
        for text in texts
    ]


def _standing(name: Naming, language: str, person: str, text: str) -> Standing | None:
    """What the roles of the whole text allow; None where the person is not named at all."""
    seen = [m for m in name(text, language) if m.entity_kind is EntityKind.PERSON]
    own = [m for m in seen if m.surface == person]
    return standing([m.role or "" for m in own], quoted=True) if own else None


@pytest.mark.parametrize(("language", "person", "text"), _cases(PROTECTED))
def test_who_is_named_so_is_protected(name: Naming, language: str, person: str, text: str) -> None:
    assert _standing(name, language, person, text) is Standing.PROTECTED


@pytest.mark.parametrize(("language", "person", "text"), _cases(FREE))
def test_who_only_stands_beside_such_words_may_be_named(
    name: Naming, language: str, person: str, text: str
) -> None:
    assert _standing(name, language, person, text) is not Standing.PROTECTED


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in NOBODY.items() for text in texts]
)
def test_neither_bodies_nor_places_become_persons(name: Naming, language: str, text: str) -> None:
    assert all(m.entity_kind is not EntityKind.PERSON for m in name(text, language))


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "Ada Brook was not charged with fraud.", "not charged"),
        ("en", "Ada Brook was never arrested.", "never arrested"),
        ("fr", "Ada Brook n’a pas été mise en examen.", "n’a pas été mise en examen"),
        ("fr", "Ada Brook n’a jamais été arrêtée.", "n’a jamais été arrêtée"),
    ],
)
def test_who_was_not_charged_is_protected_and_not_told_as_charged(
    name: Naming, language: str, text: str, role: str
) -> None:
    (person,) = (one for one in name(text, language) if one.entity_kind is EntityKind.PERSON)
    assert person.role == role
    assert _standing(name, language, "Ada Brook", text) is Standing.PROTECTED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "We wrote that Ada Brook was charged with fraud. She was not. She came as an expert.",
        ),
        ("fr", "Nous avons écrit qu’Ada Brook avait été mise en examen. C’est faux."),
    ],
)
def test_a_charge_that_the_text_takes_back_is_no_role(
    name: Naming, language: str, text: str
) -> None:
    assert [one.role for one in name(text, language) if one.surface == "Ada Brook"] == [None]


def test_who_is_said_to_be_no_suspect_is_not_told_as_one(name: Naming) -> None:
    text = "Ada Brook est venue. Ada Brook n’est pas mise en cause."
    roles = {one.role for one in name(text, "fr") if one.surface == "Ada Brook"}
    assert roles <= {None, "n’est pas mise en cause"}
