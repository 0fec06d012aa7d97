"""How a document hangs together with others: shown to who reads both, judged by who may say it for
the whole casefile, taken back whole."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from affiant.access.audit.action import Action as Deeds
from affiant.access.audit.action import ObjectKind
from affiant.dossiers.origins.telling import Telling
from affiant.evidence.held import Verdict
from affiant.evidence.models import Passage, Text
from affiant.evidence.questions import locators_of
from affiant.evidence.ties import Tie, take_back, ties_of
from affiant.evidence.tracing import is_traced, judge_link
from affiant.lineage.link import Link, Match
from affiant.portal import gate
from affiant.portal.called import beside, called
from affiant.portal.desks import look_at
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.link_words import link_words, verdict_words
from affiant.portal.page import page
from affiant.portal.portion import portion_of
from affiant.portal.speech import Speech, speech_of
from affiant.portal.views.judged import may_judge
from affiant.portal.written import reason_of
from affiant.reading.span import Span

WRONG = 400
MOST_MATCHES = 3  # of a link that are shown with their words
WORDS = 300  # characters of one

Hide = Callable[[str], str]


@asks(Action.READ)
@require_safe
def listing(request: HttpRequest, text: int) -> HttpResponse:
    """What the document has in common with others."""
    return _listed(request, text)


@asks(Action.EDIT)
@require_POST
def decide(request: HttpRequest, text: int, other: int) -> HttpResponse:
    """Judge one of its links, or take back what was judged of it."""
    who = gate.visitor(request)
    if not who.documents.whole:
        raise PermissionDenied
    _seen(request, text)
    if not any(other in (one.link.first, one.link.second) for one in ties_of(text)):
        raise Http404
    told, why = request.POST.get("verdict", ""), reason_of(request)
    if told == "back":
        take_back(text, other, by=who.name, at=_now(), note=why)
    elif told in [one.value for one in verdict_words(speech_of(request))]:
        judge_link(text, other, Verdict(told), by=who.name, at=_now(), note=why)
    else:
        return _listed(request, text, refused=True)
    gate.record(request, Deeds.JUDGED, ObjectKind.DOCUMENT, str(text), document=other)
    return HttpResponseRedirect(f"/documents/{text}/links#l{other}")


def _listed(request: HttpRequest, text: int, *, refused: bool = False) -> HttpResponse:
    speech, row = speech_of(request), _seen(request, text)
    who = gate.visitor(request)
    among = None if who.documents.whole else gate.texts(who).values_list("pk", flat=True)
    ties = ties_of(text, among)
    sheet = _Sheet.of(row, ties, request, speech)
    return page(
        request,
        "links.html",
        status=WRONG if refused else 200,
        document=row,
        called=sheet.title(row.pk),
        locator=sheet.locators.get(row.pk, ""),
        ties=[sheet.shown(one) for one in ties if sheet.has(one)],
        traced=is_traced(),
        judging=may_judge(request),
        verdicts=[(one.value, word) for one, word in verdict_words(speech).items()],
        refused=refused,
        words=link_words(speech),
    )


def _seen(request: HttpRequest, text: int) -> Text:
    """The document, if the visitor sees it. Raises Http404."""
    row = gate.texts(gate.visitor(request)).filter(pk=text).first()
    if row is None:
        raise Http404
    return row


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the links of one document are told with. Titles and words go through the masks."""

    text: int
    titles: Mapping[int, str]
    locators: Mapping[int, str]
    bodies: Mapping[int, str]
    hides: Mapping[int, Hide]
    begins: Mapping[int, list[int]]
    telling: Telling
    speech: Speech

    @classmethod
    def of(cls, row: Text, ties: list[Tie], request: HttpRequest, speech: Speech) -> "_Sheet":
        """That of these; a few queries, however many they are."""
        wanted = {row.pk, *(_other(one.link, row.pk) for one in ties)}
        rows = list(gate.texts(gate.visitor(request)).filter(pk__in=wanted).select_related("body"))
        look_at([one.pk for one in rows])
        masks, where = known().masks, locators_of(rows)
        bodies = {one.pk: one.body.text for one in rows}
        # Whom a whole document names is masked in each piece of it, by a part of the name too.
        hides = {
            one.pk: masks.hider([bodies[one.pk], one.title, where.get(one.pk, "")], one.pk)
            for one in rows
        }
        told = {
            one.pk: (hides[one.pk](one.title), hides[one.pk](where.get(one.pk, ""))) for one in rows
        }
        titles = {pk: called(*pair) for pk, pair in told.items()}
        locators = {pk: beside(*pair) for pk, pair in told.items()}
        telling = Telling(speech.language)
        return cls(row.pk, titles, locators, bodies, hides, _begins(bodies), telling, speech)

    def has(self, tie: Tie) -> bool:
        """Whether the other document is one that may be told of."""
        return _other(tie.link, self.text) in self.titles

    def title(self, text: int) -> str:
        """How a document is called."""
        return self.titles.get(text, "")

    def shown(self, tie: Tie) -> dict[str, Any]:
        """A link as the template has it."""
        other = _other(tie.link, self.text)
        return {
            "other": other,
            "title": self.title(other),
            "locator": self.locators.get(other, ""),
            "told": self.telling.relation(tie.link, self.title(other)),
            "direction": self.telling.direction(tie.link, self.text),
            "certainty": self.telling.certainty(tie.link),
            "passages": self.telling.passages(tie.link),
            "reasons": list(self.telling.reasons(tie.link)),
            "matches": list(self._matches(tie.link)),
            "opinions": list(self._opinions(tie)),
            "chosen": tie.stands.verdict.value if tie.stands and tie.stands.verdict else "",
            "disputed": tie.is_disputed,
        }

    def _matches(self, link: Link) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for match in link.matches[:MOST_MATCHES]:
            yield self._side(link, match, here=True), self._side(link, match, here=False)

    def _side(self, link: Link, match: Match, *, here: bool) -> dict[str, Any]:
        is_first = (link.first == self.text) == here
        span = match.first if is_first else match.second
        text = self.text if here else _other(link, self.text)
        words = self._words(text, span)
        begins = self.begins.get(text, [0])
        at = begins[max(bisect_right(begins, span.start) - 1, 0)]
        return {
            "words": f"{words[:WORDS]}…" if len(words) > WORDS else words,
            "address": f"/documents/{text}?part={portion_of(span.start)}#p{at}",
        }

    def _words(self, text: int, span: Span) -> str:
        """The words there. Whole lines are masked, so that no half of a name is left at an end."""
        body = self.bodies[text]
        start = body.rfind("\n", 0, span.start) + 1
        end = body.find("\n", span.end)
        lines = body[start : end if end >= 0 else len(body)]
        hidden = self.hides[text](lines)
        if len(hidden) != len(lines):
            return hidden
        return hidden[span.start - start : span.end - start]

    def _opinions(self, tie: Tie) -> Iterator[dict[str, str]]:
        words, said = verdict_words(self.speech), link_words(self.speech)
        for one in tie.opinions:
            yield {
                "by": one.by,
                "on": self.speech.date(one.at.date().isoformat()),
                "said": words[one.verdict] if one.verdict else said["taken_back"],
                "why": one.why,
            }


def _begins(texts: Iterable[int]) -> dict[int, list[int]]:
    """Where the passages of each begin: the places that an address can lead to."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Passage.objects.filter(text__in=list(texts)).order_by("text", "start")
    for text, start in rows.values_list("text", "start"):
        found[text].append(start)
    return found


def _other(link: Link, text: int) -> int:
    return int(str(link.second if link.first == text else link.first))


def _now() -> datetime:
    return datetime.now(UTC)
