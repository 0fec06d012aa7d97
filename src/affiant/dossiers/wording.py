"""What a dossier says in its own voice: counts, labels, and who says so. Nothing else.

No sentence here repeats what a source alleges: the words of a fact are always shown as the
source's own, next to the name of who says them.
"""

from collections.abc import Iterable
from enum import StrEnum

from affiant.dossiers.dossier import Dossier, Entry, Section, Source
from affiant.dossiers.locale_forms import date_in_words, enumeration
from affiant.dossiers.terms import KINDS, TERMS
from affiant.dossiers.timeline import first_day
from affiant.evidence.held import ADDED, Verdict
from affiant.facts.kinds import Money, Quote, Reference, Voice
from affiant.vocabulary.language import spoken, translation


class Wording:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = spoken(language)
        catalogue = translation("affiant.dossiers", self.language)
        self.gettext = catalogue.gettext
        self.ngettext = catalogue.ngettext

    def labelled(self, label: str, value: str) -> str:
        """ "amount: 3 USD", as the language puts it."""
        return self.gettext("{label}: {value}").format(label=label, value=value)

    def listed(self, parts: Iterable[str]) -> str:
        """Notes one after the other."""
        return self.gettext("; ").join(parts)

    def term(self, member: StrEnum) -> str:
        """A word of a closed vocabulary."""
        return self.gettext(TERMS[type(member)][member])

    def kind(self, name: str) -> str:
        """The word for a kind of fact."""
        return self.gettext(KINDS[name])

    def date(self, iso: str) -> str:
        """An ISO date in words."""
        return date_in_words(iso, self.language)

    def times(self, count: int) -> str:
        """ "3 times"."""
        return self.ngettext("{n} time", "{n} times", count).format(n=count)

    def documents(self, count: int) -> str:
        """ "3 documents"."""
        return self.ngettext("{n} document", "{n} documents", count).format(n=count)

    def according_to(self, name: str) -> str:
        """Who says so, by name."""
        return self.gettext("according to {name}").format(name=name)

    def sayer(self, entry: Entry) -> str:
        """Who says so: the speaker, the author or publisher, or the document itself."""
        _, attribution = self.gettext, entry.fact.attribution
        name = attribution.name
        if isinstance(entry.fact, Quote):
            name = entry.fact.speaker or name
        if name:
            return self.according_to(name)
        if attribution.voice is Voice.SPEAKER:
            return _("according to somebody whom the document does not name")
        document = entry.source.document
        behind = ", ".join(document.authors) or document.publisher
        if behind:
            return self.according_to(behind)
        return _("according to the document, no author named")

    def flags(self, entry: Entry) -> tuple[str, ...]:
        """What a reader must know before relying on the line."""
        _, flags = self.gettext, []
        if entry.to_check:
            flags.append(_("to check"))
        if entry.verdict is Verdict.UNSURE:
            flags.append(_("judged unsure"))
        if entry.fact.found_by == ADDED:
            flags.append(_("added by a person"))
        elif entry.verdict in (Verdict.ACCEPTED, Verdict.CORRECTED):
            flags.append(_("confirmed by a person"))
        if isinstance(entry.fact, Money) and entry.fact.currency_conflict:
            flags.append(_("two currencies in one phrase"))
        if isinstance(entry.fact, Reference) and entry.fact.missing:
            flags.append(_("cited in the text, missing from the list"))
        return tuple(flags)

    def published(self, source: Source) -> str:
        """The date that the document claims for itself, and where it claims it."""
        _, date = self.gettext, source.document.published
        if date is None:
            return _("no date stated")
        basis = self.term(date.basis)
        if date.origin:
            told = _("the page repeats a text that it dates {date}")
            basis = self.listed((basis, told.format(date=self.date(date.origin))))
        elif date.may_be_repost:
            basis = self.listed((basis, _("the page may be a repost of an older text")))
        return f"{self.date(date.iso)} ({basis})"

    def card(self, source: Source) -> str:
        """Who published a source and when, by its own account, and where it was read from."""
        document = source.document
        told = (document.publisher or "", self.published(source), document.url or "")
        words = self.listed(part for part in told if part)
        read = self.gettext("Read from {place} on {date}.").format(
            place=source.locator, date=self.date(source.read_on)
        )
        return f"{words[:1].upper()}{words[1:]}. {read}"

    def summary(self, dossier: Dossier) -> str:
        """One paragraph made of counts."""
        sentences = [self._named(dossier), self._contents(dossier)]
        return " ".join(sentence for sentence in sentences if sentence)

    def caution(self, dossier: Dossier) -> str:
        """What has not been done."""
        if len(dossier.sources) == 1:
            return self.gettext(
                "Everything here rests on a single document; nothing has been corroborated."
            )
        documents = self.documents(len(dossier.sources))
        if dossier.analysis is None:
            return self.gettext(
                "{documents}; whether they are independent of one another has not been examined."
            ).format(documents=documents)
        count = dossier.analysis.origins.count(source.id for source in dossier.sources)
        return self.ngettext(
            "{documents} that go back to {n} origin. What one origin says, its copies do not "
            "confirm.",
            "{documents} that go back to {n} origins, as far as they can be told apart. What one "
            "origin says, its copies do not confirm.",
            count,
        ).format(documents=documents, n=count)

    def unlisted(self, dossier: Dossier) -> str:
        """How many persons are not listed, and why; "" when there are none."""
        n = dossier.unlisted
        if not n:
            return ""
        return self.ngettext(
            "{n} other person is mentioned and not listed: the documents state no public role "
            "for them and quote no words of theirs, or present them as somebody to be protected.",
            "{n} other persons are mentioned and not listed: the documents state no public role "
            "for them and quote no words of theirs, or present them as somebody to be protected.",
            n,
        ).format(n=n)

    def _named(self, dossier: Dossier) -> str:
        mentions = sum(source.mentions for source in dossier.sources)
        sentence = self.gettext("{name} is named {times} in {documents}").format(
            name=dossier.entity.name,
            times=self.times(mentions),
            documents=self.documents(len(dossier.sources)),
        )
        return sentence + self._dated(dossier.sources) + "."

    def _dated(self, sources: Iterable[Source]) -> str:
        claimed = {s.document.published.iso for s in sources if s.document.published}
        dates = sorted((first_day(iso), iso) for iso in claimed if first_day(iso))
        if not dates:
            return ""
        first, last = self.date(dates[0][1]), self.date(dates[-1][1])
        if first == last:
            return self.gettext(" (date stated: {date})").format(date=first)
        return self.gettext(" (dates stated: {first} to {last})").format(first=first, last=last)

    def _contents(self, dossier: Dossier) -> str:
        counts = [(section, len(dossier.of(section))) for section in Section]
        told = [self._count(section, count) for section, count in counts if count]
        if not told:
            return self.gettext("The documents hold no fact about them that was recognised.")
        return self.gettext("The documents hold {counts}.").format(
            counts=enumeration(told, self.language)
        )

    def _count(self, section: Section, n: int) -> str:
        one_or_more = {
            Section.MONEY: self.ngettext("{n} sum of money", "{n} sums of money", n),
            Section.FIGURES: self.ngettext("{n} figure", "{n} figures", n),
            Section.SAID_BY: self.ngettext(
                "{n} quotation from them", "{n} quotations from them", n
            ),
            Section.SAID_ABOUT: self.ngettext(
                "{n} quotation about them", "{n} quotations about them", n
            ),
            Section.DEMANDS_ON: self.ngettext("{n} demand on them", "{n} demands on them", n),
            Section.DEMANDS_BY: self.ngettext("{n} demand by them", "{n} demands by them", n),
            Section.RESPONSES: self.ngettext("{n} answer", "{n} answers", n),
            Section.OUTCOMES: self.ngettext("{n} outcome", "{n} outcomes", n),
            Section.CLAIMS: self.ngettext("{n} attributed claim", "{n} attributed claims", n),
            Section.TIMELINE: self.ngettext("{n} event", "{n} events", n),
            Section.REFERENCES: self.ngettext("{n} reference", "{n} references", n),
        }
        return one_or_more[section].format(n=n)
