import contextlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affiant.reading.document import DateBasis, Document
from affiant.reading.failure import Reason, Unreadable
from affiant.reading.formats.html import READER
from affiant.reading.limits import Limits
from affiant.reading.passage import PassageKind
from affiant.reading.reader import Reader
from affiant.reading.source import Source
from affiant.reading.text import normalise

Read = Callable[[Reader, bytes, str], Document]
Texts = Callable[..., list[str]]
Sources = Callable[[bytes, str], Source]

PAGE = """<!DOCTYPE html>
<html lang="fr"><head>
<meta charset="utf-8">
<title>Portval met fin au contrat de Nordmer | Le Courrier du Port</title>
<meta property="og:site_name" content="Le Courrier du Port">
<meta property="article:published_time" content="2019-03-12T08:30:00+01:00">
<meta name="author" content="Jeanne Morel">
<link rel="canonical" href="https://courrier.example/2019/03/12/portval-nordmer">
<style>p { color: red }</style>
</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/port">Le port</a></li>
<li><a href="/abo">Abonnement</a></li></ul></nav>
<div id="cookies">Nous utilisons des cookies pour mesurer l’audience.</div>
<article>
<h1>Portval met fin au contrat de Nordmer</h1>
<p>Le comté de Portval a rompu lundi le contrat de 4,2&nbsp;millions d’euros qui le liait à
<a href="/societes/nordmer">l’entreprise Nordmer</a> depuis 2016, après trois mois de
protestations des dockers et des familles de la ville.</p>
<h2>Une décision attendue</h2>
<blockquote><p>Nous avons écouté les familles pendant des mois, et nous ne reviendrons pas sur
cette décision, quoi que dise l’entreprise.</p></blockquote>
<p>Plus de 650 salariés avaient signé une lettre ouverte à la direction, dans laquelle ils
demandaient la fin du contrat et la publication des comptes de la filiale.</p>
<ul><li>La filiale emploie 120 personnes dans le port, selon le registre du comté.</li>
<li>Le bâtiment restera fermé jusqu’à la fin de l’année, d’après la préfecture.</li></ul>
<p hidden>Ce paragraphe est caché.</p><p style="display:none">Celui-ci aussi.</p>
<p>Le conseil se réunira de nouveau en avril pour voter le budget de la fermeture, que la
préfecture estime à 300&nbsp;000 euros.</p>
</article>
<aside><h3>Articles recommandés</h3><a href="/bateaux">Dix bateaux à voir cet été</a></aside>
<form><label>Votre commentaire</label><textarea></textarea><button>Publier</button></form>
<footer>© 2019 Le Courrier du Port</footer>
<script>track("lecteur")</script></body></html>"""
PROSE = "<p>The county board voted on Monday to end the contract with the company, it said.</p>"


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def test_a_page_says_what_it_is(document_of: Read) -> None:
    document = document_of(READER, PAGE.encode(), "page.html")
    assert document.title == "Portval met fin au contrat de Nordmer"
    assert document.publisher == "Le Courrier du Port"
    assert document.authors == ("Jeanne Morel",)
    assert document.url == "https://courrier.example/2019/03/12/portval-nordmer"
    assert document.language == "fr"
    assert document.published is not None
    assert (document.published.iso, document.published.basis) == ("2019-03-12", DateBasis.METADATA)


def test_the_article_is_content_by_kind(document_of: Read, texts: Texts) -> None:
    document = document_of(READER, PAGE.encode(), "page.html")
    kinds = [passage.kind for passage in document.content()]
    assert kinds == [
        PassageKind.TITLE,
        PassageKind.PARAGRAPH,
        PassageKind.HEADING,
        PassageKind.QUOTATION,
        PassageKind.PARAGRAPH,
        PassageKind.LIST_ITEM,
        PassageKind.LIST_ITEM,
        PassageKind.PARAGRAPH,
    ]
    assert "4,2\u00a0millions" in texts(document, PassageKind.PARAGRAPH)[0]


def test_the_rest_of_the_page_is_kept_as_boilerplate(document_of: Read, texts: Texts) -> None:
    document = document_of(READER, PAGE.encode(), "page.html")
    assert texts(document, PassageKind.BOILERPLATE) == [
        "Accueil",
        "Le port",
        "Abonnement",
        "Nous utilisons des cookies pour mesurer l’audience.",
        "Articles recommandés",
        "Dix bateaux à voir cet été",
        "Votre commentaire",
        "Publier",
        "© 2019 Le Courrier du Port",
    ]


@pytest.mark.parametrize("words", ["caché", "Celui-ci", "track", "color"])
def test_what_a_reader_does_not_see_is_not_text(document_of: Read, words: str) -> None:
    assert words not in document_of(READER, PAGE.encode(), "page.html").text


def test_links_stand_on_their_words_and_lead_somewhere(document_of: Read) -> None:
    document = document_of(READER, PAGE.encode(), "page.html")
    links = {link.span.of(document.text): link.target for link in document.links if link.span}
    assert links["l’entreprise Nordmer"] == "https://courrier.example/societes/nordmer"
    assert links["Dix bateaux à voir cet été"] == "https://courrier.example/bateaux"


def test_a_link_around_two_blocks_is_a_link_on_each(document_of: Read) -> None:
    body = '<a href="https://a.example/x"><h3>Boats</h3><p>to see</p></a>' + PROSE
    document = document_of(READER, page(body), "page.html")
    spans = [link.span.of(document.text) for link in document.links if link.span]
    assert spans == ["Boats", "to see"]


def test_links_are_exact_after_accents_and_line_breaks(document_of: Read) -> None:
    body = (
        PROSE + '<p>  Le pre\u0301fet <br> dit <a href="#n">\n la ve\u0301rite\u0301 </a> ici</p>'
    )
    document = document_of(READER, page(body), "page.html")
    assert [link.span.of(document.text) for link in document.links if link.span] == ["la vérité"]


def test_line_breaks_are_line_ends_and_two_part_passages(document_of: Read, texts: Texts) -> None:
    body = PROSE + "<div>one<br>two<br><br>three</div>"
    document = document_of(READER, page(body), "page.html")
    assert texts(document)[1:] == ["one\ntwo", "three"]


def test_the_numbers_of_an_ordered_list_are_visible(document_of: Read, texts: Texts) -> None:
    entries = "".join(f"<li>Harbour Post, {day} May 2018, on the county.</li>" for day in (3, 4))
    document = document_of(
        READER, page(f"{PROSE * 4}<h2>References</h2><ol>{entries}</ol>"), "p.htm"
    )
    assert texts(document)[-2:] == [
        "1. Harbour Post, 3 May 2018, on the county.",
        "2. Harbour Post, 4 May 2018, on the county.",
    ]


def test_windows_characters_of_old_pages_are_read(document_of: Read) -> None:
    assert "l’été" in document_of(READER, page(PROSE + "<p>l&#146;été"), "page.html").text


def test_declared_charset_is_used(document_of: Read) -> None:
    payload = b'<html><head><meta charset="iso-8859-1"></head><body><p>L\x92\xe9t\xe9 \xe0 Portval'
    assert document_of(READER, payload, "page.html").text == "L’été à Portval"


def test_entities_that_a_page_defines_are_not_expanded(document_of: Read) -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>' + b"&b;" * 9
    assert "haha" not in document_of(READER, bomb, "page.html").text


def test_a_page_of_one_short_paragraph_is_content(document_of: Read) -> None:
    body = "<nav>Home</nav><p>The vote was put off.</p><footer>Harbour Post</footer>"
    document = document_of(READER, page(body), "page.html")
    assert [p.span.of(document.text) for p in document.content()] == ["The vote was put off."]


def test_a_date_that_only_the_address_tells_is_of_the_address(document_of: Read) -> None:
    head = '<link rel="canonical" href="https://post.example/2018/6/boats.html">'
    document = document_of(READER, page(PROSE, head), "page.html")
    assert document.published is not None
    assert (document.published.iso, document.published.basis) == ("2018-06", DateBasis.URL)


def test_json_ld_names_authors_and_site(document_of: Read) -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
    "headline": "Dockers &amp; board", "author": [{"name": "Ann Lee"}, {"name": "Bo Ruiz"}],
    "publisher": {"name": "Harbour Post"}, "datePublished": "2019-03-12"}]}</script>"""
    document = document_of(READER, page(PROSE, head), "page.html")
    assert document.title == "Dockers & board"
    assert document.authors == ("Ann Lee", "Bo Ruiz")
    assert document.publisher == "Harbour Post"


def test_an_address_keeps_what_looks_like_an_entity(document_of: Read) -> None:
    head = '<meta property="og:url" content="https://post.example/a?b=1&amp;copy=2">'
    document = document_of(READER, page(PROSE, head), "page.html")
    assert document.url == "https://post.example/a?b=1&copy=2"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "Article", "headline": "\\ud800"}</script>',
        '<script type="application/ld+json">' + "[" * 20_000 + "</script>",
        '<script type="application/ld+json">{"@type": 7, "author": [[["x"]]], "url": {}}</script>',
        '<link rel="canonical" href="http://[">',
        '<meta property="og:url" content="http://[::1">',
        '<base href="//["><meta name="date" content="99/99/9999">',
    ],
)
def test_odd_metadata_never_stops_the_reading(document_of: Read, head: str) -> None:
    body = PROSE + '<a href="http://[">x</a>'
    assert "voted on Monday" in document_of(READER, page(body, head), "page.html").text


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (("<div>" * 100_000 + "x").encode(), Reason.TOO_DEEP),
        (b"<html><script>alert(1)</script></html>", Reason.NO_TEXT),
        (b"<!-- nothing -->", Reason.DAMAGED),
        (b"  \n ", Reason.EMPTY),
        (bytes(range(256)) * 8, Reason.UNSUPPORTED),
    ],
)
def test_a_page_that_cannot_be_read_says_why(
    source_of: Sources, payload: bytes, reason: Reason
) -> None:
    with pytest.raises(Unreadable) as raised:
        READER.read(source_of(payload, "page.html"), Limits())
    assert raised.value.reason is reason


def test_a_page_nested_almost_too_deep_is_read(document_of: Read) -> None:
    payload = ("<div>" * 1500 + PROSE).encode()
    assert "voted on Monday" in document_of(READER, payload, "page.html").text


def test_more_text_than_the_limit_is_too_large(source_of: Sources) -> None:
    with pytest.raises(Unreadable) as raised:
        READER.read(source_of(page(PROSE * 9), "page.html"), Limits(text=100))
    assert raised.value.reason is Reason.TOO_LARGE


TAGS = ["div", "p", "a href='/x'", "ol", "li", "td", "br", "pre", "h1", "blockquote", "span", "/p",
        "/div", "/a", "/ol", "/li", "table", "nav", "/nav", "script", "/script", "!--", "ul",
        "p hidden", "time datetime='2019-03-12'"]  # fmt: skip
SOUP = st.lists(
    st.one_of(st.sampled_from(TAGS).map("<{}>".format), st.text(max_size=30), st.just(PROSE)),
    max_size=25,
).map("".join)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), SOUP.map(lambda soup: soup.encode("utf-8", "replace"))))
def test_any_bytes_are_read_soundly_or_unreadable(
    tmp_path_factory: pytest.TempPathFactory, payload: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.html"
    path.write_bytes(payload)
    with contextlib.suppress(Unreadable):
        document = READER.read(Source(path, "a.html", "0" * 64, len(payload)), Limits()).document
        assert document is not None
        assert_sound(document)


def assert_sound(document: Document) -> None:
    end = 0
    for passage in document.passages:
        assert end <= passage.span.start < passage.span.end <= len(document.text)
        end = passage.span.end
    assert normalise(document.text) == document.text
    for link in document.links:
        assert link.span is not None
        assert link.span.end <= len(document.text)
        words = link.span.of(document.text)
        assert words == words.strip() != ""


@pytest.mark.parametrize(
    ("claim", "authors"),
    [
        ("Ana Bell and Jo Carr", ("Ana Bell", "Jo Carr")),
        ("Hearth et Quay", ("Hearth et Quay",)),
        ("Ana Bell, Jo Carr", ("Ana Bell", "Jo Carr")),
    ],
)
def test_and_parts_two_persons_but_not_the_name_of_a_body(
    document_of: Read, claim: str, authors: tuple[str, ...]
) -> None:
    head = f'<meta name="author" content="{claim}">'
    assert document_of(READER, page("<p>A note.</p>", head), "a.html").authors == authors
