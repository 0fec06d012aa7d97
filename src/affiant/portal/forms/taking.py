"""From a form that was sent to a decision, or to a fact that was missed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from affiant.dossiers.terms import N_
from affiant.evidence.held import Verdict
from affiant.evidence.judging import OF_THE_MACHINE
from affiant.evidence.models import Fact, Text
from affiant.facts.codec import decode, encode
from affiant.facts.kinds import UNSTATED
from affiant.portal.forms.answers import Wrong, answered, needed
from affiant.portal.forms.placing import attribution, meant, stands, stays
from affiant.portal.forms.shown import typed
from affiant.portal.masks import Masks
from affiant.reading.span import Span

NO_SENSE = N_("These answers do not go together. Look at the fields again.")
_NO_PLACE = N_("Select the words that say it, or write them as they stand in the document.")

Posted = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Missed:
    """A fact that the machine missed, as a person gives it."""

    kind: str
    span: Span
    values: dict[str, Any]


def correction_of(
    row: Fact, basis: Mapping[str, Any], posted: Posted, masks: Masks, language: str
) -> tuple[Verdict, dict[str, Any]]:
    """What a form says otherwise than the machine. `basis` is the correction that the form showed
    already. A form that comes to what the machine found accepts it. Raises Wrong."""
    stored = {**row.values, **basis}
    fact, text = decode(stored), row.text
    shown = {name: masks.hide(value, text.pk) for name, value in typed(fact, language).items()}
    changes = answered(row.kind, posted, shown, language)
    span = meant(posted, text, masks, fact.span.start)
    if span is not None:
        changes |= _place(row, span)
    where = Span(*changes["span"]) if "span" in changes else fact.span
    changes = _whole(changes, stored, text, where)
    found = _otherwise(row.values, {**stored, **changes})
    return (Verdict.CORRECTED, found) if found else (Verdict.ACCEPTED, {})


def missed(kind: str, text: Text, posted: Posted, masks: Masks, language: str) -> Missed:
    """The fact that a form gives. Raises Wrong."""
    values = answered(kind, posted, {}, language)
    needed(kind, values)
    near = _near(posted)
    span = meant(posted, text, masks, near)
    if span is None:
        raise Wrong(_NO_PLACE)
    span, _ = stands(text, span)
    return Missed(kind, span, _whole(values, {"kind": kind}, text, span))


def _near(posted: Posted) -> int:
    near = posted.get("near", "")
    return int(near) if near.isascii() and near.isdecimal() and len(near) < 12 else 0  # noqa: PLR2004 - a text is shorter


def _place(row: Fact, span: Span) -> dict[str, Any]:
    span, words = stands(row.text, span)
    stays(Span(row.start, row.end), span, row.text)
    content = {"content": words} if row.kind == "quote" else {}
    return {"span": [span.start, span.end], "surface": words, **content}


def _whole(
    changes: dict[str, Any], stored: Mapping[str, Any], text: Text, where: Span
) -> dict[str, Any]:
    """The changes with what follows from them."""
    if "speaker" in changes:
        changes["attribution"] = attribution(changes["speaker"], text, where)
    elif "attribution" in changes:
        changes["attribution"] = attribution(changes["attribution"], text, where)
    whole = {**stored, **changes}
    if whole["kind"] == "figure" and whole.get("unit") == "%" and not whole.get("denominator"):
        changes["denominator"] = UNSTATED
    return changes


def _otherwise(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes in which the wanted fact differs from the found one."""
    try:
        now = encode(decode(dict(wanted)))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise Wrong(NO_SENSE) from error
    before = encode(decode(dict(found)))
    names = (now.keys() | before.keys()) - OF_THE_MACHINE
    return {
        name: now[name] if name in now else wanted.get(name)
        for name in sorted(names)
        if now.get(name) != before.get(name)
    }
