"""The forms of facts: to say otherwise what the machine found, and to add what it missed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import get_template
from django.views.decorators.http import require_http_methods, require_safe

from affiant.evidence.adding import AlreadyThere, add
from affiant.evidence.judging import NoFact
from affiant.evidence.models import Fact, Judgement, Text
from affiant.evidence.ruling import UNJUDGED, rulings
from affiant.facts.codec import KINDS
from affiant.portal import gate
from affiant.portal.answering import WRONG, by_of, done, now, refused, reviewer_of
from affiant.portal.asked import QUIET
from affiant.portal.cards import cards
from affiant.portal.forms.answers import Wrong
from affiant.portal.forms.shown import rows, typed
from affiant.portal.forms.taking import NO_SENSE, correction_of, missed
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.labels import labels
from affiant.portal.page import page
from affiant.portal.portion import judged_alone
from affiant.portal.room_words import room_words
from affiant.portal.speech import Speech, speech_of
from affiant.portal.terms import kind_word
from affiant.portal.views.languages import back
from affiant.portal.views.review import decided, fact_of

KEY = 64  # characters of what tells one addition from another


@asks(Action.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, fact: int) -> HttpResponse:
    """The form of a fact, and what was said in it otherwise than the machine does."""
    row, speech = fact_of(request, fact), speech_of(request)
    if request.method != "POST":
        return _correcting(request, row, speech)
    ruling = reviewer_of(request).sees(rulings([row]).get(row.pk, UNJUDGED))
    basis = ruling.basis(by_of(request))
    try:
        verdict, found = correction_of(row, basis, request.POST, known().masks, speech.language)
        return decided(request, row, verdict, found)
    except (Wrong, NoFact) as error:
        sentence, wrong = _sentence(error, speech), _field(error)
        return refused(
            request,
            sentence,
            lambda: _correcting(request, row, speech, sentence=sentence, wrong=wrong),
            {"field": wrong},
        )


@asks(Action.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def addition(request: HttpRequest, text: int) -> HttpResponse:
    """The form for what the machine missed, and what was found so."""
    row = gate.texts(gate.visitor(request)).filter(pk=text).first()
    if row is None:
        raise Http404
    kind, speech = _kind(request), speech_of(request)
    if request.method != "POST" or not kind:
        return _adding(request, row, kind, speech)
    try:
        found = missed(kind, row, request.POST, known().masks, speech.language)
        made = add(
            row, kind, found.span, found.values, by=by_of(request), at=now(), key=_key(request)
        )
    except AlreadyThere as there:
        sentence = speech.gettext(
            "There is a fact of this kind on exactly these words. Judge or correct that one."
        )
        more = {"fact": there.fact}
        return refused(
            request, sentence, lambda: _adding(request, row, kind, speech, sentence=sentence), more
        )
    except (Wrong, NoFact) as error:
        sentence, wrong = _sentence(error, speech), _field(error)
        return refused(
            request,
            sentence,
            lambda: _adding(request, row, kind, speech, sentence=sentence, wrong=wrong),
            {"field": wrong},
        )
    return done(request, made, Judgement.objects.filter(fact=made).latest("pk"))


@asks(Action.READ)
@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """The empty forms of all kinds, for the room's script: it has them when the connection has
    gone."""
    speech = speech_of(request)
    shown = {
        "say": labels(speech),
        "words": room_words(speech),
        "forms": [(kind, kind_word(kind, speech), rows(kind, speech)) for kind in KINDS],
        "language": speech.language,
    }
    return HttpResponse(get_template("forms.html").render(shown, request))


def _correcting(
    request: HttpRequest, row: Fact, speech: Speech, *, sentence: str = "", wrong: str = ""
) -> HttpResponse:
    """The page with the form, for who has no script."""
    judged = judged_alone(row, known().masks, reviewer_of(request))
    [card] = cards([judged], by_of(request), speech, blind=reviewer_of(request).blind)
    return page(
        request,
        "correct.html",
        status=WRONG if sentence else 200,
        card=card,
        document=row.text_id,
        rows=_filled(row.kind, request, judged.held.fact, speech),
        surface=judged.held.fact.surface,
        typed=request.POST.get("words", judged.held.fact.surface),
        sentence=sentence,
        wrong=wrong,
        words=room_words(speech),
        leads=back(request) if request.method == "POST" else _room_of(row),
    )


def _room_of(row: Fact) -> str:
    """The room, opened on this fact, which is listed there."""
    quiet = "kind=all&" if row.kind in QUIET else ""
    return f"/documents/{row.text_id}?{quiet}fact={row.pk}"


def _adding(
    request: HttpRequest,
    row: Text,
    kind: str,
    speech: Speech,
    *,
    sentence: str = "",
    wrong: str = "",
) -> HttpResponse:
    named = sorted((kind_word(one, speech), one) for one in KINDS)
    return page(
        request,
        "add.html",
        status=WRONG if sentence else 200,
        document=row,
        title=known().masks.hide(row.title, row.pk),
        kind=kind,
        kind_word=kind_word(kind, speech) if kind else "",
        kinds=[(code, word) for word, code in named],
        rows=_filled(kind, request, None, speech) if kind else (),
        typed=request.POST.get("words", ""),
        sentence=sentence,
        wrong=wrong,
        words=room_words(speech),
        leads=f"/documents/{row.pk}",
    )


def _filled(kind: str, request: HttpRequest, fact: Any, speech: Speech) -> list[tuple[Any, str]]:
    """The fields with what was typed, or with what the fact says."""
    held = typed(fact, speech.language) if fact is not None else {}
    sent = request.POST if request.method == "POST" else {}
    return [(row, sent.get(row.name, held.get(row.name, ""))) for row in rows(kind, speech)]


def _kind(request: HttpRequest) -> str:
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    return asked if asked in KINDS else ""


def _key(request: HttpRequest) -> str:
    return "".join(one for one in request.POST.get("key", "") if one.isalnum())[:KEY]


def _field(error: Exception) -> str:
    """The name of the field that is wrong; "" for the words themselves."""
    return error.field.name if isinstance(error, Wrong) and error.field else ""


def _sentence(error: Exception, speech: Speech) -> str:
    if not isinstance(error, Wrong):
        return speech.gettext(NO_SENSE)
    label = speech.gettext(error.field.label) if error.field else ""
    return speech.gettext(error.sentence).format(label=label)
