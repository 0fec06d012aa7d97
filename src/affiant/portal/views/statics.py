"""The style sheet and the scripts: a handful of files of the package, known by name."""

from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from affiant.portal.gate import Action, asks

_OURS = files("affiant.portal").joinpath("static")
_TOKENS_END = "/* The sheet */"  # what stands before it in the dossier's sheet is tokens
SHEET = "portal.css"
SCRIPTS = (
    "answered.js",
    "card.js",
    "drawn.js",
    "keys.js",
    "place.js",
    "queue.js",
    "returned.js",
    "room.js",
    "upload.js",
    "progress.js",
    "sheet.js",
    "passkey.js",
)
_TYPES = {"css": "text/css", "js": "text/javascript"}


def style() -> str:
    """The one style sheet: the dossier's tokens, then the portal's own rules."""
    dossier = files("affiant.dossiers.render").joinpath("dossier.css").read_text("utf-8")
    return dossier.partition(_TOKENS_END)[0] + _OURS.joinpath(SHEET).read_text("utf-8")


@asks(Action.ENTER)
@require_safe
def static(request: HttpRequest, name: str) -> HttpResponse:
    """A file of ours; 404 for any other name."""
    del request
    if name not in (SHEET, *SCRIPTS):
        raise Http404
    content = style() if name == SHEET else _OURS.joinpath(name).read_text("utf-8")
    return HttpResponse(content, content_type=f"{_TYPES[name.rpartition('.')[2]]}; charset=utf-8")
