"""Judgements on links at the command line: whether two documents are of one origin after all."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from affiant.cli.messages import _
from affiant.cli.opening import explained
from affiant.cli.output import print_json, printable, say
from affiant.cli.person import person
from affiant.cli.unlocking import refuse
from affiant.evidence.held import Verdict

if TYPE_CHECKING:
    from affiant.evidence.held import HeldDocument

SAID = {
    Verdict.ACCEPTED: _("The link of {one} with {other} is confirmed."),
    Verdict.REJECTED: _("The link of {one} with {other} counts no more."),
    Verdict.UNSURE: _("Whether {one} and {other} belong together stays open: it does not count."),
}


@dataclass(frozen=True, slots=True)
class LinkJudging:
    """What is judged of the link with `other` (a number or part of a name), by whom and why."""

    verdict: Verdict
    other: str
    by: str
    why: str


def asked(told: dict[Verdict, str | None], by: str, why: str) -> LinkJudging | None:
    """The one judgement that is asked for; None for none. Exit code 2 for several."""
    wanted = [(verdict, other) for verdict, other in told.items() if other is not None]
    if len(wanted) > 1:
        refuse(_("Judge one thing at a time."))
    return LinkJudging(*wanted[0], person(by), why) if wanted else None


def the_only(found: "list[HeldDocument]", name: str) -> "HeldDocument":
    """The document that is meant; exit code 2 where several can be."""
    if len(found) > 1:
        numbers = ", ".join(str(one.id) for one in found)
        message = _("{name} can be several documents. Say which by its number: {numbers}")
        refuse(message.format(name=printable(name), numbers=numbers))
    return found[0]


def judge_now(
    one: "HeldDocument", other: "HeldDocument", judging: LinkJudging, *, as_json: bool
) -> None:
    """Record it and say so; exit code 2 where nothing links the two."""
    from affiant.evidence.models import Link
    from affiant.evidence.tracing import judge_link

    pair = (one.id, other.id)
    if not Link.objects.filter(first__in=pair, second__in=pair).exists():
        refuse(_("Nothing links these two documents: there is nothing to judge."))
    with explained():
        at = datetime.now(UTC)
        judge_link(*pair, judging.verdict, by=judging.by, at=at, note=judging.why)
    if as_json:
        verdict = judging.verdict.value
        print_json({"judged": pair, "verdict": verdict, "by": judging.by, "why": judging.why})
        return
    names = {"one": printable(one.locator), "other": printable(other.locator)}
    say(SAID[judging.verdict].format(**names))
