"""A dossier as one HTML file: no script, no network, nothing that is not in the file.

Facts and their passages are linked by number both ways. A passage is cut at all fact boundaries;
each fact has an anchor before its first words, and one CSS rule lights its segments when the
anchor is the page's target (`#f12:target ~ .f12`).
"""

import base64
from collections.abc import Iterator
from importlib.resources import files

from django.template import Context, Engine

from affiant.dossiers.bidi import visible
from affiant.dossiers.conclusions import Sort, conclusions
from affiant.dossiers.dossier import Dossier
from affiant.dossiers.render.labels import labels
from affiant.dossiers.render.origins import asked, voices
from affiant.dossiers.render.people import roles_shown, told_of
from affiant.dossiers.render.pictures import lineage, network, vintages
from affiant.dossiers.render.segments import Mark, marks, spread
from affiant.dossiers.render.view import copies, foreign, groups, moments, title
from affiant.dossiers.wording import Wording

_PACKAGE = files("affiant.dossiers.render")
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_LIT = "background:var(--mark);color:var(--mark-ink);padding-block:.12em"


def html(dossier: Dossier, language: str = "en") -> str:
    """The page, in French or English."""
    wording = Wording(language)
    found = marks(dossier)
    template = Engine(dirs=[str(_PACKAGE.joinpath("templates"))]).get_template("dossier.html")
    context = Context(
        {
            "dossier": dossier,
            "say": labels(wording),
            "language": wording.language,
            "policy": _POLICY,
            "style": _PACKAGE.joinpath("dossier.css").read_text("utf-8"),
            "rules": _rules(dossier, found),
            "kind": wording.term(dossier.entity.entity_kind),
            "summary": wording.summary(dossier),
            "caution": wording.caution(dossier),
            "people": tuple(
                (one, roles_shown(one, wording), told_of(one, wording)) for one in dossier.people
            ),
            "unlisted": wording.unlisted(dossier),
            "made_on": wording.date(dossier.made_on) if dossier.made_on else "",
            "origins": tuple(voices(dossier, wording)),
            "together": conclusions(dossier, wording),
            "minds": asked(dossier, wording, Sort.CHANGE_OUR_MIND),
            "questions": asked(dossier, wording, Sort.OPEN),
            "lineage": lineage(dossier, wording),
            "network": network(dossier, wording),
            "charts": tuple(map(_as_image, vintages(dossier, wording))),
            "groups": tuple(groups(dossier, wording)),
            "moments": tuple(moments(dossier, wording)),
            "sources": tuple(_cards(dossier, wording)),
            "copies": tuple(copies(dossier, found, wording)),
        },
        use_l10n=False,
        use_tz=False,
    )
    return visible(template.render(context))


def _as_image(svg: str) -> str:
    """A chart as an address of its own, so that none of its names meets one of the page's."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _cards(dossier: Dossier, wording: Wording) -> Iterator[dict[str, object]]:
    """What is known of each source, as it is printed. An address is text, never a link: a click
    would tell the site who reads about it."""
    for source in dossier.sources:
        document = source.document
        yield {
            "number": source.number,
            "title": title(source),
            "lang": foreign(document.language, wording.language),
            "publisher": document.publisher or ", ".join(document.authors),
            "published": wording.published(source),
            "url": document.url,
            "locator": source.locator,
            "read_on": wording.date(source.read_on),
            "sha256": document.sha256,
            "mentions": wording.times(source.mentions),
        }


def _rules(dossier: Dossier, found: dict[int, tuple[Mark, ...]]) -> str:
    """What lights each fact's words; the marks over several passages need their copy's `:has`."""
    lit = [f"#{one.anchor}:target~.{one.anchor}" for here in found.values() for one in here]
    wide = (
        f".copy:has(#{one.anchor}:target) .{one.anchor}"
        for source in dossier.sources
        for one in spread(source, found.get(source.number, ()))
    )
    return "\n".join(f"{selector}{{{_LIT}}}" for selector in (*lit, *wide))
