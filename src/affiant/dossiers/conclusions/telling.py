from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from affiant.dossiers.analysis import Analysis
from affiant.dossiers.conclusions.conclusion import Conclusion, Sort
from affiant.dossiers.dossier import Dossier, Entry
from affiant.dossiers.findings.arithmetic import Fit, Reckoning
from affiant.dossiers.findings.arithmetic import Sort as Sum
from affiant.dossiers.findings.finding import (
    At,
    Contradicts,
    Drifted,
    Incomparable,
    Restated,
    Stands,
)
from affiant.dossiers.findings.interval import Interval
from affiant.dossiers.findings.mutated import Mutated, Spoilt
from affiant.dossiers.findings.told import Told
from affiant.dossiers.findings.why import Why
from affiant.dossiers.lint import Statement, sworn
from affiant.dossiers.locale_forms import enumeration, number
from affiant.dossiers.terms import N_
from affiant.dossiers.wording import Wording
from affiant.facts.kinds import Change, Figure, Money

_AT = {
    At.VALUE: N_("These two cannot both hold: their numbers differ."),
    At.DATE: N_("These two cannot both hold: they give one event different dates."),
    At.POLARITY: N_(
        "These two cannot both hold: one says that it is so, the other that it is not."
    ),
    At.WHO: N_("These two cannot both hold: they name different ones who did it."),
}
_LOST = {
    "value": N_(
        "Two documents of one origin tell this differently: the number changed on the way."
    ),
    "date": N_("Two documents of one origin tell this differently: the date changed on the way."),
    "comparator": N_("The later of two documents of one origin tells a limit as an exact number."),
    "actor": N_(
        "Two documents of one origin tell this differently: those it speaks of changed on the way."
    ),
    "hedge": N_(
        "The later of two documents of one origin tells as certain what the earlier did not."
    ),
    "attribution": N_(
        "The later of two documents of one origin no longer says who told this, as the earlier did."
    ),
    "escalated": N_(
        "The later of two documents of one origin tells a graver step of a legal case than the "
        "earlier."
    ),
}
_WHY = {
    Why.QUANTITY: N_("Not comparable: {one} and {other} count different things."),
    Why.WHOLE: N_("Not comparable: {one} and {other} are parts of different wholes."),
    Why.PART: N_(
        "Not comparable: of {one} and {other}, one counts less, more narrowly, or over more time."
    ),
    Why.PERIOD: N_(
        "Not comparable: {one} and {other} are of different times, or one does not tell its time."
    ),
    Why.PLACE: N_(
        "Not comparable: {one} and {other} are of different places, or one does not tell its place."
    ),
    Why.PLANNED: N_(
        "Not comparable: of {one} and {other}, one is a plan or an estimate, and the other a count."
    ),
}
_SPOILT = {
    Spoilt.TRANSLATED: N_(
        "{source} writes {written}; it may mean {meant}: the acronym is a word, and a translation "
        "may have translated it. The text also names {support}."
    ),
    Spoilt.LETTERS: N_(
        "{source} writes {written}; it may mean {meant}: no known body has these letters, and "
        "{support}, named beside it, has a neighbour that nearly has them."
    ),
    Spoilt.NEGATION: N_(
        "{source} has a negation without its second part, as a translation may leave it: it may "
        "mean the contrary of what it seems to say."
    ),
}
_PLACES = Decimal("0.1")


def conclusions(dossier: Dossier, wording: Wording) -> tuple[Conclusion, ...]:
    """What the entries say together, by sort; nothing where nothing was laid side by side.

    Raises Indefensible when a sentence of ours may not be written: then it is a fault of ours.
    """
    if dossier.analysis is None:
        return ()
    telling = _Telling(dossier, dossier.analysis, wording)
    once: dict[Hashable, Conclusion] = {}
    for one in telling.all():
        rests = () if one.sort is Sort.RECKONED else one.lines
        same = one.sort, one.sentence, one.words, one.spans, rests
        before = once.get(same)
        lines = tuple(dict.fromkeys((*before.lines, *one.lines))) if before else one.lines
        once[same] = replace(one, lines=lines)
    return tuple(sorted(once.values(), key=lambda one: list(Sort).index(one.sort)))


class _Telling:
    def __init__(self, dossier: Dossier, analysis: Analysis, wording: Wording) -> None:
        self.findings, self.origins = analysis.findings, analysis.origins
        self.wording, self.gettext = wording, wording.gettext
        self.entries = dossier.entries
        self.numbers = {source.id: source.number for source in dossier.sources}
        self._two_currencies = [
            entry
            for entry in dossier.entries
            if isinstance(entry.fact, Money) and entry.fact.currency_conflict is not None
        ]

    def all(self) -> Iterator[Conclusion]:
        yield from map(self._contradicts, self.findings.contradicts)
        yield from map(self._drifted, self.findings.drifted)
        yield from map(self._mutated, self.findings.mutated)
        yield from map(self._currencies, self._two_currencies)
        yield from map(self._incomparable, self.findings.incomparable)
        yield from map(self._restated, self.findings.restated)
        yield from map(self._reckoned, self.findings.reckoned)
        yield from map(self._stands, self.findings.stands)

    def _said(
        self,
        sort: Sort,
        sentence: str,
        told: Iterable[Told],
        documents: int | None = None,
        origins: int | None = None,
    ) -> Conclusion:
        lines = tuple(dict.fromkeys(one.held.id for one in told))
        text = sworn(Statement(sentence, self.wording.language))
        return Conclusion(sort, text, lines, documents=documents, origins=origins)

    def _stands(self, found: Stands) -> Conclusion:
        documents = self.wording.documents(found.documents)
        if found.origins > 1:
            sentence = self.gettext("{documents} say this; they go back to {n} origins.").format(
                documents=documents, n=found.origins
            )
        else:
            sentence = self._single(documents, found.strongest)
        said = self._said(Sort.STANDS, sentence, found.told, found.documents, found.origins)
        return replace(said, words=found.strongest.fact.surface)

    def _single(self, documents: str, told: Told) -> str:
        """One origin, by its name where it is known. The name is an organisation's."""
        name = self.origins.of(told.document).origin.name
        if name is None:
            return self.gettext("{documents} say this; all go back to one origin.").format(
                documents=documents
            )
        return self.gettext("{documents} say this; all go back to {name}.").format(
            documents=documents, name=name
        )

    def _contradicts(self, found: Contradicts) -> Conclusion:
        return self._said(
            Sort.CONTRADICTS, self.gettext(_AT[found.at]), (found.one, found.other), 2, 2
        )

    def _incomparable(self, found: Incomparable) -> Conclusion:
        sentence = self.gettext(_WHY[found.why]).format(
            one=self._value(found.one), other=self._value(found.other)
        )
        return self._said(Sort.INCOMPARABLE, sentence, (found.one, found.other))

    def _drifted(self, found: Drifted) -> Conclusion:
        sentence = self.gettext(_LOST.get(found.lost, _LOST["value"]))
        return self._said(Sort.DRIFTED, sentence, (found.before, found.after), 2, 1)

    def _mutated(self, found: Mutated) -> Conclusion:
        source = self.numbers[found.document]
        sentence = self.gettext(_SPOILT[found.reason]).format(
            source=f"S{source}", written=found.written, meant=found.meant, support=found.support
        )
        text = sworn(Statement(sentence, self.wording.language))
        return Conclusion(
            Sort.MUTATED, text, words=found.written, sources=(source,), spans=(found.span,)
        )

    def _currencies(self, entry: Entry) -> Conclusion:
        sentence = self.gettext(
            "{source} names two currencies for one sum: a translation may have added one."
        ).format(source=f"S{entry.source.number}")
        text = sworn(Statement(sentence, self.wording.language))
        return Conclusion(Sort.MUTATED, text, (entry.number,), entry.fact.surface)

    def _restated(self, found: Restated) -> Conclusion:
        values = enumeration([self._vintage(one) for one in found.vintages], self.wording.language)
        sentence = self.gettext(
            "One figure, published with another value each time: {values}. Compare numbers of one "
            "publication only."
        ).format(values=values)
        return self._said(Sort.RESTATED, sentence, found.vintages)

    def _vintage(self, one: Told) -> str:
        date = (one.fact.vintage if isinstance(one.fact, Figure) else None) or one.published
        return f"{self._value(one)} ({self.wording.date(date)})" if date else self._value(one)

    def _reckoned(self, found: Reckoning) -> Conclusion:
        told = (found.result, *found.terms, *((found.found,) if found.found else ()))
        sentence = {Sum.CHANGE: self._change, Sum.SHARE: self._share, Sum.SUM: self._sum}
        return self._said(Sort.RECKONED, sentence[found.sort](found), told)

    def _change(self, found: Reckoning) -> str:
        low, high = self._ends(found.needed)
        change = _change_of((found.result, *found.terms))
        if low == high:
            words = self.gettext("{value} after a change of {change} means {low} before")
        else:
            words = self.gettext(
                "{value} after a change of {change} means between {low} and {high} before"
            )
        means = words.format(
            value=self._value(found.result), change=self._moved(change), low=low, high=high
        )
        if found.found is None and self._is_printed(found.needed):
            return means + "."
        if found.found is None:
            return means + self.gettext("; no line of this dossier gives that number.")
        printed = self._value(found.found)
        if found.fit is Fit.COMPATIBLE:
            return means + self.gettext("; {printed} is printed: compatible.").format(
                printed=printed
            )
        return means + self.gettext(
            "; {printed} is printed: not compatible. The number before may have been restated."
        ).format(printed=printed)

    def _is_printed(self, needed: Interval) -> bool:
        """Whether some figure here may be that number, though nothing says that it is."""
        low, high = _whole(needed)
        figures = (one.fact for one in self.entries if isinstance(one.fact, Figure))
        return any(one.value is not None and low <= one.value <= high for one in figures)

    def _share(self, found: Reckoning) -> str:
        low, high = self._ends(found.needed)
        return self.gettext(
            "{count} at a share of {share} means a whole of between {low} and {high}."
        ).format(
            count=self._value(found.result), share=self._value(found.terms[0]), low=low, high=high
        )

    def _sum(self, found: Reckoning) -> str:
        parts = enumeration([self._value(one) for one in found.terms], self.wording.language)
        return self.gettext(
            "{total} is the sum of {parts}: it may be the same counted together, and not more."
        ).format(total=self._value(found.result), parts=parts)

    def _value(self, one: Told) -> str:
        fact = one.fact
        if not isinstance(fact, Figure) or fact.value is None:
            return fact.surface
        shown = number(fact.value, self.wording.language)
        return f"{shown}\u00a0%" if fact.unit == "%" else shown

    def _moved(self, change: Change | None) -> str:
        if change is None:
            return ""
        sign = "−" if change.direction.value == "down" else "+"
        return f"{sign}{number(change.value, self.wording.language)}\u00a0{change.unit}".strip()

    def _ends(self, interval: Interval) -> tuple[str, str]:
        low, high = _whole(interval)
        return number(low, self.wording.language), number(high, self.wording.language)


def _change_of(told: Iterable[Told]) -> Change | None:
    changes = (one.fact.change for one in told if isinstance(one.fact, Figure))
    return next((one for one in changes if one is not None), None)


def _whole(interval: Interval) -> tuple[Decimal, Decimal]:
    """The counts inside an interval; tenths where it holds no whole number, or is of tenths."""
    low = interval.low.to_integral_value(ROUND_CEILING)
    high = interval.high.to_integral_value(ROUND_FLOOR)
    if low <= high:
        return low, high
    return (
        interval.low.quantize(_PLACES, ROUND_FLOOR),
        interval.high.quantize(_PLACES, ROUND_CEILING),
    )
