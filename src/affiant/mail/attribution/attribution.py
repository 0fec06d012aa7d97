"""From a message's From address and what was checked, to an organisation with its grade."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from affiant.mail.attribution.account import account
from affiant.mail.attribution.domain import aligned
from affiant.mail.attribution.grade import Grade, Ground
from affiant.mail.attribution.holder import Holder, Kind, holder, past_holders
from affiant.mail.attribution.recorded import Record, recorded
from affiant.mail.authentication.archive import KeySource
from affiant.mail.authentication.undo.change import Change
from affiant.mail.authentication.verdict import Result, TimeNote, Verdict

_TENANT_SELECTOR = re.compile(r"selector\d-(.+)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`sender` is the account, as it is counted (confidential: a person); "" where there is none.

    `grounds` has the reason of the grade first, then what else a reader should know. `key_source`
    tells where the key came from that a grade A or B rests on.
    """

    sender: str
    holder: Holder
    grade: Grade
    grounds: tuple[Ground, ...]
    key_source: KeySource = KeySource.NONE

    @property
    def employer(self) -> str | None:
        """Whom the message is credited to: an employer of the table, and nothing against it."""
        is_credited = self.holder.kind is Kind.EMPLOYER and self.grade not in (Grade.X, Grade.Z)
        return self.holder.organisation if is_credited else None


def attribute(
    address: str,
    verdicts: Iterable[Verdict] = (),
    received: Sequence[str] = (),
    results: Sequence[str] = (),
    on: date | None = None,
) -> Attribution:
    """Whose account it was, by all that is given.

    `address` is the one address of From ("anne@corp.example"); a message with several or none
    is given "". `verdicts` are those of its signatures as it stands or, for a restored message,
    as restored. `received` and `results` are the values of Received and Authentication-Results
    from the top down; `on` is the day of the message.
    """
    sender = account(address)
    domain = sender.rpartition("@")[2]
    whose = holder(domain, on)
    if not sender:
        return Attribution("", whose, Grade.D, (Ground.NO_ADDRESS,))
    signed = tuple(verdict for verdict in verdicts if verdict.signature)
    grade, grounds, source = _graded(domain, signed, received, results)
    if whose.kind is Kind.CONSUMER:
        grade, grounds = Grade.X, (Ground.CONSUMER, *grounds)
    return Attribution(sender, whose, grade, (*grounds, *_about(whose, on)), source)


_Graded = tuple[Grade, tuple[Ground, ...], KeySource]


def _graded(
    domain: str, signed: Sequence[Verdict], received: Sequence[str], results: Sequence[str]
) -> _Graded:
    own = [verdict for verdict in signed if aligned(_domain(verdict), domain)]
    proofs = [verdict for verdict in own if verdict.passes and not _why_no_proof(verdict)]
    if proofs:
        best = min(proofs, key=lambda verdict: (bool(verdict.undone), _worth(verdict)))
        grade = Grade.B if best.undone else Grade.A
        first = Ground.UNDONE if best.undone else Ground.ALIGNED
        return grade, (first, *_notes(best)), best.key_source
    against = tuple(dict.fromkeys(ground for one in own if (ground := _why_no_proof(one))))
    grade, grounds = _unproved(domain, signed, received, results)
    return grade, (*grounds, *against), KeySource.NONE


def _unproved(
    domain: str, signed: Sequence[Verdict], received: Sequence[str], results: Sequence[str]
) -> tuple[Grade, tuple[Ground, ...]]:
    others = [one for one in signed if one.passes and not aligned(_domain(one), domain)]
    if any(holder(_domain(one)).kind is Kind.CONSUMER for one in others):
        return Grade.Z, (Ground.SIGNED_BY_CONSUMER,)
    record = recorded(domain, received, results).record
    if record is Record.FAILED:
        return Grade.Z, (Ground.RECORDED_FAILURE,)
    if any(_is_tenant_of(one, domain) for one in others):
        return Grade.C, (Ground.TENANT,)
    if record is Record.PASSED:
        return Grade.C, (Ground.RECORDED,)
    also = (Ground.SIGNED_BY_OTHER,) if others else ()
    return Grade.D, (Ground.FROM_ALONE, *also)


def _why_no_proof(verdict: Verdict) -> Ground | None:
    """Why an aligned signature shows nothing about the From that stands there."""
    if verdict.result is Result.FAIL:
        return Ground.SIGNATURE_FAILS
    if TimeNote.PRIVATE_PART_PUBLIC in verdict.time:
        return Ground.PRIVATE_KEY_PUBLIC
    if any(undone.change is Change.FROM for undone in verdict.undone):
        return Ground.FROM_WAS_REWRITTEN
    return None


def _notes(verdict: Verdict) -> tuple[Ground, ...]:
    notes = {
        Ground.KEY_RECOVERED: verdict.key_source is KeySource.RECOVERED,
        Ground.OUTSIDE_KEY_WINDOW: TimeNote.BEFORE_KEY in verdict.time
        or TimeNote.AFTER_KEY in verdict.time,
        Ground.BODY_PARTLY_SIGNED: not verdict.coverage.is_whole_body,
    }
    return tuple(ground for ground, holds in notes.items() if holds)


def _worth(verdict: Verdict) -> int:
    return list(KeySource).index(verdict.key_source)


def _domain(verdict: Verdict) -> str:
    return verdict.signature.domain if verdict.signature else ""


def _is_tenant_of(verdict: Verdict, domain: str) -> bool:
    """Whether a provider signed for a tenant and names the tenant's own domain in doing so.

    Microsoft's selector is "selector1-corp-com" at d=NAME.onmicrosoft.com; Google's d= is
    "corp-com.20230601.gappssmtp.com". Both write the dots as dashes, so "a-b.com" and "a.b.com"
    look alike: no more than grade C.
    """
    if verdict.signature is None:
        return False
    dashed, at = domain.replace(".", "-"), verdict.signature.domain
    if at.endswith(".onmicrosoft.com"):
        named = _TENANT_SELECTOR.fullmatch(verdict.signature.selector.lower())
        return named is not None and named.group(1) == dashed
    return at.endswith(".gappssmtp.com") and at.partition(".")[0] == dashed


def _about(whose: Holder, on: date | None) -> tuple[Ground, ...]:
    if whose.kind is Kind.UNKNOWN:
        is_past = on is not None and bool(past_holders(whose.domain, on))
        return (Ground.ANOTHER_TIME if is_past else Ground.DOMAIN_UNKNOWN,)
    is_unchecked = whose.source is not None and whose.source.checked is None
    return (Ground.ENTRY_UNCHECKED,) if is_unchecked else ()
