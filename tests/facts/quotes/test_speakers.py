from collections.abc import Callable

import pytest

from affiant.facts.kinds import Quote

Quoting = Callable[..., tuple[Quote, ...]]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“The lake is cold,” said Margaret Dunlow.", "Margaret Dunlow"),
        ("en", "“The lake is cold,” Margaret Dunlow said.", "Margaret Dunlow"),
        ("en", "“The lake is cold,” said Rep. Margaret Dunlow, a lawyer.", "Margaret Dunlow"),
        ("en", "Margaret Dunlow told Daily Larkfield: “The lake is cold.”", "Margaret Dunlow"),
        ("en", "“The lake is cold,” Margaret Dunlow told Daily Larkfield.", "Margaret Dunlow"),
        ("en", "In a March letter, Northwind boasted that the lake is “ice-cold”.", "Northwind"),
        ("en", "Northwind signed a letter, citing ‘the grave cold of the lake.’", "Northwind"),
        ("en", "“The lake is cold and very deep.” — Margaret Dunlow", "Margaret Dunlow"),
        ("en", "The lake is “very cold indeed today”, according to Northwind.", "Northwind"),
        ("fr", "« Le lac est froid », a poursuivi Bruno Cazal.", "Bruno Cazal"),
        ("fr", "« Le lac est froid », explique Bruno Cazal.", "Bruno Cazal"),
        ("fr", "Bruno Cazal a déclaré mercredi : “Le lac est froid.”", "Bruno Cazal"),
        ("fr", "Le PDG de Northwind, Bruno Cazal, a déclaré : “Le lac est froid.”", "Bruno Cazal"),
        ("fr", "Bruno Cazal, de chez Northwind, un loueur, a dit que le lac est “bien froid”.",
         "Bruno Cazal"),
        ("fr", "Dans une lettre à Harbor Watch, Northwind répond, en notant : “Le lac est froid.”",
         "Northwind"),
        ("fr", "Selon Northwind, le lac est « trop froid pour nager ».", "Northwind"),
        ("fr", "« Le lac est froid... » a confié la Française Ana Roy.", "Ana Roy"),
        ("fr", "« Le lac est froid », a déclaré M. Quillard.", "Quillard"),
        ("fr", "Comme l’indique Ana Roy, juriste : « Le lac est froid. »", "Ana Roy"),
        ("fr", "Northwind a perdu. « Le lac est froid », a dit l’entreprise.", "Northwind"),
        ("fr", "“Le lac est froid,” Northwind dit dans la lettre.", "Northwind"),
    ],
)  # fmt: skip
def test_the_sentence_tells_who_speaks(
    marked: Quoting, language: str, text: str, speaker: str
) -> None:
    assert {found.speaker for found in marked(text, language)} == {speaker}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Margaret Dunlow spoke.\n“The lake is cold,” she said."),
        ("en", "Margaret Dunlow said the pier fell.\nShe added: “The lake is cold.”"),
        ("en", "“The pier fell,” Margaret Dunlow said. “The lake is cold.”"),
        ("en", "Margaret Dunlow went on:\n“The lake is cold.”"),
        ("fr", "Margaret Dunlow a parlé.\n« Le lac est froid », a-t-elle ajouté."),
        ("fr", "Margaret Dunlow a souri. Elle a continué, “Le lac est froid.”"),
        ("fr", "« Le quai a cédé », a dit Margaret Dunlow. « Le lac est froid. »"),
    ],
)
def test_the_speaker_carries_over_to_the_next_sentence(
    marked: Quoting, language: str, text: str
) -> None:
    assert marked(text, language)[-1].speaker == "Margaret Dunlow"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Margaret Dunlow met Peter Ashby. “The lake is cold,” she said."),
        ("en", "“The lake is cold.”"),
        ("en", "A letter to Margaret Dunlow and Peter Ashby read: “The lake is cold.”"),
        ("fr", "Ana Roy a vu Zoé Cazal. « Le lac est froid », dit-elle."),
    ],
)
def test_nobody_speaks_where_the_text_does_not_tell(
    marked: Quoting, language: str, text: str
) -> None:
    assert marked(text, language)[-1].speaker is None


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "Northwind employees signed a letter, citing ‘the grave cold of the lake.’",
         "Northwind employees"),
        ("fr", "Les autorités ont déclaré : « Le lac est froid. »", "autorités"),
    ],
)  # fmt: skip
def test_a_group_speaks_as_a_group(marked: Quoting, language: str, text: str, phrase: str) -> None:
    (found,) = marked(text, language)
    assert (found.speaker, found.speaker_kind) == (phrase, "group")


def test_the_author_of_a_report_speaks_through_it(marked: Quoting) -> None:
    text = (
        "Un rapport publié par Northwind est sorti. Le lac, indique le rapport, est “fort froid”."
    )
    assert marked(text, "fr")[-1].speaker == "Northwind"


def test_the_speakers_role_is_the_texts(marked: Quoting) -> None:
    (found,) = marked("Northwind CEO Margaret Dunlow said: “The lake is cold.”")
    assert (found.speaker, found.role) == ("Margaret Dunlow", "CEO")


def test_the_attribution_stands_on_the_speakers_words(marked: Quoting) -> None:
    text = "“The lake is cold,” said Margaret Dunlow. “It is deep,” said Dunlow."
    said = marked(text)[-1].attribution
    assert said.span is not None
    assert (said.name, said.span.of(text)) == ("Margaret Dunlow", "Dunlow")


@pytest.mark.parametrize(
    ("language", "text", "channel"),
    [
        (
            "en",
            "In a January blog post, Northwind said the lake is “ice-cold”.",
            "January blog post",
        ),
        ("fr", "Bruno Cazal a dit dans une lettre : « Le lac est froid. »", "lettre"),
        ("fr", "Bruno Cazal a tweeté, “Le lac est froid.”", "tweeté"),
    ],
)
def test_the_channel_is_kept(marked: Quoting, language: str, text: str, channel: str) -> None:
    assert {found.channel for found in marked(text, language)} == {channel}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Le lac est froid », a déclaré sa présidente, Alice Morvan.", "Alice Morvan"),
        ("en", "“The lake is cold,” said its director, Margaret Dunlow.", "Margaret Dunlow"),
        (
            "en",
            "“The lake is cold,” the director of the club, Margaret Dunlow, wrote.",
            "Margaret Dunlow",
        ),
        ("en", "Rep. Margaret Dunlow (R-Ohio) said “the lake is very cold”.", "Margaret Dunlow"),
        ("en", "Last week 12 of your employees left. They wrote: “The lake is cold.”",
         "12 of your employees"),
        ("en", "A spokeswoman said the lake is “really very cold”.", "A spokeswoman"),
    ],
)  # fmt: skip
def test_the_speaker_stands_in_apposition_or_is_somebody(
    marked: Quoting, language: str, text: str, speaker: str
) -> None:
    assert {found.speaker for found in marked(text, language)} == {speaker}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The lake is cold, according to e-mails that Northwind released on Tuesday."),
        ("fr", "Le lac est froid, selon des courriels rendus publics mardi par Northwind."),
        ("fr", "D’après Northwind, 12 juin 2024."),
        ("en", "It offered a bonus of nine lakes, which Northwind says it refused."),
    ],
)
def test_who_released_or_is_only_cited_does_not_speak(
    quote: Quoting, language: str, text: str
) -> None:
    assert "Northwind" not in {found.speaker for found in quote(text, language)}


def test_a_name_in_a_mail_header_is_no_quotation(marked: Quoting) -> None:
    assert marked('From: "Margaret Dunlow, Harbor Watch" <m@harbor.example>') == ()


@pytest.mark.parametrize(
    ("language", "text", "phrase", "kind"),
    [
        ("fr", "Northwind a perdu. « Le lac est froid », a dit l’agence russe des lacs.",
         "l’agence russe des lacs", "group"),
        ("fr", "« Le lac est froid » souligne le comité des lacs.", "le comité des lacs", "group"),
        ("fr", "Le batelier a dit : « Le lac est froid. »", "Le batelier", "group"),
        ("fr", "« Le lac est froid », a déclaré Norvane, un loueur.", "Norvane", None),
        ("fr", "« Le lac est froid », selon un bilan provisoire.", "un bilan provisoire",
         "document"),
        ("fr", "La direction du port a confirmé « un lac bien froid » mais nie « la crue du lac ».",
         "La direction du port", "group"),
        ("fr", "Le lac serait « bien froid » et « très profond pour tous », selon le parquet.",
         "le parquet", "group"),
        ("fr", "La réplique « Le lac est froid ! » lancée par le batelier a fait rire.",
         "le batelier", "group"),
        ("fr", "Le lac, qualifié par les baigneurs de « lac bien trop froid », est fermé.",
         "les baigneurs", "group"),
        ("en", "“The lake is cold,” said the boatman.", "the boatman", "group"),
        ("en", "The lake is “far too cold to swim”, according to a new survey.", "a new survey",
         "document"),
    ],
)  # fmt: skip
def test_who_has_no_known_name_speaks_as_the_text_calls_them(
    marked: Quoting, language: str, text: str, phrase: str, kind: str | None
) -> None:
    found = marked(text, language)
    assert {(one.speaker, one.speaker_kind) for one in found} == {(phrase, kind)}


def test_a_person_in_apposition_to_a_role_speaks(marked: Quoting) -> None:
    text = "« Le lac est froid », a affirmé le procureur du port, Bruno Cazal."
    assert marked(text, "fr")[0].speaker == "Bruno Cazal"


def test_a_surname_after_a_title_is_the_full_name_of_the_document(marked: Quoting) -> None:
    text = "Bruno Quillard est venu. Il fait froid. « Le lac est froid », a déclaré M. Quillard."
    assert marked(text, "fr")[0].speaker == "Bruno Quillard"


def test_the_publisher_of_a_study_speaks_through_it(marked: Quoting) -> None:
    text = "« Le lac est froid », selon l’étude annuelle de Northwind."
    assert marked(text, "fr")[0].speaker == "Northwind"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le quai, rue Ana Roy, est fermé. Il affirme que le lac est froid.", None),
        ("M. Bruno Cazal est venu. Elle affirme que le lac est froid.", None),
        ("M. Bruno Cazal est venu. Il affirme que le lac est froid.", "Bruno Cazal"),
        ("Selon la mère, le quai est fermé. M. Cazal nage. Elle dit que le lac est froid.",
         "la mère"),
    ],
)  # fmt: skip
def test_a_pronoun_means_nobody_of_the_other_sex_and_no_street(
    quote: Quoting, text: str, speaker: str | None
) -> None:
    assert quote(text, "fr")[-1].speaker == speaker


def test_whom_somebody_works_for_does_not_speak_for_them(marked: Quoting) -> None:
    text = "Le consultant Northwind, Bruno Cazal, a dit que le lac est « bien trop froid »."
    assert marked(text, "fr")[-1].speaker == "Bruno Cazal"


def test_who_is_spoken_to_does_not_speak(marked: Quoting) -> None:
    text = "Selon la mère, il a fui en menaçant les gens et en leur disant « Ne bougez pas. »"
    assert "gens" not in {found.speaker for found in marked(text, "fr")}
