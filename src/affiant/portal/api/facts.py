from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from affiant.evidence.adding import AlreadyThere, add
from affiant.evidence.held import Verdict
from affiant.evidence.models import Fact, Judgement
from affiant.evidence.ruling import UNJUDGED, rulings
from affiant.facts.codec import KINDS, encode
from affiant.portal import gate
from affiant.portal import review as reviewing
from affiant.portal.answering import told_of
from affiant.portal.api.paging import LARGEST, After, Limit
from affiant.portal.api.problem import problem
from affiant.portal.api.wrong import CONFLICT, UNUSABLE
from affiant.portal.forms.answers import LONGEST, Wrong
from affiant.portal.forms.taking import correction_of, missed
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.known import known
from affiant.portal.portion import Judged, Reviewer, judged_apart
from affiant.portal.review import Decision
from affiant.portal.written import line

router = Router()
_FORM = "en"  # numbers in answers are written as English writes them


class FactOut(Schema):
    """A fact, as people corrected it. `values` are its attributes by the fields' names;
    `judgement` is the number of the newest decision on it, 0 for none."""

    id: int
    document: int
    kind: str
    start: int
    end: int
    surface: str
    values: dict[str, Any]
    confidence: float
    verdict: str
    judgement: int
    disputed: bool
    added_by_a_person: bool


class FactsOut(Schema):
    """A portion; `next` is what to send as `after`, null at the end."""

    facts: list[FactOut]
    next: int | None


class PlaceIn(Schema):
    """Words of the document: by offsets with the words that stand there, or by the words alone."""

    start: int | None = Field(None, ge=0, le=10**11)
    end: int | None = Field(None, ge=0, le=10**11)
    words: str = Field("", max_length=20_000)
    answers: dict[str, str] = Field({}, max_length=40)

    def posted(self) -> dict[str, str]:
        """As the form of a page would send it."""
        place = {"start": self.start, "end": self.end, "words": self.words or None}
        sent = {name: str(value) for name, value in place.items() if value is not None}
        answers = {
            name: value[: LONGEST + 1].replace("\0", "") for name, value in self.answers.items()
        }
        return answers | {name: value.replace("\0", "") for name, value in sent.items()}


class JudgementIn(PlaceIn):
    """A decision. `seen` is the newest judgement that the decision knew; with a later one it is
    refused. `answers` correct attributes, by their names, as one would write them in a form."""

    verdict: Literal["accepted", "rejected", "unsure", "corrected"]
    seen: int = Field(0, ge=0, le=LARGEST)
    note: str = Field("", max_length=LONGEST)


class AdditionIn(PlaceIn):
    """A fact that the machine missed. The same `key` again adds nothing again."""

    kind: Literal[tuple(KINDS)]  # type: ignore[valid-type] # the kinds are data
    key: str = Field("", max_length=64, pattern="^[A-Za-z0-9]*$")


@router.get("/documents/{number:text}/facts", response=FactsOut, url_name="facts")
@asks(Action.READ)
def listing(
    request: HttpRequest, text: int, limit: Limit = 50, after: After = 0, kind: str = ""
) -> FactsOut | HttpResponse:
    """The facts of a document, by their number."""
    who = gate.visitor(request)
    if not gate.texts(who).filter(pk=text).exists():
        raise Http404
    rows = gate.facts(who).filter(text=text, pk__gt=after)
    if kind:
        rows = rows.filter(kind=kind.replace("\0", ""))
    found = list(rows.order_by("pk")[:limit])
    return FactsOut(
        facts=_shown(found, who),
        next=found[-1].pk if len(found) == limit else None,
    )


@router.get("/facts/{number:fact}", response=FactOut, url_name="fact")
@asks(Action.READ)
def fact(request: HttpRequest, fact: int) -> FactOut:
    """One fact."""
    who = gate.visitor(request)
    return _alone(_row(who, fact), who)


@router.post("/facts/{number:fact}/judgements", response=FactOut, url_name="judgements")
@asks(Action.JUDGE)
def judge(request: HttpRequest, fact: int, sent: JudgementIn) -> FactOut | HttpResponse:
    """Decide on a fact, as the token's owner."""
    who = gate.visitor(request)
    row = _row(who, fact)
    verdict, correction = Verdict(sent.verdict), dict[str, Any]()
    if verdict is Verdict.CORRECTED:
        basis = Reviewer(who.name).sees(rulings([row]).get(row.pk, UNJUDGED)).basis(who.name)
        try:
            verdict, correction = correction_of(row, basis, sent.posted(), known().masks, _FORM)
        except Wrong as wrong:
            return _wrong(wrong)
    note = line(sent.note, LONGEST)
    decision = Decision(verdict, who.name, _now(), sent.seen, correction, note)
    told_of(request, reviewing.decide(row, decision))
    return _alone(row, who)


@router.post("/documents/{number:text}/additions", response=FactOut, url_name="additions")
@asks(Action.JUDGE)
def addition(request: HttpRequest, text: int, sent: AdditionIn) -> FactOut | HttpResponse:
    """Add a fact that the machine missed, as the token's owner."""
    who = gate.visitor(request)
    row = gate.texts(who).filter(pk=text).first()
    if row is None:
        raise Http404
    try:
        found = missed(sent.kind, row, sent.posted(), known().masks, _FORM)
        made = add(row, found.kind, found.span, found.values, by=who.name, at=_now(), key=sent.key)
    except Wrong as wrong:
        return _wrong(wrong)
    except AlreadyThere as there:
        return problem(CONFLICT, "a fact of this kind stands on these words", fact=there.fact)
    told_of(request, Judgement.objects.filter(fact=made).latest("pk"))
    return _alone(made, who)


def told(one: Judged, text: int) -> FactOut:
    """A fact as it is shown: masked already."""
    held = one.held
    values = encode(held.fact)
    for name in ("kind", "span", "surface", "confidence", "found_by"):
        values.pop(name, None)
    return FactOut(
        id=held.id,
        document=text,
        kind=held.fact.kind,
        start=held.fact.span.start,
        end=held.fact.span.end,
        surface=held.fact.surface,
        values=values,
        confidence=held.fact.confidence,
        verdict=one.ruling.verdict.value,
        judgement=one.ruling.newest,
        disputed=one.ruling.disputed,
        added_by_a_person=held.added,
    )


def _shown(rows: Sequence[Fact], who: Visitor) -> list[FactOut]:
    """These facts as they stand, with one look at the judgements and one at who is masked."""
    judged, texts = judged_apart(rows, known().masks, Reviewer(who.name)), _texts(rows)
    return [told(one, texts[one.held.id]) for one in judged]


def _texts(rows: Sequence[Fact]) -> dict[int, int]:
    return {row.pk: row.text_id for row in rows}


def _alone(row: Fact, who: Visitor) -> FactOut:
    found = _shown([row], who)
    if not found:
        raise Http404  # it lies on words that nobody is shown
    return found[0]


def _row(who: Visitor, fact: int) -> Fact:
    row = gate.facts(who).select_related("text").filter(pk=fact).first()
    if row is None:
        raise Http404
    return row


def _wrong(wrong: Wrong) -> HttpResponse:
    field = wrong.field.name if wrong.field else None
    label = wrong.field.name if wrong.field else ""
    return problem(UNUSABLE, wrong.sentence.format(label=label), field=field)


def _now() -> datetime:
    return datetime.now(UTC)
