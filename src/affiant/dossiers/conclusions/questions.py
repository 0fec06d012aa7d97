"""What is still open, and what would change our mind: asked before somebody else asks."""

from collections.abc import Iterable, Iterator

from affiant.dossiers.analysis import Analysis
from affiant.dossiers.conclusions.conclusion import Conclusion, Sort
from affiant.dossiers.dossier import Dossier, Entry, Section
from affiant.dossiers.findings.arithmetic import Fit
from affiant.dossiers.lint import Statement, sworn
from affiant.dossiers.origins import Ground
from affiant.dossiers.wording import Wording
from affiant.facts.kinds import Money, Reference
from affiant.vocabulary.payment import PaymentStatus

_WEIGHTY = (Section.MONEY, Section.FIGURES, Section.CLAIMS, Section.OUTCOMES)
MOST = 12  # lines that one question names; more say no more


def questions(dossier: Dossier, wording: Wording) -> tuple[Conclusion, ...]:
    """What would change our mind, then what is open."""
    if dossier.analysis is None:
        return ()
    asking = _Asking(dossier, dossier.analysis, wording)
    return (*asking.minds(), *asking.open())


class _Asking:
    def __init__(self, dossier: Dossier, analysis: Analysis, wording: Wording) -> None:
        self.dossier, self.analysis = dossier, analysis
        self.wording, self.gettext = wording, wording.gettext
        self.numbers = {source.id: source.number for source in dossier.sources}

    def minds(self) -> Iterator[Conclusion]:
        """What we would have to see to think otherwise."""
        _ = self.gettext
        for name, entries in self._alone():
            about = _("a document of another origin than {name} that tells the same, or otherwise")
            yield self._asked(Sort.CHANGE_OUR_MIND, about.format(name=name), entries)
        claimed = [entry for entry in self._of(Section.MONEY) if _is_claimed(entry)]
        if claimed:
            record = _("an award record, a contract or an invoice for what is only claimed here")
            yield self._asked(Sort.CHANGE_OUR_MIND, record, claimed)
        apart = [
            told for one in self.analysis.findings.contradicts for told in (one.one, one.other)
        ]
        if apart:
            entries = [self._entry(told.held.id) for told in apart]
            both = _("the document on which the tellings that cannot both hold rest")
            yield self._asked(Sort.CHANGE_OUR_MIND, both, entries)

    def open(self) -> Iterator[Conclusion]:
        """What the documents leave open."""
        _ = self.gettext
        unknown = self._unknown()
        if unknown:
            text = _("Where does the story come from? These documents do not say.")
            yield self._said(text, sources=unknown)
        bases = self._bases()
        if bases:
            yield self._said(_("From which number was the change worked out?"), bases)
        if self._of(Section.DEMANDS_ON) and not self._of(Section.RESPONSES):
            text = _(
                "Were they asked, when, and what did they answer? No answer stands in these "
                "documents; that is no refusal."
            )
            yield self._said(text, _lines(self._of(Section.DEMANDS_ON)))
        missing = [one for one in self._of(Section.REFERENCES) if _is_missing(one)]
        if missing:
            yield self._said(_("What do these references refer to?"), _lines(missing))
        two = [one for one in self._of(Section.MONEY) if _has_two_currencies(one)]
        if two:
            yield self._said(_("Which of the two currencies is meant?"), _lines(two))

    def _alone(self) -> Iterator[tuple[str, list[Entry]]]:
        """Weighty entries that rest on one named origin, by that origin."""
        several = {
            told.held.id
            for one in self.analysis.findings.stands
            if one.origins > 1
            for told in one.told
        }
        alone: dict[str, list[Entry]] = {}
        for section in _WEIGHTY:
            for entry in self._of(section):
                name = self.analysis.origins.of(entry.source.id).origin.name
                if name and entry.number not in several:
                    alone.setdefault(name, []).append(entry)
        yield from alone.items()

    def _unknown(self) -> tuple[int, ...]:
        lineages = self.analysis.origins.lineages
        return tuple(
            sorted(
                self.numbers[document]
                for lineage in lineages
                if lineage.origin.ground is Ground.UNKNOWN
                for document in lineage.documents
                if document in self.numbers
            )
        )

    def _bases(self) -> tuple[int, ...]:
        return tuple(
            dict.fromkeys(
                one.result.held.id
                for one in self.analysis.findings.reckoned
                if one.fit is Fit.NOT_COMPATIBLE
            )
        )

    def _asked(self, sort: Sort, what: str, entries: Iterable[Entry]) -> Conclusion:
        text = sworn(Statement(what[:1].upper() + what[1:] + ".", self.wording.language))
        return Conclusion(sort, text, _lines(entries))

    def _said(
        self, text: str, lines: tuple[int, ...] = (), sources: tuple[int, ...] = ()
    ) -> Conclusion:
        checked = sworn(Statement(text, self.wording.language))
        return Conclusion(Sort.OPEN, checked, lines[:MOST], sources=sources)

    def _of(self, section: Section) -> tuple[Entry, ...]:
        return self.dossier.of(section)

    def _entry(self, number: int) -> Entry:
        return self.dossier.entries[number - 1]


def _lines(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(entry.number for entry in entries))[:MOST]


def _is_claimed(entry: Entry) -> bool:
    return isinstance(entry.fact, Money) and entry.fact.status is PaymentStatus.CLAIMED


def _is_missing(entry: Entry) -> bool:
    return isinstance(entry.fact, Reference) and entry.fact.missing


def _has_two_currencies(entry: Entry) -> bool:
    return isinstance(entry.fact, Money) and entry.fact.currency_conflict is not None
