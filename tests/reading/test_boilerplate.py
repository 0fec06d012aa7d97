import pytest

from affiant.reading import boilerplate
from affiant.reading.passage import Passage, PassageKind
from affiant.reading.span import Span


def kinds(*lines: tuple[PassageKind, str]) -> list[tuple[str, str]]:
    text, passages = "\n".join(line for _, line in lines), []
    start = 0
    for kind, line in lines:
        passages.append(Passage(Span(start, start + len(line)), kind))
        start += len(line) + 1
    return [(p.kind.value, p.span.of(text)) for p in boilerplate.mark(text, passages)]


def marked(*lines: str) -> list[str]:
    found = kinds(*((PassageKind.PARAGRAPH, line) for line in lines))
    return [words for kind, words in found if kind == "boilerplate"]


@pytest.mark.parametrize(
    "text",
    [
        "Partager cet article",
        "SHARE THIS STORY",
        "À lire aussi :",
        "Lire aussi : Le port ferme ses portes",
        "Read more: Ten boats to see this summer",
        "Leave a comment",
        "Laissez un commentaire »",
        "1 204",
        "12 commentaires",
        "Comments (3)",
        "3,4k views",
        "Partages : 55",
        "5 min read",
        "Temps de lecture : 4 min",
        "* * *",
        "© 2023 Le Courrier du Port. Tous droits réservés.",
        "Abonnez-vous à notre lettre du matin pour ne rien manquer",
        "Sign up for our morning newsletter",
        "Nous utilisons des cookies pour mesurer l’audience du site.",
        "Harbour Union logo",
    ],
)
def test_what_a_page_s_machinery_writes_is_boilerplate(text: str) -> None:
    assert boilerplate.is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "The petition asks readers to share this letter with the board.",
        "650 salariés ont signé la lettre.",
        "2019",
        "Related party transactions rose by a third, the auditors found.",
        "Copyright law protects the engineers, the union says.",
        "Menu and prices were agreed with the prison in March.",
        "« Partagez ce que vous savez »",
        "Suivant l’avis du préfet, le comté a rompu le contrat.",
        "Dear Ms Weaver,",
    ],
)
def test_what_somebody_wrote_is_not(text: str) -> None:
    assert not boilerplate.is_boilerplate(text)


def test_a_link_to_more_is_cut_off_the_paragraph_it_hangs_on() -> None:
    found = kinds((PassageKind.PARAGRAPH, "Le comté a rompu le contrat. – En savoir plus"))
    assert found == [
        ("paragraph", "Le comté a rompu le contrat."),
        ("boilerplate", "– En savoir plus"),
    ]


def test_words_inside_a_sentence_are_not_cut_off() -> None:
    sentence = "Dans ce livre, les détenus peuvent lire la suite"
    assert kinds((PassageKind.PARAGRAPH, sentence)) == [("paragraph", sentence)]


def test_headlines_under_a_list_of_other_pages_belong_to_it() -> None:
    prose = "Le conseil du comté se réunira en mai pour voter la fin du contrat."
    assert marked("Articles similaires", "Dix bateaux à voir cet été", "Le port rouvre", prose) == [
        "Articles similaires",
        "Dix bateaux à voir cet été",
        "Le port rouvre",
    ]


def test_names_of_sites_under_a_call_to_share_belong_to_it() -> None:
    assert marked(
        "Partager :", "Gazouillis", "Par courriel", "Le port rouvre en mai prochain."
    ) == [
        "Partager :",
        "Gazouillis",
        "Par courriel",
    ]


def test_a_link_after_a_bar_is_cut_off_too() -> None:
    found = kinds((PassageKind.PARAGRAPH, "Le port rouvre en mai. | Se désabonner"))
    assert found[1] == ("boilerplate", "| Se désabonner")


def test_a_label_that_heads_nothing_is_boilerplate() -> None:
    assert marked("Le conseil se réunira en mai.", "Chapitres", "Description") == [
        "Chapitres",
        "Description",
    ]


def test_the_same_label_over_text_is_a_heading() -> None:
    assert marked("Description", "Le bâtiment compte 120 cellules et une cour.") == []


def test_numbers_that_count_sections_are_not_counters() -> None:
    assert marked("1", "The county ends the contract.", "2", "The company is told.") == []


@pytest.mark.parametrize("text", ["(2)", "2.1", "67 votes."])
def test_numbers_of_a_text_are_not_counters(text: str) -> None:
    assert not boilerplate.is_counter(text)


def test_numbers_in_table_cells_are_not_counters() -> None:
    assert kinds((PassageKind.TABLE_CELL, "728")) == [("table cell", "728")]


def test_marking_twice_changes_nothing() -> None:
    line = "Le comté a rompu le contrat. – En savoir plus"
    text = f"{line}\nArticles similaires\nLe port rouvre"
    once = boilerplate.mark(
        text,
        [
            Passage(Span(0, len(line)), PassageKind.PARAGRAPH),
            Passage(Span(len(line) + 1, len(line) + 20), PassageKind.PARAGRAPH),
            Passage(Span(len(line) + 21, len(text)), PassageKind.PARAGRAPH),
        ],
    )
    assert boilerplate.mark(text, once) == once
