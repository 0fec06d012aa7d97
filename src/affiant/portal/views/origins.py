from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.dossiers.origins import Lineage, find_origins
from affiant.dossiers.origins.telling import Telling
from affiant.evidence.held import HeldDocument
from affiant.evidence.questions import held
from affiant.evidence.tracing import is_traced
from affiant.portal import gate
from affiant.portal.gate import Action, asks
from affiant.portal.known import known
from affiant.portal.leaves import Leaves
from affiant.portal.masks import Masks
from affiant.portal.page import page
from affiant.portal.speech import speech_of

PAGE = 50  # lineages


@asks(Action.READ)
@require_safe
def origins(request: HttpRequest) -> HttpResponse:
    """Which documents tell one story, the largest lineage first."""
    speech = speech_of(request)
    leaves = Leaves.of(request.GET.get("page", ""), PAGE)
    visitor = gate.visitor(request)
    documents = {one.id: one for one in held(gate.texts(visitor))}
    found = sorted(
        find_origins(list(documents.values()), gate.links(visitor)).lineages,
        key=lambda one: (-len(one.documents), one.documents),
    )
    telling, masks = Telling(speech.language), known().masks
    return page(
        request,
        "origins.html",
        count=telling.count(len(documents), len(found)),
        lineages=[
            _shown(one, documents, telling, masks)
            for one in found[leaves.offset : leaves.offset + PAGE]
        ],
        leaves=leaves.among(len(found)),
        traced=is_traced(),
    )


def _shown(
    lineage: Lineage, documents: dict[int, HeldDocument], telling: Telling, masks: Masks
) -> dict[str, Any]:
    def title(one: int) -> str:
        document = documents[one]
        return masks.hide(document.document.title or document.locator, one)

    return {
        "origin": masks.hide(telling.origin(lineage)),
        "documents": [
            (one, title(one), masks.hide(documents[one].locator, one)) for one in lineage.documents
        ],
        "citations": [
            masks.hide(telling.citation(one, documents[one.document].document.text), one.document)
            for one in lineage.origin.citations
        ],
        "links": [
            {
                "this": title(int(str(link.second))),
                "told": telling.relation(link, title(int(str(link.first)))),
                "certainty": telling.certainty(link),
                "passages": telling.passages(link),
            }
            for link in lineage.links
        ],
    }
