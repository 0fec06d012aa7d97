from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.dossiers.origins import Lineage
from affiant.dossiers.origins.origin import Citation
from affiant.dossiers.origins.telling import Telling
from affiant.evidence.questions import locators_of
from affiant.evidence.tracing import is_traced
from affiant.portal import gate
from affiant.portal.called import beside, called
from affiant.portal.desks import look_at
from affiant.portal.gate import Action, Visitor, asks
from affiant.portal.known import known
from affiant.portal.leaves import Leaves
from affiant.portal.lineages import lineages
from affiant.portal.masks import Masks
from affiant.portal.page import page
from affiant.portal.speech import Speech, speech_of
from affiant.portal.views.judged import may_judge

PAGE = 50  # lineages
MOST_DOCUMENTS = 30  # of one lineage that are named
MOST_CITATIONS = 5  # of one lineage that are quoted


@asks(Action.READ)
@require_safe
def origins(request: HttpRequest) -> HttpResponse:
    """Which documents tell one story, the largest lineage first."""
    speech, visitor = speech_of(request), gate.visitor(request)
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    every = lineages(visitor)
    found = every.all[leaves.offset : leaves.offset + PAGE]
    sheet = _Sheet.of(found, visitor, known().masks, speech)
    return page(
        request,
        "origins.html",
        count=sheet.telling.count(every.count, len(every.all)),
        lineages=[sheet.shown(one) for one in found],
        leaves=leaves.among(len(every.all)),
        traced=is_traced(),
        judging=may_judge(request),
        anew=_anew(speech) if every.anew else "",
    )


def _anew(speech: Speech) -> str:
    return speech.gettext(
        "Something was judged or came in a moment ago. Which documents speak with one voice is "
        "being worked out anew; until then this page shows what held before."
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the lineages of one page are told with: titles, locators and words, unmasked."""

    titles: dict[int, str]
    locators: dict[int, str]
    words: dict[int, str]
    masks: Masks
    telling: Telling
    speech: Speech

    @classmethod
    def of(cls, found: Iterable[Lineage], who: Visitor, masks: Masks, speech: Speech) -> "_Sheet":
        """That of these; four queries, however many they are."""
        found = list(found)
        texts = gate.texts(who)
        named = [text for one in found for text in one.documents[:MOST_DOCUMENTS]]
        cited = {citation.document for one in found for citation in _citations(one)}
        rows = list(texts.filter(pk__in=named).defer("description"))
        bodies = texts.filter(pk__in=cited).values_list("pk", "body__text")
        titles = {row.pk: row.title for row in rows}
        look_at(titles)
        telling = Telling(speech.language)
        return cls(titles, locators_of(rows), dict(bodies), masks, telling, speech)

    def shown(self, one: Lineage) -> dict[str, Any]:
        """A lineage as the template has it."""
        texts = [text for text in one.documents[:MOST_DOCUMENTS] if text in self.titles]
        documents = [(text, self._title(text), self._locator(text)) for text in texts]
        rest, hide = len(one.documents) - len(documents), self.masks.hide
        return {
            "origin": hide(self.telling.origin(one)),
            "documents": documents,
            "alone": documents[0] if len(documents) == 1 and not rest else None,
            "more": self.speech.ngettext("and {n} more", "and {n} more", rest) if rest else "",
            "citations": [
                hide(
                    self.telling.citation(citation, self.words[citation.document]),
                    citation.document,
                )
                for citation in _citations(one)
                if citation.document in self.words
            ],
            "links": list(self._links(one)),
        }

    def _title(self, text: int) -> str:
        return self.masks.hide(called(self.titles[text], self.locators.get(text, "")), text)

    def _locator(self, text: int) -> str:
        return self.masks.hide(beside(self.titles[text], self.locators.get(text, "")), text)

    def _links(self, one: Lineage) -> Iterable[dict[str, str]]:
        """Those between documents that are named."""
        for link in one.links:
            first, second = int(str(link.first)), int(str(link.second))
            if first in self.titles and second in self.titles:
                yield {
                    "this": self._title(second),
                    "told": self.telling.relation(link, self._title(first)),
                    "certainty": self.telling.certainty(link),
                    "passages": self.telling.passages(link),
                }


def _citations(one: Lineage) -> tuple[Citation, ...]:
    return one.origin.citations[:MOST_CITATIONS]
