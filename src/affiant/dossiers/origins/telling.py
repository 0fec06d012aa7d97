"""Lineages in words: what came from what, whose story it is, and how sure that is."""

from collections.abc import Iterator
from decimal import Decimal

from affiant.dossiers.locale_forms import number
from affiant.dossiers.origins.origin import Citation, Ground, Lineage
from affiant.dossiers.terms import N_
from affiant.lineage.link import Link
from affiant.lineage.reasons import called
from affiant.lineage.relation import Certainty, Direction, Relation
from affiant.vocabulary.language import spoken, translation

_FROM = {
    Relation.SAME_BYTES: N_("the same file as {other}"),
    Relation.SAME_TEXT: N_("the same text as {other}"),
    Relation.NEAR_COPY: N_("nearly the same text as {other}"),
    Relation.SYNDICATION: N_("the same article as {other}, with changes"),
    Relation.TRANSLATION: N_("{other} in the other language, or both are from one text"),
    Relation.REWRITE: N_("the story of {other} in other words"),
    Relation.EXCERPT: N_("shares a stretch with {other}"),
    Relation.SHARED_RELEASE: N_("carries passages of a third text, as {other} does"),
    Relation.SAME_STATEMENT: N_("quotes the same words as {other}"),
}
_CERTAINTY = {
    Certainty.CERTAIN: N_("certain"),
    Certainty.SUGGESTED: N_("found by machine, judged by nobody yet"),
    Certainty.HINT: N_("a hint only: not counted until somebody has judged it"),
}
_COUNTS = frozenset(
    {"same bytes", "same words", "shared words", "rare words", "other numbers", "anchored"}
)  # reasons whose value is a number of things; of the others it is a share
_PLAIN = frozenset({"other names", "declared"})  # those that hold or do not


class Telling:
    """Sentences about lineages in one language."""

    def __init__(self, language: str) -> None:
        self.language = spoken(language)
        catalogue = translation("affiant.dossiers", self.language)
        self.gettext, self.ngettext = catalogue.gettext, catalogue.ngettext

    def relation(self, link: Link, other: str) -> str:
        """What a document is to `other`: "nearly the same text as The Post, 3 May"."""
        return self.gettext(_FROM[link.relation]).format(other=other)

    def certainty(self, link: Link) -> str:
        """How far to trust it."""
        return self.gettext(_CERTAINTY[link.certainty])

    def reasons(self, link: Link) -> Iterator[str]:
        """What its score was made of: "words in common: 384"."""
        for one in link.reasons:
            name = called(one.name, self.language)
            if one.name in _PLAIN:
                yield name
                continue
            share = one.name not in _COUNTS
            value = number(Decimal(round(one.value * (100 if share else 1))), self.language)
            shown = f"{value}\u00a0%" if share else value
            yield self.gettext("{reason}: {value}").format(reason=name, value=shown)

    def direction(self, link: Link, this: int) -> str:
        """Which of the two came first, seen from `this`."""
        _ = self.gettext
        if link.direction is Direction.UNKNOWN:
            return _("which of the two came first is unknown")
        came_second = (link.direction is Direction.FORWARD) == (link.second == this)
        return _("the other came first") if came_second else _("this one came first")

    def passages(self, link: Link) -> str:
        """How many passages prove it."""
        n = len(link.matches)
        return self.ngettext("{n} passage in common", "{n} passages in common", n).format(n=n)

    def origin(self, lineage: Lineage) -> str:
        """Whose story these documents tell, as far as it is known."""
        _, origin = self.gettext, lineage.origin
        if origin.ground is Ground.CITED:
            told = _("By its own account the story is that of {name}").format(name=origin.name)
            through = ", ".join(origin.through)
            carried = _(", told through {names}").format(names=through) if through else ""
            return f"{told}{carried}."
        if origin.ground is Ground.SENDER and origin.name is None:
            return _("Signed by a person.")
        if origin.ground is Ground.SENDER:
            return _("Published or signed by {name}.").format(name=origin.name)
        if origin.ground is Ground.EARLIEST:
            return _("The earliest of them here is taken for the origin; there may be an earlier.")
        return _("The document does not say where its story comes from.")

    def untold(self, n: int) -> str:
        """What is said of documents that do not say whose story they tell, each its own origin."""
        return self.ngettext(
            "This one does not say where its story comes from, and counts as an origin of its own:",
            "These do not say where their stories come from, and each counts as an origin of its "
            "own:",
            n,
        )

    def citation(self, citation: Citation, text: str) -> str:
        """The words in which the document says so."""
        return "“" + citation.span.of(text) + "”"

    def count(self, documents: int, origins: int) -> str:
        """ "3 documents, 1 origin"."""
        some = self.ngettext("{n} document", "{n} documents", documents).format(n=documents)
        of = self.ngettext("{n} origin", "{n} origins", origins).format(n=origins)
        return f"{some}, {of}"
