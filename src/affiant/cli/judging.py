"""Judgements on names at the command line: what was recorded, refused or taken back, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

import typer

from affiant.cli.messages import _, labelled
from affiant.cli.opening import WRONG_USE
from affiant.cli.output import aside, print_json, printable, say
from affiant.cli.words import VERDICTS
from affiant.names.identity import Contradiction, IntoItself, Judged, Sameness


@dataclass(frozen=True, slots=True)
class Judging:
    """Who judges, when and why; `despite` says to go on against earlier judgements."""

    by: str
    at: datetime
    why: str
    despite: bool = False


def judge_now(
    pair: tuple[tuple[str, str], tuple[str, str]],
    verdict: Sameness,
    judging: Judging,
    *,
    as_json: bool,
) -> None:
    """Record a judgement on two (node, name) and say so; exit code 2 where it is refused."""
    from affiant.evidence.entities.judging import Contradicted, judge

    (one, name), (other, other_name) = pair
    try:
        judged = judge(
            one,
            other,
            verdict,
            by=judging.by,
            at=judging.at,
            why=judging.why,
            despite=judging.despite,
        )
    except IntoItself as refused:
        message = _("{name} is one name already: nothing can be judged against itself.")
        _refuse(message.format(name=printable(name)), (), as_json=as_json, why=refused)
    except Contradicted as refused:
        message = _(
            "Earlier judgements say otherwise of {one} and {other}. Take them back with --undo "
            "NUMBER, or judge all the same with --despite:"
        ).format(one=printable(name), other=printable(other_name))
        _refuse(message, refused.by, as_json=as_json, why=refused)
    if as_json:
        print_json({"judged": judged})
        return
    say(judged_line(judged))
    say(_("To take it back: affiant who --undo {number}").format(number=judged.id))


def take_back_now(number: int, judging: Judging, *, as_json: bool) -> None:
    """Take a judgement back and say so; exit code 2 where there is none."""
    from affiant.evidence.entities.judging import NothingToTakeBack, take_back

    try:
        judged = take_back(number, by=judging.by, at=judging.at, why=judging.why)
    except NothingToTakeBack as refused:
        message = _("There is no judgement {number} that stands; `affiant who --judgements`.")
        _refuse(message.format(number=number), (), as_json=as_json, why=refused)
    if as_json:
        print_json({"judged": judged})
        return
    say(judged_line(judged))


def judged_line(judged: Judged) -> str:
    """One judgement in one line."""
    names = {"one": _name(judged.one), "other": _name(judged.other)}
    if judged.verdict is None:
        said = _("judgement {number} on {one} and {other} taken back").format(
            number=judged.takes_back, **names
        )
    else:
        said = VERDICTS[judged.verdict].format(**names)
    told = f"{judged.id:>4}  {said}, {printable(judged.by)}, {judged.at[:16].replace('T', ' ')}"
    return labelled(told, printable(judged.why)) if judged.why else told


def contradicted_line(found: Contradiction) -> str:
    """What contradicts what, and what to do."""
    others = ", ".join(str(one.id) for one in found.by)
    told = _("Judgement {number} contradicts {others}. To take one back: affiant who --undo NUMBER")
    return f"[yellow]{told.format(number=found.judged.id, others=others)}[/]"


def _name(node: str) -> str:
    """A node for people: its folded name without the kind."""
    return f"[bold]{printable(node.partition(':')[2])}[/bold]"


def _refuse(message: str, against: Iterable[Judged], *, as_json: bool, why: Exception) -> NoReturn:
    if as_json:
        print_json({"refused": message, "against": list(against)})
    else:
        aside(f"[red]{message}[/red]")
        for judged in against:
            aside(judged_line(judged))
    raise typer.Exit(WRONG_USE) from why
