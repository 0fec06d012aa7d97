"""What a document says of where its story comes from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from affiant.dossiers.origins.origin import Citation
from affiant.evidence.held import HeldDocument
from affiant.facts.kinds import Mention
from affiant.names.catalogue import called
from affiant.reading.passage import PassageKind
from affiant.reading.span import Span
from affiant.vocabulary.citing import Citing, citing
from affiant.vocabulary.entity import EntityKind, OrganisationKind

_FIRST_PART = 3  # of a text, in which it says what it tells
_REACH = 60  # characters before or after the name in which the cue must stand
_BETWEEN = re.compile(
    r"[\s«“\"'’(]*(?:(?:le|la|les|l|the|du|des|au|aux|magazine|journal)[\s’']+){0,2}"
)
_AFTER = re.compile(r"[\s»”\")]*")
_REPORT = re.compile(
    r"\b(?:report|rapport|étude|study|enquête|investigation|census)\b", re.IGNORECASE
)
_IN_VIEW = re.compile(
    r"(?:\bunder|\b(?:fac|clos|open|launch|begin|end)\w*|\bsubject (?:of|to)"
    r"|l[’']objet d[’'](?:une?)?|\bvisée?s? par(?: une?)?"
    r"|\bsous le coup d[’'](?:une?)?|\bcadre d[’'](?:une?)?)"
    r"(?:\s+(?:an?|the|its|criminal|formal|preliminary|judicial|internal))*\s*$",
    re.IGNORECASE,
)
"""Before "investigation by": it is of somebody, and no report that the text tells."""
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


def citations(held: HeldDocument) -> list[Citation]:
    """Every passage that says so, in the order of the text.

    Only news media are cited as such: "according to" a company or a minister is a quotation.
    Another organisation is, when what is cited is a report of its own.
    """
    found = []
    for mention in _organisations(held):
        cue = _cue(held, mention)
        if cue is None:
            continue
        sort, span = cue
        medium = _is_medium(mention)
        if medium or (sort is not Citing.TOLD and _REPORT.search(_around(held, span))):
            name = mention.known_as or mention.name
            early = sort is Citing.CREDIT or span.start * _FIRST_PART <= len(held.document.text)
            found.append(Citation(held.id, name, sort, span, medium=medium, prominent=early))
    return found


def principal(cited: Sequence[Citation]) -> str | None:
    """Whose story the document tells: who is credited, else whose report it tells of, else the
    medium that is cited most, the first on a tie.

    A report's own publisher stands before the media that told of it. One citation in passing
    makes nobody the origin of a whole text, however many copies repeat it. One who was only "told"
    something is the origin of those words, and of the story when nobody else is cited.
    """
    for some in (
        [one for one in cited if one.citing is Citing.CREDIT],
        [one for one in cited if not one.medium],
        [one for one in cited if one.citing is Citing.REPORT],
        [one for one in cited if one.citing is Citing.TOLD],
    ):
        marked = {one.name for one in some if one.prominent}
        for name, times in _times(some).most_common():
            if times > 1 or name in marked:
                return name
    return None


def _times(cited: Iterable[Citation]) -> Counter[str]:
    """How often the one document that cites a name most does so."""
    most: Counter[str] = Counter()
    for (name, _), times in Counter((one.name, one.document) for one in cited).items():
        most[name] = max(most[name], times)
    return most


def _organisations(held: HeldDocument) -> Iterator[Mention]:
    for one in held.facts:
        if isinstance(one.fact, Mention) and one.fact.entity_kind is EntityKind.ORGANISATION:
            yield one.fact


def _is_medium(mention: Mention) -> bool:
    return any(
        known.kind is OrganisationKind.NEWS_MEDIA
        for known in called(mention.known_as or mention.name)
    )


def _cue(held: HeldDocument, mention: Mention) -> tuple[Citing, Span] | None:
    """The longest phrase that says so right before the name, else right after it."""
    text, span = held.document.text, mention.span
    passage = next((p for p in held.document.passages if span in p.span), None)
    if passage is None or passage.kind in (PassageKind.REFERENCE, PassageKind.BOILERPLATE):
        return None
    phrases = citing(held.document.language_of(passage) or "en")
    before = _since_sentence(text[max(passage.span.start, span.start - _REACH) : span.start])
    for phrase, sort in phrases["before"]:
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", before, re.IGNORECASE)
        if found and _IN_VIEW.search(before[: found.start()]):
            return None
        if found and _BETWEEN.fullmatch(before, found.end()):
            return sort, Span(span.start - len(before) + found.start(), span.end)
    after = text[span.end : min(passage.span.end, span.end + _REACH)]
    start = _AFTER.match(after)
    for phrase, sort in phrases["after"]:
        at = start.end() if start else 0
        if (
            after[at : at + len(phrase)].lower() == phrase
            and not after[at + len(phrase) : at + len(phrase) + 1].isalnum()
        ):
            return sort, Span(span.start, span.end + at + len(phrase))
    return None


def _since_sentence(before: str) -> str:
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _around(held: HeldDocument, span: Span) -> str:
    return held.document.text[max(0, span.start - _REACH) : span.end + _REACH]
