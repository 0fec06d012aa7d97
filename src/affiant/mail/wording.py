"""A verdict in words: five axes, each for itself. Facts only: nothing is called authentic.

Source, day and key stand beside every result, because a result without them proves nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from affiant.mail.authentication.arc import Chain
from affiant.mail.authentication.archive import ArchivedKey, KeySource
from affiant.mail.authentication.undo.change import Change, Undone
from affiant.mail.authentication.verdict import Coverage, Reason, Result, TimeNote, Verdict
from affiant.mail.terms import said
from affiant.vocabulary.language import translation

_OF_ITS_DAY = (TimeNote.BEFORE_KEY, TimeNote.AFTER_KEY)  # stand behind the day that they speak of


@dataclass(frozen=True, slots=True)
class Axes:
    """What is said on each axis; "" where there is nothing to say."""

    result: str
    key: str
    time: str
    coverage: str
    undone: str


class Wording:
    """Speaks "en" or "fr"."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._: Callable[[str], str] = translation("affiant.mail", language).gettext
        self._reasons = said(Reason, language)
        self._results = said(Result, language)

    def sentence(self, verdict: Verdict) -> str:
        """ "signature valid for key K, seen in the DNS on D by S"."""
        _ = self._
        if verdict.signature is None:
            return self._reasons[verdict.reason]
        name = verdict.signature.key_name
        if verdict.passes and verdict.key:
            told = _("signature valid for key {key}, {source}")
            told = told.format(key=name, source=self.source(verdict.key))
            if verdict.key.private_since is None:
                return told
            since = _("; its private part is public since {day}: whoever has it can sign")
            return told + since.format(day=verdict.key.private_since.isoformat())
        told = _("signature by {key}: {reason}")
        return told.format(key=name, reason=self._reasons[verdict.reason])

    def axes(self, verdict: Verdict, as_of: datetime | None = None) -> Axes:
        """See there."""
        return Axes(
            self._("{result}: {reason}").format(
                result=self._results[verdict.result], reason=self._reasons[verdict.reason]
            ),
            self._key(verdict),
            self._time(verdict, as_of),
            self._coverage(verdict.coverage) if verdict.signature else "",
            self._listed(self.undone(verdict.undone)) or self._("nothing"),
        )

    def source(self, key: ArchivedKey) -> str:
        """Where the key came from: by whom, and when it was seen."""
        _ = self._
        words = {
            KeySource.DNS: _("seen in the DNS {days} by {teller}"),
            KeySource.STATEMENT: _("seen in the DNS {days} as stated by {teller}, not verified"),
            KeySource.HELD: _("brought by the user, who vouches for it ({teller}); seen {days}"),
            KeySource.RECOVERED: _(
                "recovered from the trove ({teller}): one signer made these, it does not say who"
            ),
            KeySource.NONE: "",
        }
        told = words[key.source]
        if key.source is KeySource.STATEMENT and key.is_signed:
            told = _("seen in the DNS {days} as stated by {teller} with a signature that holds")
        filled = told.format(days=self._days(key), teller=key.told_by or "?")
        return " ".join(filled.split())

    def undone(self, changes: Sequence[Undone]) -> list[str]:
        """Each change that was taken back, with its place."""
        words = said(Change, self._language)
        body = self._("body")
        return [
            f"{words[one.change]} ({body if one.where == 'body' else one.where})" for one in changes
        ]

    def chain(self, chain: Chain) -> str:
        """What the chain of forwarders' seals (ARC) proves."""
        _ = self._
        if chain.result is Result.NONE:
            return _("none")
        domains = " > ".join(link.seal.domain for link in chain.links) or "?"
        if chain.result is Result.PASS:
            told = _("{result}: seals of {domains} hold; they tell what these said they had seen")
            return told.format(result=self._results[chain.result], domains=domains)
        if chain.result is Result.TEMPERROR:
            told = _("could not be checked: not in the archive of keys: {names}")
            return told.format(names=", ".join(_missing(chain)))
        reason = f"{self._reasons[chain.reason]} ({domains})"
        return _("{result}: {reason}").format(result=self._results[chain.result], reason=reason)

    def _key(self, verdict: Verdict) -> str:
        if verdict.key is None:
            return self._("none")
        size = self._("{bits} bits").format(bits=verdict.key_bits)
        return f"{verdict.key.name}, {size}, {self.source(verdict.key)}"

    def _days(self, key: ArchivedKey) -> str:
        first, last = _iso(key.first_seen), _iso(key.last_seen)
        if first and last and first != last:
            return self._("from {first} to {last}").format(first=first, last=last)
        if first or last:
            return self._("on {day}").format(day=first or last)
        return self._("on an unknown day")

    def _time(self, verdict: Verdict, as_of: datetime | None) -> str:
        _ = self._
        if verdict.signature is None:
            return ""
        words = said(TimeNote, self._language)
        told = []
        made, expires = _moment(verdict.signature.made), _moment(verdict.signature.expires)
        if made:
            told.append(_("says it was made on {day}").format(day=made))
            told += [words[note] for note in verdict.time if note in _OF_ITS_DAY]
        if expires:
            told.append(_("says it lapses on {day}").format(day=expires))
        if as_of is not None:
            told.append(_("judged as of {day}").format(day=as_of.date().isoformat()))
        told += [words[note] for note in verdict.time if note not in _OF_ITS_DAY]
        return self._listed(told) or _("no date in the signature")

    def _coverage(self, coverage: Coverage) -> str:
        _ = self._
        told = [_("signed: {fields}").format(fields=", ".join(dict.fromkeys(coverage.signed)))]
        if coverage.is_whole_body:
            told.append(_("the whole body"))
        else:
            part = _("the first {signed} of {whole} bytes of the body: the rest proves nothing")
            told.append(part.format(signed=coverage.body_signed, whole=coverage.body_whole))
        shown = [name for name in coverage.unsigned if name in _SHOWN]
        if shown:
            told.append(_("not signed: {fields}").format(fields=", ".join(shown)))
        return self._listed(told)

    def _listed(self, told: Sequence[str]) -> str:
        return self._("; ").join(told)


_SHOWN = frozenset(
    {"from", "to", "cc", "subject", "date", "sender", "reply-to", "message-id", "content-type"}
)
"""Fields that a reader sees or acts on; trace fields are never signed."""


def _missing(chain: Chain) -> list[str]:
    """The keys that are not in the archive."""
    verdicts = (chain.message, *chain.seals)
    found = [one.signature for one in verdicts if one and one.reason is Reason.NO_KEY]
    return list(dict.fromkeys(f"{one.selector}._domainkey.{one.domain}" for one in found if one))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _moment(seconds: int | None) -> str:
    """An ISO day; "" for none."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds else ""
    except (ValueError, OverflowError, OSError):
        return "> 9999"
