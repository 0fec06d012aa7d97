"""The signatures of one message, checked while the page waits, and told on their five axes.

What is shown is worked out from the archived bytes and the keys as they are now: not what a table
once said of them.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, date, datetime, time

from affiant.mail.authentication.undo.search import Restored
from affiant.mail.authentication.verdict import Result
from affiant.mail.checked import Checked, check, undone
from affiant.mail.key_shelf import KeyShelf
from affiant.mail.models import Correspondent, SignatureCheck
from affiant.mail.wording import Axes, Wording
from affiant.portal.mail.masks import Hide
from affiant.portal.mail.opened import Opened
from affiant.reading.formats.address_list import people_of

_MOST_ADDRESSES = 20  # of the author that are tried as the account really used


@dataclass(frozen=True, slots=True)
class Wish:
    """As of which day signatures are judged, and whether what transport changed is sought."""

    as_of: date | None = None
    undo: bool = False

    @property
    def moment(self) -> datetime | None:
        """The end of that day, in UTC."""
        if self.as_of is None:
            return None
        return datetime.combine(self.as_of, time.max, UTC)

    @classmethod
    def of(cls, as_of: str, undo: str) -> "Wish":
        """What an address asks for; a day that is none is no wish."""
        try:
            return cls(date.fromisoformat(as_of) if as_of else None, undo == "1")
        except ValueError:
            return cls(None, undo == "1")


@dataclass(frozen=True, slots=True)
class Told:
    """One signature: the sentence, each axis; and what it held for once restored."""

    number: int
    sentence: str
    axes: Axes
    passes: bool
    restored: Restored | None


@dataclass(frozen=True, slots=True)
class Findings:
    """`is_checked` is False for what has no bytes, or too many. `may_undo`: one fails, and nothing
    was sought yet; what was restored once is restored again unasked. `chain` is told in words; ""
    without one."""

    is_checked: bool
    told: tuple[Told, ...] = ()
    chain: str = ""
    links: tuple[tuple[int, str, str], ...] = ()
    may_undo: bool = False


def findings(opened: Opened, wish: Wish, language: str, hide: Hide) -> Findings:
    """See the module. A domain can bear a name, so all that is said of it goes through `hide`."""
    raw = opened.raw()
    if not raw:
        return Findings(is_checked=False)
    keys, wording = KeyShelf(), Wording(language)
    found = check(raw, keys, wish.moment, is_of_mailbox=opened.is_of_mailbox)
    is_failing = any(not one.passes for one in found.verdicts if one.signature is not None)
    if wish.undo or (is_failing and _was_restored(opened)):
        wish = replace(wish, undo=True)
        found = undone(found, raw, keys, _addresses(opened))
    return replace(
        _told(found, wish, wording, hide),
        chain=hide(wording.chain(found.chain)) if found.chain.links or found.chain.detail else "",
        links=tuple((one.instance, hide(one.seal.domain), one.said) for one in found.chain.links),
    )


def _told(found: Checked, wish: Wish, wording: Wording, hide: Hide) -> Findings:
    signed = [
        Told(
            number,
            hide(wording.sentence(verdict)),
            Axes(*map(hide, astuple(wording.axes(verdict, wish.moment)))),
            verdict.passes,
            restored,
        )
        for number, (verdict, restored) in enumerate(
            zip(found.verdicts, found.restored, strict=True), 1
        )
        if verdict.signature is not None or verdict.detail
    ]
    failing = any(not one.passes for one in signed)
    return Findings(is_checked=True, told=tuple(signed), may_undo=failing and not wish.undo)


def _was_restored(opened: Opened) -> bool:
    """Whether a signature held once something was undone when the mail was worked out: what is
    shown of it here is then not less."""
    checks = SignatureCheck.objects.filter(message=opened.message, undone=True)
    return checks.filter(result=Result.PASS.value).exists()


def _addresses(opened: Opened) -> Sequence[str]:
    """Those under which the trove shows people of the author's name."""
    names = [name for name, _ in people_of([opened.headers.text("from") or ""]) if name]
    rows = Correspondent.objects.filter(name__in=names[:4]).exclude(address="")
    return tuple(rows.order_by("pk").values_list("address", flat=True)[:_MOST_ADDRESSES])
